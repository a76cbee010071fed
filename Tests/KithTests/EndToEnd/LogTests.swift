import TestSupport
import Testing

/// What `kith log` writes, to the byte.
@Suite("kith log")
struct LogTests {
    /// The lines that everything logged has, with what comes between stamp and id.
    private static func block(_ header: String, _ rest: String = "") -> String {
        "\n> [!\(header)\n> - logged-by:: [[Max Member]]\n> - logged-at:: 2026-03-16T13:00:00Z\n\(rest)\n^i-ID\n"
    }

    /// Logs, and gives what stands behind the fixture's note after that, with `ID` for the id.
    private func appended(_ line: [String]) async throws -> (text: String, run: CommandRun) {
        let vault = try WritingFixture.shared()
        for (path, content) in Self.catalog { try vault.write(path, content) }
        let run = try await vault.done(line)
        let note = try vault.text("Contacts/Ada Lovelace.md")
        let former = String(decoding: WritingFixture.ada.bytes, as: UTF8.self)
        #expect(note.hasPrefix(former))
        return (String(note.dropFirst(former.count)).withoutIDs, run)
    }

    private static let catalog: [String: FileContent] = [
        "Templates/Letter.md": "---\ntype: template\n---\n", "Codes/Order.md": "---\ntype: code\ncode: order\n---\n",
        "Segments/Leads.md": "---\ntype: segment\n---\n", "Attachments/plan.pdf": "x",
        "Contacts/Bea.md": "---\ntype: contact\n---\n",
    ]

    static let lines: [([String], String)] = [
        (["Ada", "call", "Hello"], block("call] 2026-03-16 09:00 Hello")),
        (["Ada", "CALL", "  Hello\nthere "], block("call] 2026-03-16 09:00 Hello there")),
        (["Ada", "note", "--", "- milk"], block("note] 2026-03-16 09:00 - milk")),
        (["Ada", "note", "14:05 train"], block("note] 2026-03-16 09:00 14:05 train")),
        (["Ada", "note", "14:05 train", "--at", "today"], block("note] 2026-03-16 · 14:05 train")),
        (["c-adaadaada1", "call", "x"], ""),
    ].filter { !$0.1.isEmpty }

    static let fields: [([String], String)] = [
        (["--direction", "Outbound"], "> - direction:: outbound\n"), (["--via", " +44 20 "], "> - via:: +44 20\n"),
        (["--initiated-by", "them"], "> - initiated-by:: them\n"), (["--outcome", "failed"], "> - outcome:: failed\n"),
        (["--evaluation", "very-positive"], "> - evaluation:: very-positive\n"),
        (["--duration", "1h30m"], "> - duration:: 1h30m\n"), (["--cost", "12.50"], "> - cost:: 12.50\n"),
        (["--follow-up", "2w"], "> - follow-up:: 2026-03-30\n"), (["--private"], "> - visibility:: private\n"),
        (["--follow-up", "2026-05-01"], "> - follow-up:: 2026-05-01\n"),
        (["--follow-up", "next friday"], "> - follow-up:: 2026-03-20\n"),
        (["--with", "Sam"], "> - with:: [[Sam Cooper]]\n"),
        (["--with", "Sam", "--with", "Bea", "--with", "sam"], "> - with:: [[Sam Cooper]], [[Bea]]\n"),
        (["--with", "Ada"], ""), (["--by", "Max"], ""), (["--by", "olive@team.example"], "> - by:: [[Olive Owner]]\n"),
        (["--by", "Max", "--by", "Olive"], "> - by:: [[Max Member]], [[Olive Owner]]\n"),
        (["--set", "template=letter"], "> - template:: [[Letter]]\n"), (["--set", "code=ORDER"], "> - code:: order\n"),
        (["--set", "segment=leads"], "> - segment:: [[Leads]]\n"), (["--set", "group=mail"], "> - group:: mail\n"),
        (["--set", "attachments=Attachments/plan.pdf"], "> - attachments:: [[plan.pdf]]\n"),
        (["--set", "by=Olive"], "> - by:: [[Olive Owner]]\n"), (["--set", "with=Sam"], "> - with:: [[Sam Cooper]]\n"),
        (["--set", "Room=b=2"], "> - Room:: b=2\n"), (["--set", "postponed=true"], "> - postponed:: true\n"),
        (["--set", "room=1", "--set", "room=2"], "> - room:: 2\n"),
        (
            ["--set", "room=1", "--via", "x", "--cost", "1", "--with", "Sam", "--by", "Olive"],
            "> - by:: [[Olive Owner]]\n> - with:: [[Sam Cooper]]\n> - cost:: 1\n> - via:: x\n> - room:: 1\n"
        ),
        (["--body", "One.\n\nTwo."], ">\n> One.\n>\n> Two.\n"), (["--body", "- milk"], ">\n> - milk\n"),
        (["--body", "\n \n  indented\r\n> quoted\n\n"], ">\n>   indented\n> > quoted\n"),
        (["--body", "```\nopen"], ">\n> ```\n> open\n"), (["--body", "- via:: text"], ">\n> - via:: text\n"),
    ]

    @Test("Arguments become the header", arguments: lines)
    func header(arguments: [String], expected: String) async throws {
        #expect(try await appended(["log"] + arguments).text == expected)
    }

    @Test("Each option becomes a field, in the order of the format, or the body", arguments: fields)
    func field(options: [String], expected: String) async throws {
        let (text, _) = try await appended(["log", "Ada", "call", "Hello"] + options)
        #expect(text == Self.block("call] 2026-03-16 09:00 Hello", expected))
    }

    @Test(
        "When it took place, in every form",
        arguments: [
            ("2026-03-09", "2026-03-09"), ("2026-03-09 14:05", "2026-03-09 14:05"), ("now", "2026-03-16 09:00"),
            ("2026-03-09 14:05+01:00", "2026-03-09 09:05"), ("2026-03-09T14:05Z", "2026-03-09 10:05"),
            ("today", "2026-03-16"), ("yesterday 15:00", "2026-03-15 15:00"), ("yesterday", "2026-03-15"),
            ("3 days ago", "2026-03-13"), ("last monday", "2026-03-09"), ("in 2 weeks", "2026-03-30"),
            ("2 hours ago", "2026-03-16 07:00"), ("tomorrow", "2026-03-17"), ("next friday", "2026-03-20"),
            // The hour that the clock repeats.
            ("2025-11-02 01:30", "2025-11-02T01:30-04:00"), ("2025-11-02 01:30-05:00", "2025-11-02T01:30-05:00"),
            ("2025-11-02 02:30", "2025-11-02 02:30"),
        ])
    func when(written: String, expected: String) async throws {
        let (text, _) = try await appended(["log", "Ada", "call", "Hello", "--at", written])
        #expect(text == Self.block("call] \(expected) Hello"))
    }

    @Test("Several contacts share one interaction, which stands in the first one's note")
    func severalContacts() async throws {
        let (text, run) = try await appended(["log", "Ada", "Sam Cooper", "Bea", "Ada", "meeting", "Lunch"])
        #expect(text == Self.block("meeting] 2026-03-16 09:00 Lunch", "> - with:: [[Sam Cooper]], [[Bea]]\n"))
        #expect(run.output.withoutIDs == "Contacts/Ada Lovelace.md:27  i-ID\n")
    }

    @Test("With whom it was may be said by the relation to the contact")
    func relation() async throws {
        let vault = try WritingFixture.shared()
        let relations = ["spouse [[Sam Cooper]]", "child [[Bea]]", "Child [[Cal]]", "boss [[Nobody Here]]", "[[Dee]]"]
        let items = relations.map { "  - \"\($0)\"\n" }.joined()
        try vault.write("Contacts/Rel.md", FileContent("---\ntype: contact\nrelations:\n\(items)---\n"))
        for name in ["Bea", "Cal", "Dee"] { try vault.write("Contacts/\(name).md", "---\ntype: contact\n---\n") }
        for line in [
            ["log", "Rel", "call", "x", "--with", "Spouse"], ["edit", "Contacts/Rel.md:14", "--with", "spouse"],
        ] {
            try await vault.done(line)
            #expect(try vault.text("Contacts/Rel.md").contains("> - with:: [[Sam Cooper]]\n"))
        }
        for (word, exitCode, hint) in [
            ("child", 4, "Contacts/Cal.md"), ("boss", 3, "Nobody Here"), ("", 3, "kith list"),
        ]
            as [(String, Int32, String)]
        {
            let run = try await vault.kith(
                "log", "Rel", "call", "x", "--with", word, environment: Person.member.environment)
            run.expectExit(exitCode)
            #expect(run.messages.contains(hint), "\(run.messages)")
        }
    }

    @Test("A note without the section gets one at its end")
    func newSection() async throws {
        let vault = try WritingFixture.shared()
        let run = try await vault.done(["log", "Sam", "call", "Hello"])
        let note = try vault.text("Contacts/Sam Cooper.md")
        let expected = "---\ntype: contact\n---\n\n## Interactions\n" + Self.block("call] 2026-03-16 09:00 Hello")
        #expect(note.withoutIDs == expected)
        #expect(run.output.withoutIDs == "Contacts/Sam Cooper.md:7  i-ID\n")
        #expect(run.messages.isEmpty)
    }

    @Test("The body comes from standard input where - is given, and is kept byte for byte")
    func standardInput() async throws {
        let vault = try WritingFixture.shared()
        let command = try vault.command(
            ["log", "Ada", "call", "--body", "-"], environment: Person.member.environment)
        let run = try await command.scripted(#"printf '\n- milk\r\n\n  **eggs** \n\n' | "$@""#).run()
        run.expectExit(0)
        let note = try vault.text("Contacts/Ada Lovelace.md")
        #expect(note.withoutIDs.hasSuffix(Self.block("call] 2026-03-16 09:00", ">\n> - milk\n>\n>   **eggs** \n")))
    }

    @Test("Programs are told id, contact, path and line")
    func json() async throws {
        let vault = try WritingFixture.shared()
        let json = try await vault.done(["log", "Ada", "call", "Hello", "--format", "json"]).json()
        #expect(json["schema"] == "kith.log/1")
        #expect(json["written"].items.count == 1)
        let written = json["written"][0]
        #expect(written["contact"] == "Ada Lovelace")
        #expect(written["path"] == "Contacts/Ada Lovelace.md")
        #expect(written["line"] == 27)
        let record = try await vault.kith("timeline", "Ada", "--limit", "1", "--format", "json").interactions()[0]
        #expect(record["id"] == written["id"])
        #expect(record["line"] == written["line"])
    }
}
