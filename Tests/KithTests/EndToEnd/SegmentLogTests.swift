import TestSupport
import Testing

/// `kith segment log`, `cancel` and `follow-up`, and what becomes of the interactions.
@Suite("A segment logged at once")
struct SegmentLogTests {
    private static let path = "Segments/Leads.md"

    private static let files: [String: FileContent] = [
        "Templates/Offer.md": """
        ---
        type: template
        interaction: email
        code: order/quote
        group: Offers
        subject: Offer for {{given-name}}
        ---
        Dear {{name}}, {{by}}
        """,
        "Templates/Job.md": "---\ntype: template\ninteraction: email\nsubject: \"{{job-title}}\"\n---\n",
        "Templates/Bad.md": "---\ntype: template\ninteraction: email\nsubject: \"{{nme}}\"\n---\n",
        "Templates/Old.md": "---\ntype: template\ninteraction: email\nactive: false\n---\n",
        "Templates/Fax.md": "---\ntype: template\ninteraction: fax\n---\n",
        "Codes/Orders.md": "---\ntype: code\ncode: order\n---\n",
        "Codes/Quotes.md": "---\ntype: code\ncode: order/quote\n---\n",
        "Segments/Empty.md": "---\ntype: segment\n---\n",
    ]

    private func vault(_ more: [String: FileContent] = [:], settings: String = "") throws -> TemporaryVault {
        let vaultNote = FileContent("---\nkith: 1\ntimezone: America/New_York\n\(settings)---\n")
        return try TemporaryVault(
            WritingFixture.contacts.merging(WritingFixture.team) { $1 }.merging(Self.files) { $1 }.merging(more) { $1 },
            vaultNote: vaultNote)
    }

    @Test("each contact gets an interaction, and the segment a run, which is cancelled as a whole")
    func life() async throws {
        let vault = try vault()
        let run = try await vault.done(["segment", "log", "Leads", "--template", "Offer", "--at", "2026-03-12 10:00"])
        let words = run.output.split(separator: " ")
        #expect(run.output.hasPrefix("Segments/Leads.md:22  l-") && run.output.hasSuffix("\n"))
        #expect(run.messages == "kith: 2 interactions\n")
        let id = String(words.last ?? "").filter { $0 != "\n" }
        let sam = try vault.text("Contacts/Sam Cooper.md")
        #expect(
            sam.withoutIDs == """
                ---
                type: contact
                ---

                ## Interactions

                > [!email] 2026-03-12 10:00 Offer for Sam
                > - logged-by:: [[Max Member]]
                > - logged-at:: 2026-03-16T13:00:00Z
                > - template:: [[Offer]]
                > - code:: order/quote
                > - group:: Offers
                > - segment:: [[Leads#^l-ID]]
                >
                > Dear Sam Cooper, Max Member

                ^i-ID

                """)
        #expect(sam.contains("[[Leads#^\(id)]]"))
        let listed = try await vault.kith("timeline", "--segment", "Leads", "--format", "json").interactions()
        #expect(listed.map { $0["contact"].text } == ["Ada Lovelace", "Sam Cooper"])
        let shown = try await vault.kith("segment", "show", "Leads", "--format", "json").json()["runs"][1]
        #expect(shown["id"].text == id && shown["subject"].text == "Offer for {{given-name}}")
        #expect(shown["type"] == "email" && shown["contacts"] == 2 && shown["template"] == "Offer")
        #expect(shown["code"] == "order/quote" && shown["group"] == "Offers" && shown["loggedBy"] == "Max Member")

        // Two runs stand: one must be named.
        let before = try vault.snapshot()
        let several = try await vault.kith("segment", "cancel", "Leads", "--yes", "--as", "max")
        several.expectExit(4)
        #expect(several.messages.contains("l-runrunrun1") && several.messages.contains(id))
        let unasked = try await vault.kith("segment", "cancel", "Leads", id, "--as", "max")
        unasked.expectExit(5)
        #expect(unasked.messages.contains("with 2 interactions?"))
        #expect(try vault.snapshot() == before)
        let cancel = try await vault.done(["segment", "cancel", "Leads", String(id.prefix(6)), "--yes"])
        #expect(cancel.output == run.output && cancel.messages == "kith: 2 interactions\n")
        let stamp = "> - cancelled-at:: 2026-03-16T13:00:00Z\n> - cancelled-by:: [[Max Member]]\n"
        #expect(try vault.text("Contacts/Sam Cooper.md") == sam.replacing("]]\n>\n", with: "]]\n\(stamp)>\n"))
        #expect(try vault.text(Self.path).contains("> - group:: Offers\n" + stamp))

        // Once more changes nothing; and no part of it comes back.
        let after = try vault.snapshot()
        let again = try await vault.done(["segment", "cancel", "Leads", id])
        #expect(again.output.isEmpty && again.messages == "kith: nothing to change in Segments/Leads.md:22  \(id)\n")
        let part = try #require(sam.firstMatch(of: /\^(i-.*)\n/).map { String($0.1) })
        let refused = try await vault.kith("uncancel", part, "--as", "max")
        refused.expectExit(5)
        #expect(
            refused.messages.contains("Segments/Leads.md:22: “\(part)” is part of a run that was cancelled as a whole"))
        #expect(try vault.snapshot() == after)
        try await vault.done(["segment", "cancel", "Leads", "--yes"])
        let none = try await vault.done(["segment", "cancel", "Leads", "--format", "json"])
        #expect(try none.json()["written"].items.isEmpty)
    }

    @Test("one interaction of a run can be cancelled and brought back while the run stands")
    func parts() async throws {
        let vault = try vault()
        let json = try await vault.done(["segment", "log", "Leads", "call", "Hello", "--format", "json"]).json()
        #expect(json["schema"] == "kith.segment-log/1")
        #expect(
            json["written"].items.map { $0["path"].text } == [
                Self.path, "Contacts/Ada Lovelace.md", "Contacts/Sam Cooper.md",
            ])
        let id = json["written"][1]["id"].text
        try await vault.done(["cancel", id])
        try await vault.done(["uncancel", id])
        try await vault.done(["cancel", id])
        // Who cancelled it first stays.
        try await vault.kith(
            "segment", "cancel", "Leads", json["written"][0]["id"].text, "--yes", "--as", "olive"
        ).expectExit(0)
        let ada = try vault.text("Contacts/Ada Lovelace.md")
        #expect(ada.contains("> - cancelled-by:: [[Max Member]]\n") && ada.contains("> [!call] 2026-03-16 09:00 Hello"))
    }

    @Test("all problems of all contacts are told, each once, and nothing is written")
    func problems() async throws {
        let contacts = """
            ---
            type: segment
            ---
            ## Contacts
            - [[Ada Lovelace]]
            - [[No]]
            - [[Nobody]]
            - just text
            - [[Twin]]
            - [[Plain]]
            - [[Open]]

            """
        let vault = try vault([
            Self.path: FileContent(contacts), "A/Twin.md": "---\ntype: contact\n---\n",
            "B/Twin.md": "---\ntype: contact\n---\n", "No.md": "---\ntype: contact\ndo-not-contact: true\n---\n",
            "Open.md": "---\ntype: contact\n---\n```\n",
        ])
        let before = try vault.snapshot()
        let run = try await vault.kith("segment", "log", "Leads", "call", "Hello", "--as", "max")
        run.expectExit(3)
        #expect(run.outputBytes.isEmpty)
        for line in [
            "kith: Segments/Leads.md:8: the item of the list links to nobody",
            "kith: Segments/Leads.md:7: no note is called “Nobody”",
            "kith: Segments/Leads.md:9: “Twin” fits several notes",
            "kith: People/Plain.md: the note is no contact", "kith: No.md: No asked not to be contacted",
            "kith: Open.md:4: a code block begins here",
        ] {
            #expect(run.messages.contains(line), "\(line)")
        }
        let json = try await vault.kith("segment", "log", "Leads", "call", "Hello", "--as", "max", "--format", "json")
        json.expectExit(3)
        #expect(json.messages.split(separator: "\n").count == 6)
        #expect(try vault.snapshot() == before)
        // A remark troubles nobody; the others still do.
        let note = try await vault.kith("segment", "log", "Leads", "note", "Hello", "--as", "max")
        #expect(!note.messages.contains("asked not") && note.messages.contains("Twin"))
    }

    @Test(
        "refusals, each with its code, leave everything as it was",
        arguments: [
            (["log", "Leads", "--template", "Job"], 64, "{{job-title}}, which Ada Lovelace has not"),
            (["log", "Leads", "--template", "Job"], 64, "{{job-title}}, which Sam Cooper has not"),
            (["log", "Leads", "--template", "Bad"], 64, "{{nme}}"),
            (["log", "Leads", "--template", "Old"], 5, "not active"),
            (["log", "Leads", "--template", "Fax"], 64, "names no type"),
            (["log", "Leads", "Hello"], 64, "no type of interaction"),
            (["log", "Leads"], 64, "call, email, meeting, note"), (["log", "Leads", "call", "a", "b"], 64, "\"a b\""),
            (["log", "Leads", "call"], 64, "a subject or a body"),
            (["log", "Empty", "call", "x"], 5, "has no contacts"),
            (["log", "nope", "call", "x"], 3, "no segment is called"),
            (["log", "Leads", "call", "x", "--code", "nope"], 3, "no code"),
            (["log", "Leads", "call", "x", "--at", "soon"], 64, "soon"),
            (["log", "Leads", "call", "x", "--set", "with=Ada"], 64, "`with` can't be given for a whole segment"),
            (["log", "Leads", "call", "x", "--set", "template=Offer"], 64, "--template"),
            (["log", "Leads", "call", "x", "--set", "segment=Empty"], 64, "`segment` can't be given"),
            (["log", "Leads", "--template", "Offer", "--edit"], 64, "one of the two"),
            (["cancel", "Leads", "l-nope", "--yes"], 3, "has no run “l-nope”"),
            (["cancel", "Empty", "--yes"], 3, "never logged"),
            (["cancel", "Leads"], 5, "Cancel the run of 2026-03-09 14:05, “Spring offer”, with 0 interactions?"),
            (["follow-up", "Leads", "empty"], 5, "Segments/Empty.md"), (["follow-up", "nope", "X"], 3, "no segment"),
        ] as [([String], Int32, String)])
    func refused(arguments: [String], code: Int32, words: String) async throws {
        let vault = try vault()
        let before = try vault.snapshot()
        let run = try await vault.kith(all: ["segment"] + arguments + ["--as", "max"])
        run.expectExit(code)
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(run.outputBytes.isEmpty)
        #expect(try vault.snapshot() == before)
    }

    @Test("what the vault wants of every interaction holds here too, and a template of the type is taken")
    func required() async throws {
        let vault = try vault(settings: "require-template: true\nrequire-code: true\n")
        let meeting = try await vault.kith("segment", "log", "Leads", "meeting", "x", "--as", "max")
        meeting.expectExit(5)
        #expect(meeting.messages.split(separator: "\n").count == 2)
        try vault.remove("Templates/Job.md")
        try vault.remove("Templates/Bad.md")
        try await vault.done(["segment", "log", "Leads", "email", "Own"])
        let sam = try vault.text("Contacts/Sam Cooper.md")
        #expect(sam.contains(" Own\n") && sam.contains("> - template:: [[Offer]]\n") && !sam.contains("Dear"))
    }

    @Test("a text from standard input, or from the editor, is the same for all")
    func texts() async throws {
        let vault = try vault()
        let piped = try vault.command(["segment", "log", "Leads", "note", "--body", "-", "--as", "max"])
            .scripted(#"printf 'One\n\nTwo {{name}}\n' | "$@""#)
        try await piped.run().expectExit(0)
        for path in ["Contacts/Ada Lovelace.md", "Contacts/Sam Cooper.md"] {
            #expect(try vault.text(path).contains("> One\n>\n> Two {{name}}\n"))
        }
    }

    @Test("a follow-up has the same contacts, and says whom it follows")
    func followUp() async throws {
        let vault = try vault()
        let run = try await vault.done(["segment", "follow-up", "Leads", "Second letter"])
        #expect(run.output == "Segments/Second letter.md:1\n" && run.messages == "kith: 2 contacts\n")
        #expect(
            try vault.text("Segments/Second letter.md") == """
                ---
                type: segment
                follows: "[[Leads]]"
                ---

                ## Contacts

                - [[Ada Lovelace]]
                - [[Sam Cooper]] by hand

                """)
        #expect(try await vault.kith("segment", "show", "Second letter").output.contains("follows Leads\n"))
    }
}
