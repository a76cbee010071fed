import TestSupport
import Testing
import VaultModel

@Suite("Merging a note")
struct NoteMergeTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private let base = """
        ---
        type: contact
        id: c-aaaaaaaaaa
        tags: [vip, press]
        # What she does
        job-title: Analyst
        ---

        Prose.

        ## Interactions

        > [!call] 2026-03-09 14:05 Budget
        > - logged-by:: Jane
        > - logged-at:: 2026-03-09T19:12:44Z
        >
        > One
        > Two
        > Three

        ^i-a

        > [!email] 2026-03-10 Letter
        > - logged-by:: Jane
        > - logged-at:: 2026-03-10T19:12:44Z

        ^i-b

        ## Later

        More prose.

        """

    private func entry(_ when: String, _ subject: String, _ id: String) -> String {
        "> [!call] \(when) \(subject)\n> - logged-by:: Jane\n> - logged-at:: 2026-03-12T10:00:00Z\n\n^\(id)\n\n"
    }

    /// Both ways round; the result of the first.
    private func merged(
        _ base: String, _ ours: String, _ theirs: String, sourceLocation: SourceLocation = #_sourceLocation
    ) -> MergedNote {
        let (one, other) = (fixture.merge(base, ours, theirs), fixture.merge(base, theirs, ours))
        #expect(one.isClean == other.isClean, sourceLocation: sourceLocation)
        if one.isClean { #expect(one.bytes == other.bytes, sourceLocation: sourceLocation) }
        return one
    }

    private func text(_ base: String, _ ours: String, _ theirs: String) -> String {
        let merged = merged(base, ours, theirs)
        #expect(merged.isClean && !merged.isTextMerge)
        return String(note: merged.bytes)
    }

    private func inserting(_ entry: String) -> String { base.replacing("## Later", with: entry + "## Later") }

    // MARK: Interactions

    @Test("What both append stands at the end of the section, by when it took place")
    func appended() {
        let (early, late) = (entry("2026-03-11", "Early", "i-c"), entry("2026-03-12", "Late", "i-d"))
        #expect(text(base, inserting(late), inserting(early)) == inserting(early + late))
    }

    @Test("Of the same time the one recorded first comes first, then the id counts, and an undated one is the oldest")
    func order() {
        let one = entry("2026-03-12 10:00", "A", "i-z").replacing("10:00:00Z", with: "09:00:00Z")
        let (two, three) = (entry("2026-03-12 10:00", "B", "i-c"), entry("2026-03-12 10:00", "C", "i-d"))
        let undated = entry("", "D", "i-y")
        #expect(text(base, inserting(three + one), inserting(two + undated)) == inserting(undated + one + two + three))
    }

    @Test("Both log the first interaction, and the heading is there once, behind what was written at the end")
    func firstInteraction() {
        let short = "---\ntype: contact\n---\n\nProse.\n"
        func logged(_ entry: String) -> String { "\n## Interactions\n\n" + entry.dropLast() }
        let (one, two) = (entry("2026-03-11", "A", "i-c"), entry("2026-03-12", "B", "i-d"))
        #expect(text(short, short + logged(two), short + logged(one)) == short + logged(one + two))
        let edited = short.replacing("Prose.", with: "Prose, edited.")
        #expect(text(short, short + logged(one), edited) == edited + logged(one))
    }

    @Test("An interaction that both changed is merged part by part")
    func parts() {
        let ours = base.replacing("Budget", with: "Budget and timeline").replacing("> One\n", with: "> Uno\n")
        let theirs = base.replacing("2026-03-09 14:05", with: "2026-03-09 15:00").replacing("> Three", with: "> Tre")
            .replacing("12:44Z\n>\n", with: "12:44Z\n> - direction:: inbound\n>\n")
        let expected = base.replacing("2026-03-09 14:05 Budget", with: "2026-03-09 15:00 Budget and timeline")
            .replacing("> One\n> Two\n> Three", with: "> Uno\n> Two\n> Tre")
            .replacing("12:44Z\n>\n", with: "12:44Z\n> - direction:: inbound\n>\n")
        #expect(text(base, ours, theirs) == expected)
    }

    @Test("A cancellation and an edit both hold, and of two cancellations the earlier counts, as a whole")
    func cancellation() {
        func cancelled(_ time: String, _ name: String) -> String {
            base.replacing(
                "12:44Z\n>\n", with: "12:44Z\n> - cancelled-at:: 2026-03-1\(time)Z\n> - cancelled-by:: \(name)\n>\n")
        }
        let (first, second) = (cancelled("1T10:00:00", "Sam"), cancelled("1T11:00:00", "Ann"))
        #expect(text(base, first, base.replacing("Budget", with: "Money")) == first.replacing("Budget", with: "Money"))
        #expect(text(base, second.replacing("> Two", with: "> 2"), first) == first.replacing("> Two", with: "> 2"))
    }

    @Test("Comments of both are there, by when they were written")
    func comments() {
        func comment(_ time: String, _ text: String) -> String {
            ">\n> > [!comment] 2026-03-1\(time)\n> > - by:: Sam\n> >\n> > \(text)\n"
        }
        func commented(_ comments: String) -> String { base.replacing("> Three\n", with: "> Three\n" + comments) }
        let (one, two) = (comment("1 10:00", "First"), comment("1 11:00", "Second"))
        #expect(text(base, commented(two), commented(one)) == commented(one + two))
        let edited = commented(two).replacing("Budget", with: "Money")
        #expect(text(base, edited, commented(one)) == commented(one + two).replacing("Budget", with: "Money"))
    }

    @Test("People, contacts and files in a field are merged as sets")
    func listField() {
        func with(_ people: String, _ note: String) -> String {
            note.replacing("> - logged-at:: 2026-03-10", with: "> - by:: \(people)\n> - logged-at:: 2026-03-10")
        }
        let old = with("Jane, [[Sam]]", base)
        #expect(
            text(old, with("Jane, [[Sam]], [[Zoe]]", base), with("[[Sam]], Bo", base))
                == with("[[Sam]], Bo, [[Zoe]]", base))
    }

    @Test("What belongs together is not mixed: a follow-up and the day on which another one was done")
    func followUp() {
        func followUp(_ lines: String) -> String { base.replacing("10T19:12:44Z\n", with: "10T19:12:44Z\n\(lines)") }
        let old = followUp("> - follow-up:: 2026-04-01\n")
        let later = followUp("> - follow-up:: 2026-05-01\n")
        let done = followUp("> - follow-up:: 2026-04-01\n> - follow-up-done:: 2026-04-01\n")
        #expect(merged(old, later, done).conflicts.map(\.kind) == [.interaction(id: "i-b")])
    }

    @Test("What one side deletes is gone, and stays where the other changed it, in conflict as a whole block")
    func deletion() {
        let block = """
            > [!email] 2026-03-10 Letter
            > - logged-by:: Jane
            > - logged-at:: 2026-03-10T19:12:44Z

            ^i-b

            """
        let deleted = base.replacing(block + "\n", with: "")
        let title = base.replacing("Analyst", with: "Countess")
        #expect(text(base, deleted, title) == deleted.replacing("Analyst", with: "Countess"))
        let edited = base.replacing("Letter", with: "Long letter")
        let merged = merged(base, deleted, edited)
        #expect(merged.conflicts.map(\.kind) == [.interaction(id: "i-b")])
        let conflict =
            "<<<<<<< ours\n||||||| base\n\(block)=======\n\(block.replacing("Letter", with: "Long letter"))>>>>>>> theirs\n"
        #expect(String(note: merged.bytes) == base.replacing(block, with: conflict))
    }

    @Test("Entries without an id are known by their text, and found again where they were changed")
    func withoutID() {
        let typed = base.replacing("\n^i-b\n", with: "")
        let stamped = typed.replacing("Letter\n", with: "Letter\n> - via:: post\n").replacing(
            "44Z\n\n## L", with: "44Z\n\n^i-b\n\n## L")
        let edited = typed.replacing("2026-03-10 Letter", with: "2026-03-10 Long letter")
        let expected = stamped.replacing("Letter", with: "Long letter")
        #expect(text(typed, stamped, edited) == expected)
        let added = typed.replacing("## Later", with: entry("2026-03-12", "New", "i-n") + "## Later")
        #expect(text(typed, added, edited) == added.replacing("Letter", with: "Long letter"))
    }

    @Test("Both rewrote an entry without an id beyond knowing: a person decides")
    func rewritten() {
        let typed = base.replacing("\n^i-b\n", with: "")
        func rewritten(_ line: String) -> String {
            typed.replacing("> [!email] 2026-03-10 Letter\n", with: "> [!note] \(line)\n")
        }
        let merged = merged(typed, rewritten("Something"), rewritten("Other"))
        #expect(!merged.isClean && merged.isTextMerge)
        #expect(String(note: merged.bytes).contains("Something") && String(note: merged.bytes).contains("Other"))
    }

    @Test("Events and several sections are merged by their ids too, each where it stands")
    func sections() {
        let old = base + "\n## Activity\n\n> [!event] 2026-01-01 Imported\n\n^e-a\n\n## Interactions\n"
        func event(_ day: String, _ id: String) -> String { "\n> [!event] \(day) Form\n\n^\(id)\n" }
        func edited(_ text: String) -> String { old.replacing("^e-a\n", with: "^e-a\n" + text) }
        let second = "\n" + entry("2026-03-12", "Second", "i-s").dropLast()
        let one = edited(event("2026-01-03", "e-c")) + second
        let two = edited(event("2026-01-02", "e-b")).replacing(
            "## Later", with: entry("2026-03-13", "First", "i-f") + "## Later")
        let expected =
            edited(event("2026-01-02", "e-b") + event("2026-01-03", "e-c"))
            .replacing("## Later", with: entry("2026-03-13", "First", "i-f") + "## Later") + second
        #expect(text(old, one, two) == expected)
    }

    @Test("A note that both made is merged where what both say is the same")
    func bothMade() {
        let one =
            "---\ntype: contact\ntags: [a]\n---\n\n## Interactions\n\n" + entry("2026-03-11", "A", "i-a").dropLast()
        let two =
            "---\ntype: contact\ntags: [b]\npet: cat\n---\n\n## Interactions\n\n"
            + entry("2026-03-12", "B", "i-b").dropLast()
        let expected =
            "---\ntype: contact\ntags: [a, b]\npet: cat\n---\n\n## Interactions\n\n"
            + entry("2026-03-11", "A", "i-a") + entry("2026-03-12", "B", "i-b").dropLast()
        #expect(text("", one, two) == expected)
    }

    @Test("A segment's list and its runs")
    func segment() {
        let old =
            "---\ntype: segment\n---\n\n## Contacts\n\n- [[A]]\n- [[B]]\n- [[C]]\n\n## Log\n\n> [!logged] 2026-01-01 One\n\n^l-a\n"
        func run(_ day: String, _ id: String) -> String { "\n> [!logged] \(day) Run\n\n^\(id)\n" }
        let one = old.replacing("- [[A]]\n", with: "") + run("2026-01-03", "l-c")
        let two = old.replacing("- [[C]]\n", with: "- [[C]]\n- [[D]]\n") + run("2026-01-02", "l-b")
        let expected =
            old.replacing("- [[A]]\n", with: "").replacing("- [[C]]\n", with: "- [[C]]\n- [[D]]\n")
            + run("2026-01-02", "l-b") + run("2026-01-03", "l-c")
        #expect(text(old, one, two) == expected)
    }
}
