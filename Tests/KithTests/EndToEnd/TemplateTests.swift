import TestSupport
import Testing

@Suite("Templates and codes on the command line")
struct TemplateTests {
    private let files: [String: FileContent] = [
        "Templates/Offer.md": """
        ---
        type: template
        interaction: email
        code: order/quote
        subject: Offer for {{given-name}}
        direction: outbound
        follow-up: 2w
        attachments: ["[[list.txt]]"]
        ---
        Dear {{name}},

        {{by}}, {{date}}
        """,
        "Templates/Old.md": "---\ntype: template\ninteraction: call\nactive: false\n---\n",
        "Templates/Call.md": "---\ntype: template\ninteraction: call\ngroup: Calls\nsubject: A call\n---\n",
        "Templates/Ring.md": "---\ntype: template\ninteraction: call\n---\n",
        "Templates/Broken.md": "---\ntype: template\ninteraction: note\nsubject: \"{{nme}}\"\n---\n",
        "Templates/Job.md": "---\ntype: template\ninteraction: note\nsubject: \"{{job-title}}\"\n---\n",
        "Templates/Fax.md": "---\ntype: template\ninteraction: fax\nsubject: Fax\n---\n",
        "Codes/Orders.md": "---\ntype: code\ncode: order\n---\n",
        "Codes/Quotes.md": "---\ntype: code\ncode: order/quote\n---\n",
        "Codes/Gone.md": "---\ntype: code\ncode: gone\nactive: false\n---\n", "Attachments/list.txt": "list\n",
    ]

    private func vault(_ settings: String = "") throws -> TemporaryVault {
        let vaultNote = FileContent("---\nkith: 1\ntimezone: America/New_York\n\(settings)---\n")
        return try TemporaryVault(
            WritingFixture.contacts.merging(WritingFixture.team) { $1 }.merging(files) { $1 }, vaultNote: vaultNote)
    }

    /// What `log` writes, without the lines that stood there.
    private func logged(_ arguments: [String], in vault: TemporaryVault) async throws -> String {
        let before = try vault.read("Contacts/Sam Cooper.md")
        let run = try await vault.kith(all: ["log"] + arguments + ["--as", "max"])
        run.expectExit(0)
        let text = String(decoding: try vault.read("Contacts/Sam Cooper.md").dropFirst(before.count), as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.hasPrefix("^") }.joined(separator: "\n")
    }

    @Test("A template alone suffices to log")
    func alone() async throws {
        #expect(
            try await logged(["Sam", "--template", "offer"], in: vault()) == """
                > [!email] 2026-03-16 09:00 Offer for Sam
                > - logged-by:: [[Max Member]]
                > - logged-at:: 2026-03-16T13:00:00Z
                > - template:: [[Offer]]
                > - code:: order/quote
                > - direction:: outbound
                > - follow-up:: 2026-03-30
                > - attachments:: [[list.txt]]
                >
                > Dear Sam Cooper,
                >
                > Max Member, 2026-03-16
                """)
    }

    @Test("What is said goes before what the template says")
    func said() async throws {
        #expect(
            try await logged(
                [
                    "Sam", "call", "Own {{name}}", "--template", "Offer", "--body", "Own", "--code", "orders", "--at",
                    "2026-03-01",
                    "--follow-up", "1w", "--direction", "inbound",
                ], in: vault()) == """
                    > [!call] 2026-03-01 Own {{name}}
                    > - logged-by:: [[Max Member]]
                    > - logged-at:: 2026-03-16T13:00:00Z
                    > - template:: [[Offer]]
                    > - code:: order
                    > - direction:: inbound
                    > - follow-up:: 2026-03-23
                    > - attachments:: [[list.txt]]
                    >
                    > Own
                    """)
    }

    @Test("Where the vault wants one, a type's only template is taken, or the one of its name; elsewhere none")
    func required() async throws {
        let vault = try vault("require-template: true\n")
        #expect(try await logged(["Sam", "email", "Own"], in: vault).contains("> - template:: [[Offer]]\n"))
        let call = try await logged(["Sam", "call"], in: vault)
        #expect(call.contains("> [!call] 2026-03-16 09:00 A call\n") && call.contains("> - group:: Calls"))
        let before = try vault.snapshot()
        let meeting = try await vault.kith("log", "Sam", "meeting", "x", "--as", "max")
        meeting.expectExit(5)
        #expect(meeting.messages.contains("--template"))
        #expect(try vault.snapshot() == before)
        #expect(try await !logged(["Sam", "email", "Own"], in: self.vault()).contains("template"))
    }

    @Test(
        "Refusals, each with its code, leave everything as it was",
        arguments: [
            (["log", "Sam", "--template", "nope"], 3, "no template is called “nope”"),
            (["log", "Sam", "--template", "Old"], 5, "not active"),
            (["log", "Sam", "--template", "Broken"], 64, "{{nme}}"),
            (["log", "Sam", "--template", "Job"], 64, "{{job-title}}"),
            (["log", "Sam", "--template", "Fax"], 64, "names no type"),
            (["log", "Sam", "call", "x", "--code", "nope"], 3, "no code is called “nope”"),
            (["log", "Sam", "call", "x", "--code", "gone"], 5, "not active"),
            (["log", "Sam", "call", "x", "--set", "code=gone"], 5, "not active"),
            (["log", "Sam", "--template", "Ring"], 64, "a subject or a body"),
            (["template", "show", "nope"], 3, "no template is called"),
            (["code", "new", "a/b", "B"], 3, "no code “a”"),
            (["code", "new", "order", "B"], 5, "Codes/Orders.md"), (["code", "new", "A", "B"], 64, "can't be “A”"),
            (["template", "new", "Offer", "--type", "email"], 5, "Templates/Offer.md"),
            (["template", "new", "X", "--type", "fax"], 64, "“fax”"),
            (["template", "new", "X", "--type", "call", "--direction", "up"], 64, "`direction`"),
            (["template", "new", "X", "--type", "call", "--follow-up", "soon"], 64, "“soon”"),
            (["template", "new", "X", "--type", "call", "--attach", "nope.pdf"], 3, "nope.pdf"),
        ] as [([String], Int32, String)])
    func refused(arguments: [String], code: Int32, words: String) async throws {
        let vault = try vault()
        let before = try vault.snapshot()
        let person = arguments[1] == "show" ? [] : ["--as", arguments[0] == "log" ? "max" : "olive"]
        let run = try await vault.kith(all: arguments + person)
        run.expectExit(code)
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(run.outputBytes.isEmpty)
        #expect(try vault.snapshot() == before)
    }

    @Test("New ones are written, listed and used")
    func new() async throws {
        let vault = try vault()
        let code = try await vault.kith("code", "new", "order/rush", "Rush", "--as", "olive")
        code.expectExit(0)
        #expect(code.output == "Codes/Rush.md:1\n")
        let template = try await vault.kith(
            "template", "new", "Thank you", "--type", "NOTE", "--subject", "Thanks, {{name}}", "--body", "\n{{by}}\n",
            "--code", "rush", "--follow-up", "3m", "--attach", "Attachments/list.txt", "--as", "olive")
        template.expectExit(0)
        let expected = """
            ---
            type: template
            interaction: note
            code: order/rush
            subject: Thanks, {{name}}
            follow-up: 3m
            attachments:
              - "[[list.txt]]"
            ---
            {{by}}

            """
        #expect(String(decoding: try vault.read("Templates/Thank you.md"), as: UTF8.self) == expected)
        #expect(try await logged(["Sam", "--template", "Thank you"], in: vault).contains("Thanks, Sam Cooper"))
        let codes = try await vault.kith("code", "list", "--format", "json").json()["codes"].items
        #expect(codes.map { $0["code"].text } == ["gone", "order", "order/quote", "order/rush"])
        let list = try await vault.kith("template", "list", "--format", "json").json()["templates"].items
        #expect(list.map { $0["name"].text } == ["Broken", "Call", "Fax", "Job", "Offer", "Old", "Ring", "Thank you"])
        let shown = try await vault.kith("template", "show", "offer")
        #expect(shown.output.hasPrefix("Offer  Templates/Offer.md\n") && shown.output.contains("\nDear {{name}},\n"))
    }
}
