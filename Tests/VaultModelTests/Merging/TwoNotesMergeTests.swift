import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Git takes a note that went and one that came for one note where they are alike, and has them merged.
@Suite("Merging what are two notes")
struct TwoNotesMergeTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private func note(_ properties: String, _ text: String = "") -> String { "---\n\(properties)---\n\(text)" }

    private let entry = "\n## Interactions\n\n> [!call] 2026-01-02 Secret\n\n^i-s\n"

    /// Whether both sides stand in one conflict, whole, both ways round.
    private func isWholeConflict(_ base: String, _ ours: String, _ theirs: String) -> Bool {
        [(ours, theirs), (theirs, ours)].allSatisfy { ours, theirs in
            let merged = fixture.merge(base, ours, theirs)
            let sides = MarkedConflicts(SourceText(merged.bytes))
            return merged.conflicts.count == 1 && sides?.ours == Array(ours.utf8) && sides?.theirs == Array(theirs.utf8)
        }
    }

    private func isClean(_ base: String, _ ours: String, _ theirs: String) -> Bool {
        fixture.merge(base, ours, theirs).isClean && fixture.merge(base, theirs, ours).isClean
    }

    @Test(
        "A contact without an id in whose place one with an id stands is another one, where nothing else is the same",
        arguments: ["", "emails: [zed@x.example]\n", "tags: [vip]\norganization: \"[[Acme]]\"\n"])
    func typed(properties: String) {
        let zed = note("type: contact\ncreated: \"2026-03-16\"\n\(properties)")
        let tags = properties.hasPrefix("tags") ? properties : ""
        let kim = note("type: contact\nid: c-kim\ncreated: \"2026-03-16\"\n\(tags)")
        #expect(isWholeConflict(zed, kim, zed + entry))
        // The other way, a note with an id went and one without came.
        #expect(isWholeConflict(kim, note("type: contact\ncreated: \"2026-03-16\"\n"), kim + entry))
    }

    @Test("Members and codes are who they are by their addresses and by `code`")
    func membersAndCodes() {
        let sam = note("type: member\nrole: member\nemails:\n  - sam@x.example\njoined: 2026-03-16\n")
        let kim = sam.replacing("sam@", with: "kim@")
        let owner = sam.replacing("role: member", with: "role: owner")
        #expect(isWholeConflict(sam, kim, owner))
        #expect(isClean(sam, sam.replacing("  - sam@x.example", with: "  - sam@x.example\n  - sam@y.example"), owner))
        #expect(isClean(sam, sam.replacing("emails", with: "name: Sam Poe\nemails"), owner))
        #expect(isClean(sam, sam.replacing("sam@x.example", with: "\"Sam@x.example (work)\""), owner))
        let code = note("type: code\ncode: contact/budget\n")
        #expect(
            isWholeConflict(
                code, code.replacing("budget", with: "lunch"), note("type: code\ncode: contact/budget\nactive: false\n")
            ))
        #expect(isWholeConflict(sam, note("type: contact\ncreated: 2026-03-16\n"), owner))
    }

    @Test("A note that got an id, or lost it, is the same by an address, a name, an entry or most of its text")
    func sameNote() {
        let text = "\n# Zed\n\nMet in Rome.\n\nLikes tea.\n"
        for (properties, text) in [
            ("emails: [zed@x.example]\n", ""), ("name: Zed\n", ""), ("", text), ("", entry), ("", text + entry),
        ] {
            let plain = note("type: contact\n\(properties)", text)
            let known = note("type: contact\nid: c-zed\n\(properties)", text)
            let edited = note("type: contact\ntags: [vip]\n\(properties)", text)
            #expect(isClean(plain, known, edited))
            #expect(isClean(known, plain, known.replacing("type: contact\n", with: "type: contact\ntags: [vip]\n")))
        }
        let plain = "# Zed\n\nMet in Rome.\n\nLikes tea.\n"
        #expect(isClean(plain, note("type: contact\nid: c-zed\n", plain), plain.replacing("tea", with: "coffee")))
        // Both came to the same.
        let adopted = note("type: contact\nid: c-zed\n")
        #expect(isClean(note("type: contact\n"), adopted, adopted + entry))
    }

    @Test("Without any id or address a note may be written anew, and its name may change")
    func rewritten() {
        let old = note("type: contact\nname: Zed\n", "\nMet in Rome.\n")
        #expect(isClean(old, old.replacing("Met in Rome.", with: "He moved to Paris."), old + entry))
        #expect(isClean(old, old.replacing("name: Zed", with: "name: Zed Young"), old + entry))
        let short = note("type: contact\nname: Zed\n")
        #expect(isClean(short, short.replacing("name: Zed", with: "name: Zed Young"), short + entry))
        let plain = note("pet: cat\n", "\nOne.\n")
        #expect(isClean(plain, note("pet: cat\n", "\nTwo.\n"), note("pet: dog\n", "\nOne.\n")))
        let template = note("type: template\ninteraction: call\nsubject: Hello\n", "\nText\n")
        #expect(
            isClean(
                template, template.replacing("Text", with: "Other").replacing("Hello", with: "Hi"),
                template.replacing("interaction: call", with: "interaction: email")))
    }
}
