import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Merging what is not the same on both sides")
struct MergeIdentityTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private func entry(_ id: String, _ text: String = "") -> String {
        "\n> [!call] 2026-01-02 \(id)\(text)\n\n^i-\(id)\n"
    }

    private func note(_ entries: String, id: String = "c-a") -> String {
        "---\ntype: contact\nid: \(id)\n---\n\nProse.\n\n## Interactions\n\(entries)"
    }

    /// Both ways round; the result of the first.
    private func merged(_ base: String, _ ours: String, _ theirs: String) -> MergedNote {
        let (one, other) = (fixture.merge(base, ours, theirs), fixture.merge(base, theirs, ours))
        #expect(one.isClean == other.isClean)
        if one.isClean { #expect(one.bytes == other.bytes) }
        return one
    }

    // MARK: Entries that are none any more

    @Test(
        "A deleted entry does not come back where the other side made a text of it",
        arguments: [
            ("Interactions\n---\n", "History\n---\n"), ("Interactions\n---\n", "More prose\nInteractions\n---\n"),
            ("[!call] 2026-01-02 b", "[!idea] 2026-01-02 b"), ("\n^i-b", "\nx ^i-b"), ("\n^i-b\n", ""),
            ("\n> [!call] 2026-01-02 b\n\n^i-b\n", ""),
        ])
    func transformed(text: String, replacement: String) {
        let old = note(entry("a") + entry("b") + entry("c"))
            .replacing("## Interactions\n", with: "Interactions\n---\n")
        let deleted = old.replacing(entry("b"), with: "")
        var theirs = old.replacing(text, with: replacement)
        if theirs == deleted { theirs += "\n## Notes\n" + entry("b") }
        #expect(!merged(old, deleted, theirs).isClean)
        // What the other side did elsewhere is no concern of it.
        let elsewhere = old.replacing("Prose.", with: "Prose, edited.")
        let alone = fixture.merge(old, elsewhere, theirs)
        #expect(alone.isClean && String(note: alone.bytes) == theirs.replacing("Prose.", with: "Prose, edited."))
    }

    @Test("So it is without an id, and an entry that a link names is none")
    func transformedWithoutID() {
        let typed = entry("b").replacing("\n^i-b\n", with: "")
        let old = note(entry("a") + typed + entry("c"))
        for theirs in [
            old.replacing("## Interactions", with: "## History"),
            old.replacing(typed, with: typed.replacing("call", with: "idea")),
            old.replacing(typed, with: "") + "\n## Notes\n" + typed,
        ] {
            #expect(!merged(old, old.replacing(typed, with: ""), theirs).isClean)
        }
        let base = note(entry("a") + entry("b"))
        let deleted = base.replacing(entry("b"), with: "")
        let linked = deleted.replacing("Prose.", with: "See [[#^i-b]].")
        #expect(merged(base, deleted, linked).bytes == Array(linked.utf8))
    }

    // MARK: Contacts

    @Test(
        "A note that became another contact's is in conflict with what the other side did, be it in the text or above")
    func otherContact() {
        let old = note(entry("a"))
        let swapped = note(entry("z"), id: "c-z")
        for theirs in [old + entry("b"), old.replacing("id: c-a", with: "id: c-a\npet: cat")] {
            let merged = merged(old, swapped, theirs)
            #expect(merged.conflicts.map(\.kind) == [.lines])
            let sides = MarkedConflicts(SourceText(merged.bytes))
            #expect(sides?.ours == Array(swapped.utf8) && sides?.theirs == Array(theirs.utf8))
        }
        #expect(!merged(old, swapped, note(entry("y"), id: "c-y")).isClean)
        #expect(merged(old, swapped, old).bytes == Array(swapped.utf8))
        // An id where there was none says nothing of who it is.
        let plain = old.replacing("id: c-a\n", with: "")
        #expect(merged(plain, old, plain + entry("b")).bytes == Array((old + entry("b")).utf8))
    }

    // MARK: Entries without an id on both sides

    private let typed = "\n> [!call] 2026-01-02 10:00 Budget\n>\n> Text\n"
    private let stamped = "\n> [!call] 2026-01-02 10:00 Budget\n> - logged-by:: Jane\n>\n> Text\n\n^i-t\n"

    @Test("What both added without an id, and one stamped, commented or cancelled, is one", arguments: [true, false])
    func addedByBoth(hasBase: Bool) {
        let comment = ">\n> > [!comment] 2026-03-15 09:00\n> > - by:: Sam\n> >\n> > Seen\n"
        let cancelled = typed.replacing("Budget\n", with: "Budget\n> - cancelled-at:: 2026-02-02T10:00:00Z\n")
        func merge(_ ours: String, _ theirs: String) -> String? {
            let merged = merged(hasBase ? note("") : "", note(entry("a") + ours), note(theirs + entry("c")))
            return merged.isClean ? String(note: merged.bytes) : nil
        }
        func expected(_ one: String) -> String { note(entry("a") + entry("c") + one) }
        #expect(merge(typed, stamped) == expected(stamped))
        #expect(merge(stamped, typed) == expected(stamped))
        #expect(merge(typed, typed + comment) == expected(typed + comment))
        #expect(merge(typed + comment, cancelled) == expected(cancelled + comment))
        #expect(merge(typed, stamped.replacing("Text", with: "Other")) == nil)
    }

    @Test("Where it could be one of two, or is alike in nothing but the day, both are there")
    func addedApart() {
        let two = typed.replacing("Text", with: "One") + typed.replacing("Text", with: "Two")
        let merged = merged(note(""), note(two), note(stamped))
        #expect(merged.isClean && fixture.entries(merged.bytes) == 3)
        let other = "\n> [!call] 2026-01-02 10:00 Lunch\n>\n> Eaten\n"
        let apart = self.merged(note(""), note(other), note(stamped))
        #expect(apart.isClean && fixture.entries(apart.bytes) == 2)
    }
}
