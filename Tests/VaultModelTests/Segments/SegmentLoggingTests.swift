import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 2.3: an interaction for each contact of a segment, or none.
@Suite("Segments are logged and cancelled")
struct SegmentLoggingTests {
    private let author = ChangeFixture.author
    private let path = SegmentFixture.path

    private static let template: FileContent = """
        ---
        type: template
        interaction: email
        code: order/quote
        group: Mailing
        subject: Offer for {{given-name}}
        attachments: ["[[list.txt]]"]
        ---
        Dear {{name}} of {{organization}},
        {{by}}
        """

    private func vault(_ segment: String, _ files: [String: FileContent] = [:]) throws -> InMemoryVault {
        let all: [String: FileContent] = [
            "Segments/Leads.md": FileContent("---\ntype: segment\n---\n" + segment),
            "Templates/Offer.md": Self.template, "Attachments/list.txt": "x",
            "Contacts/Ada Lovelace.md": "---\ntype: contact\norganization: \"[[Works]]\"\n---\n",
            "Contacts/Works.md": "---\ntype: contact\nname: The Works\norganization: none\n---\n",
        ]
        return try InMemoryVault(all.merging(files) { $1 })
    }

    /// The slice that a log asks for, of a vault in memory.
    private func slice(_ vault: InMemoryVault, _ need: LoadNeed, unread: [PassedOver] = []) -> VaultSlice {
        let notes: [Note] =
            if case .listed(let paths) = need {
                paths.compactMap { path in vault.notes.first { $0.path == path } }
            } else {
                vault.notes
            }
        let lost = Set(unread.map(\.path))
        return VaultSlice(
            policy: vault.policy, notes: notes.filter { !lost.contains($0.path) }, listing: vault.listing,
            passedOver: unread)
    }

    private func segment(_ vault: InMemoryVault) throws -> Segment {
        try #require(vault.note(path.string).flatMap { Segment($0) })
    }

    private func log(
        _ vault: InMemoryVault, _ input: InteractionInput = ChangeFixture.call("Hello"), template: Bool = false,
        unread: [PassedOver] = [], in other: InMemoryVault? = nil
    ) throws -> VaultChange<Written> {
        let filling =
            template
            ? vault.note("Templates/Offer.md").flatMap { InteractionTemplate($0) }.map {
                SegmentLogging.Filling($0, attachments: [NotePath("Attachments/list.txt")], takesText: true, by: "Jane")
            } : nil
        let logging = SegmentLogging(
            try segment(vault), input, filling: filling, organizations: [NotePath("Contacts/Works.md")],
            resolver: vault.resolver)
        var generator = Seed(1)
        return try logging.logging(
            by: author, in: slice(other ?? vault, logging.need, unread: unread), using: &generator)
    }

    /// The files after a change, by path.
    private func texts(_ edit: VaultEdit) -> [String: String] {
        var texts: [String: String] = [:]
        for case .replace(let path, _, let bytes) in edit.files {
            texts[path.string] = String(decoding: bytes, as: UTF8.self)
        }
        return texts
    }

    @Test("a template is filled in for each contact, and the run says from what")
    func template() throws {
        let vault = try vault("## Contacts\n- [[Ada Lovelace]]\n- [[Works]] x\n- [[Contacts/Ada Lovelace|twice]]\n")
        var input = InteractionInput()
        (input.type, input.when) = ("email", WrittenWhen(date: CivilDate("2026-03-09") ?? .latest))
        let change = try log(vault, input, template: true)
        let files = texts(change.edit)
        let id = try #require(change.outcome.places.first?.id)
        #expect(id.hasPrefix("l-"))
        #expect(change.outcome.interactions.map(\.path.string) == ["Contacts/Ada Lovelace.md", "Contacts/Works.md"])
        let first = try #require(change.outcome.interactions.first?.id)
        #expect(
            files["Contacts/Ada Lovelace.md"] == """
                ---
                type: contact
                organization: "[[Works]]"
                ---

                ## Interactions

                > [!email] 2026-03-09 Offer for Ada
                > - logged-by:: Jane Doe
                > - logged-at:: 2026-03-16T13:00:00Z
                > - template:: [[Offer]]
                > - code:: order/quote
                > - group:: Mailing
                > - segment:: [[Leads#^\(id)]]
                > - attachments:: [[list.txt]]
                >
                > Dear Ada Lovelace of The Works,
                > Jane

                ^\(first)

                """)
        #expect(files["Contacts/Works.md"]?.contains("> Dear The Works of none,\n") == true)
        #expect(
            files["Segments/Leads.md"] == """
                ---
                type: segment
                ---
                ## Contacts
                - [[Ada Lovelace]]
                - [[Works]] x
                - [[Contacts/Ada Lovelace|twice]]

                ## Log

                > [!logged] 2026-03-09 Offer for {{given-name}}
                > - logged-by:: Jane Doe
                > - logged-at:: 2026-03-16T13:00:00Z
                > - template:: [[Offer]]
                > - code:: order/quote
                > - group:: Mailing
                > - interaction:: email
                > - contacts:: 2

                ^\(id)

                """)
        #expect(change.edit.files.count == 3)
    }

    @Test("what is typed is taken as it stands, fields are each contact's, and the log grows at its end")
    func typed() throws {
        let vault = try vault("## Contacts\r\n- [[Works]]\r\n\r\n## Log\r\n> [!logged] 2026-01-01 Old\r\n")
        var input = ChangeFixture.call("For {{name}}", body: "{{by}}")
        input.by = [.name("Sam")]
        input.fields = [OtherField(key: "direction", value: "inbound"), OtherField(key: "Code", value: "x/y")]
        let change = try log(vault, input)
        let files = texts(change.edit)
        let note = try #require(files["Contacts/Works.md"])
        #expect(note.contains("> [!call] 2026-03-09 14:05 For {{name}}\n") && note.contains("> {{by}}\n"))
        #expect(note.contains("> - by:: Sam\n> - code:: x/y\n> - segment:: [[Leads#^l-"))
        let run = try #require(try SegmentFixture.segment(Array((files["Segments/Leads.md"] ?? "").utf8)).runs.last)
        #expect(run.subject == "For {{name}}" && run.text(.code) == "x/y" && run.items(.by).map(\.name) == ["Sam"])
        #expect(run.interactionType == "call" && run.contactCount == 1 && run.text(.direction) == nil)
        // Those of the front matter alone.
        #expect(files["Segments/Leads.md"]?.replacing("\r\n", with: "").utf8.count { $0 == 0x0A } == 3)
    }

    @Test("all that stands against it is told, and nothing is made")
    func problems() throws {
        let contacts = """
            ## Contacts
            - [[Ada Lovelace]]
            - [[Nobody]]
            - text
            - [[Twin]]
            - [[Leads]]
            - [[No]]
            - [[Open]]
            - [[Lost]]
            - [[Conflict]]
            - [[list.txt]]

            """
        let vault = try vault(
            contacts,
            [
                "A/Twin.md": "---\ntype: contact\n---\n", "B/Twin.md": "---\ntype: contact\n---\n",
                "No.md": "---\ntype: contact\ndo-not-contact: true\n---\n", "Open.md": "---\ntype: contact\n---\n```\n",
                "Lost.md": "x", "Conflict.md": "---\ntype: contact\n---\n<<<<<<< a\n>>>>>>> b\n",
            ])
        let lost = PassedOver(path: NotePath("Lost.md"), reason: .opaque("it is large"))
        do {
            _ = try log(vault, unread: [lost])
            Issue.record("it was logged")
        } catch ChangeRefusal.segment(.problems(let problems)) {
            let words = problems.map { String("\($0)".prefix { $0 != "(" }) }
            #expect(
                words.sorted() == ["ambiguous", "noLink"] + Array(repeating: "refusal", count: 6) + ["unresolved"])
            let all = "\(problems)"
            for word in [
                "doNotContact", "swallowed", "it is large", "conflict", "Segments/Leads.md", "list.txt", "Twin",
            ] {
                #expect(all.contains(word), "\(word)")
            }
        }
    }

    @Test("what the contact lacks for a placeholder is told of each", arguments: [true, false])
    func placeholders(knowsOrganization: Bool) throws {
        let lines = knowsOrganization ? "organization: X\n" : ""
        let vault = try vault(
            "## Contacts\n- [[A]]\n- [[B]]\n",
            [
                "A.md": FileContent("---\ntype: contact\n\(lines)---\n"),
                "B.md": FileContent("---\ntype: contact\n\(lines)---\n"),
            ])
        var input = InteractionInput()
        (input.type, input.when) = ("email", WrittenWhen(date: CivilDate("2026-03-09") ?? .latest))
        do {
            _ = try log(vault, input, template: true)
            #expect(knowsOrganization)
        } catch ChangeRefusal.segment(.problems(let problems)) {
            #expect(!knowsOrganization && problems.count == 2 && "\(problems)".contains("organization"))
        }
    }

    @Test(
        "what holds for all is told of each: no text, a code that is wanted",
        arguments: [("", "kith: 1", "emptyInteraction"), ("x", "kith: 1\nrequire-code: true", "required")])
    func common(subject: String, settings: String, word: String) throws {
        let vault = try vault("## Contacts\n- [[Works]]\n", ["Vault.md": FileContent("---\n\(settings)\n---\n")])
        do {
            _ = try log(vault, ChangeFixture.call(subject))
            Issue.record("it was logged")
        } catch ChangeRefusal.segment(.problems(let problems)) {
            #expect("\(problems)".contains(word))
        }
    }

    @Test("an empty segment, one that changed since, and another kind are refused")
    func refused() throws {
        #expect(throws: ChangeRefusal.self) { try log(try vault("## Contacts\n")) }
        let (old, new) = (try vault("## Contacts\n- [[Works]]\n"), try vault("## Contacts\n- [[Ada Lovelace]]\n"))
        do {
            _ = try log(old, in: new)
            Issue.record("it was logged")
        } catch ChangeRefusal.segment(.changedMeanwhile(let changed)) {
            #expect(changed == path)
        }
        var gone = try vault("## Contacts\n- [[Works]]\n")
        let logging = SegmentLogging(try segment(gone), ChangeFixture.call("x"), resolver: gone.resolver)
        gone = try vault("", ["Segments/Leads.md": "---\ntype: contact\n---\n"])
        var generator = Seed(1)
        #expect(throws: ChangeRefusal.self) {
            try logging.logging(by: author, in: slice(gone, logging.need), using: &generator)
        }
    }

    // MARK: Cancelling

    private static let log = """
        ## Log

        > [!logged] 2026-03-09 One

        ^l-aaa

        > [!logged] 2026-03-10 Two
        > - cancelled-at:: 2026-03-11T00:00:00Z

        ^l-aab

        > [!logged] 2026-03-10 Three

        """

    private func interaction(_ segment: String, _ lines: String = "", id: String) -> FileContent {
        FileContent(
            "---\ntype: contact\n---\n## Interactions\n\n> [!call] 2026-03-09 x\n> - segment:: \(segment)\n\(lines)\n^i-\(id)\n"
        )
    }

    @Test("a run is cancelled with its interactions, wherever they stand, and no other")
    func cancel() throws {
        let vault = try vault(
            "## Contacts\n- [[A]]\n\n" + Self.log,
            [
                "A.md": interaction("[[Leads#^l-aaa]]", id: "a"),
                "B.md": interaction("[[Segments/Leads.md#^l-aaa]]", id: "b"),
                "C.md": interaction("[[Leads#^l-aab]]", id: "c"), "D.md": interaction("[[Other#^l-aaa]]", id: "d"),
                "E.md": interaction("[[Leads]]", id: "e"), "Other.md": "---\ntype: segment\n---\n",
                "F.md": interaction("[[leads#^l-aaa]]", "> - cancelled-at:: 2026-01-01T00:00:00Z\n", id: "f"),
            ])
        let segment = try segment(vault)
        let run = try #require(segment.runs.first)
        let cancellation = SegmentCancellation(run, of: segment)
        #expect(cancellation.need == .mentioning(["l-aaa"], including: [path]))
        let change = try cancellation.cancelling(by: author, in: slice(vault, cancellation.need))
        #expect(change.outcome.interactions.map(\.id) == ["i-a", "i-b"])
        let stamp = "> - cancelled-at:: 2026-03-16T13:00:00Z\n> - cancelled-by:: Jane Doe\n"
        let files = texts(change.edit)
        #expect(files.keys.sorted() == ["A.md", "B.md", "Segments/Leads.md"])
        #expect(files["A.md"]?.contains(stamp) == true)
        #expect(files["Segments/Leads.md"]?.contains("> [!logged] 2026-03-09 One\n" + stamp) == true)
        // Of a cancelled run what still counts is cancelled.
        let again = SegmentCancellation(segment.runs[1], of: segment)
        let rest = try again.cancelling(by: author, in: slice(vault, again.need))
        #expect(texts(rest.edit).keys.sorted() == ["C.md"])
        #expect(rest.outcome.interactions.map(\.id) == ["i-c"] && rest.outcome.places.map(\.id) == ["l-aab"])
        let idless = SegmentCancellation(segment.runs[2], of: segment)
        #expect(texts(try idless.cancelling(by: author, in: slice(vault, idless.need)).edit).keys.count == 1)
    }

    @Test("who can't be looked at keeps a run from being cancelled in part; others are told")
    func unread() throws {
        let vault = try vault("## Contacts\n- [[A]]\n\n" + Self.log, ["A.md": "x", "B.md": "x"])
        let segment = try segment(vault)
        let cancellation = SegmentCancellation(segment.runs[0], of: segment)
        func cancel(_ path: String) throws -> [PassedOver] {
            let loss = PassedOver(path: NotePath(path), reason: .opaque("x"))
            return try cancellation.cancelling(
                by: author, in: slice(vault, cancellation.need, unread: [loss])
            ).outcome.unread
        }
        #expect(throws: ChangeRefusal.self) { try cancel("A.md") }
        #expect(try cancel("B.md").map(\.path.string) == ["B.md"])
    }

    @Test(
        "a run is named by its id or a beginning, and without a name it is the only one that stands",
        arguments: [
            ("l-aaa", "found"), ("^l-aaa", "found"), ("aaa", "found"), ("aa", "ambiguous"), ("l-", "ambiguous"),
            ("b", "notFound"), ("", "notFound"), ("^", "notFound"), (nil, "ambiguous"),
        ] as [(String?, String)])
    func naming(name: String?, expected: String) throws {
        let match = try segment(try vault(Self.log)).run(named: name)
        #expect("\(match)".hasPrefix(expected))
    }

    @Test("a part of a cancelled run does not come back, whatever else does")
    func uncancel() throws {
        let cancelled = "> - cancelled-at:: 2026-01-01T00:00:00Z\n"
        let vault = try vault(
            Self.log,
            [
                "A.md": interaction("[[Leads#^l-aab]]", cancelled, id: "a"),
                "B.md": interaction("[[Leads#^l-aaa]]", cancelled, id: "b"),
                "C.md": interaction("[[Gone#^l-aab]]", cancelled, id: "c"),
                "D.md": interaction("[[Leads#^l-aab]]", id: "d"),
            ])
        func uncancel(_ path: String, reading need: LoadNeed? = nil) throws -> VaultEdit {
            let interaction = try #require(vault.interactions.first { $0.holder.path.string == path })
            let need = need ?? InteractionEditing.need(uncancelling: [interaction], resolver: vault.resolver)
            return try InteractionEditing.uncancelling(
                [InteractionReference(interaction)], at: NotePath(path), by: author, in: slice(vault, need)
            ).edit
        }
        do {
            _ = try uncancel("A.md")
            Issue.record("it came back")
        } catch ChangeRefusal.segment(.cancelledRun(let name, let place, let line)) {
            #expect(name == "i-a" && place == path && line == 10)
        }
        #expect(try !uncancel("B.md").isEmpty)
        #expect(try !uncancel("C.md").isEmpty)
        #expect(try uncancel("D.md").isEmpty)
        #expect(throws: ChangeRefusal.self) { try uncancel("A.md", reading: .listed([NotePath("A.md")])) }
    }
}
