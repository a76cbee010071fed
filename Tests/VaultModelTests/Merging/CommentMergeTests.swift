import TestSupport
import Testing
import VaultModel

@Suite("Merging comments")
struct CommentMergeTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private let head = "---\ntype: contact\nid: c-a\n---\n\n## Interactions\n"

    private func entry(_ body: String = "> Text\n", _ comments: String...) -> String {
        head + "\n> [!call] 2026-01-01 10:00 Budget\n> - logged-by:: Jane\n>\n" + body + comments.joined() + "\n^i-a\n"
    }

    private func comment(_ text: String, _ minute: String = "00", by name: String = "Sam") -> String {
        ">\n> > [!comment] 2026-03-15 09:\(minute)\n> > - by:: \(name)\n> >\n> > \(text)\n"
    }

    /// Both ways round; the result of the first.
    private func merged(_ base: String, _ ours: String, _ theirs: String) -> MergedNote {
        let (one, other) = (fixture.merge(base, ours, theirs), fixture.merge(base, theirs, ours))
        #expect(one.isClean == other.isClean)
        if one.isClean { #expect(one.bytes == other.bytes) }
        return one
    }

    private func expectConflict(
        _ base: String, _ ours: String, _ theirs: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let merged = merged(base, ours, theirs)
        #expect(merged.conflicts.map(\.kind) == [.interaction(id: "i-a")], sourceLocation: sourceLocation)
    }

    @Test(
        "A comment never becomes text: where the other side leaves something open, both are for a person",
        arguments: ["> ```\n> boot ok\n", "> Text\n> ~~~\n> x\n", "> <!-- note\n", "> <pre>\n> x\n"])
    func openText(body: String) {
        expectConflict(entry(), entry(body), entry("> Text\n", comment("Seen")))
        expectConflict("", entry(body), entry("> Text\n", comment("Seen")))
        let closed = entry("> Text\n> ```\n> boot ok\n> ```\n")
        let merged = merged(entry(), closed, entry("> Text\n", comment("Seen")))
        #expect(String(note: merged.bytes) == entry("> Text\n> ```\n> boot ok\n> ```\n", comment("Seen")))
    }

    @Test("A comment that both added and one edited is one", arguments: [true, false])
    func edited(hasEntry: Bool) {
        let base = hasEntry ? entry() : head
        let (one, two) = (entry("> Text\n", comment("On Friday")), entry("> Text\n", comment("On Monday")))
        expectConflict(base, one, two)
        expectConflict(base, one, entry("> Text\n", comment("On Monday"), comment("More", "01")))
        // By somebody else, or at another time, it is another one.
        for other in [comment("On Monday", by: "Ann"), comment("On Monday", "01")] {
            let merged = merged(base, one, entry("> Text\n", other))
            #expect(merged.isClean && String(note: merged.bytes).contains("On Friday"))
            #expect(String(note: merged.bytes).contains("On Monday"))
        }
    }

    @Test("Of several by one person at one time nobody can tell which is which, so all are there")
    func several() {
        let (one, two) = (comment("On Friday"), comment("By train"))
        let merged = merged(entry(), entry("> Text\n", one, two), entry("> Text\n", comment("On Monday")))
        let text = String(note: merged.bytes)
        #expect(merged.isClean && ["On Friday", "By train", "On Monday"].allSatisfy { text.contains($0) })
    }

    @Test(
        "A deleted comment does not come back where the other side made a text of it",
        arguments: [
            ("[!comment]", "[!coment]"), ("[!comment]", "[!comment"), ("> > [!comment] 2026-03-15 09:00\n", ""),
            ("> > [!comment] 2026", "> [!comment] 2026"), ("[!comment] 2026-03-15", "[!comment] 2026-03-16"),
            ("by:: Sam", "by:: Ann"), (">\n> > [!comment]", "\n> > [!comment]"),
        ])
    func becameText(text: String, replacement: String) {
        let old = entry("> Text\n", comment("Seen and done"))
        let theirs = old.replacing(text, with: replacement)
        #expect(theirs != old && !merged(old, entry(), theirs).isClean)
        // What the other side did elsewhere is no concern of it.
        let elsewhere = old.replacing("id: c-a", with: "id: c-a\npet: cat")
        let alone = fixture.merge(old, elsewhere, theirs)
        #expect(alone.isClean && String(note: alone.bytes).contains(replacement))
    }

    @Test("What both delete is gone, whatever else they wrote")
    func deletedByBoth() {
        let old = entry("> Text\n", comment("Seen and done"))
        let merged = merged(old, entry("> Text\n> More\n"), entry("> Text\n", comment("Other", "05")))
        #expect(String(note: merged.bytes) == entry("> Text\n> More\n", comment("Other", "05")))
    }
}
