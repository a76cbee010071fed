import TestSupport
import Testing

@Suite("Bad input: notes")
struct NoteProblemTests {
    /// A contact with one interaction.
    static func contact(_ subject: String, _ properties: String = "") -> FileContent {
        FileContent("---\ntype: contact\n\(properties)---\n## Interactions\n\n> [!note] 2026-01-01 \(subject)\n")
    }

    /// A vault of a sound note and another one, and what a timeline of it prints.
    private func timeline(
        beside path: String, _ content: FileContent
    ) async throws -> (subjects: [String], run: CommandRun, vault: TemporaryVault) {
        let vault = try TemporaryVault(["Contacts/Sound.md": Self.contact("sound"), path: content])
        let run = try await vault.kith("timeline", "--format", "json")
        return (try run.interactions().map { $0["subject"].text }.sorted(), run, vault)
    }

    // MARK: Front matter

    @Test(
        "A contact whose front matter is broken keeps its name and timeline, and the message names the line",
        arguments: [
            ("name: Ada L.\nname: Ada B.\n", 4), ("name: Ada L.\ntitle: a: b\n", 4), ("name: Ada L.\n\ttabs: x\n", 4),
            ("name: Ada L.\nx: @y\n", 4), ("name: Ada L.\nx: *nowhere\n", 4),
            // Where a quote or a bracket stays open the parser knows the whole alone.
            ("name: Ada L.\njob-title: \"open\n", 2), ("name: Ada L.\nemails: [a, b\n", 2),
        ])
    func brokenFrontMatter(properties: String, line: Int) async throws {
        let (subjects, run, vault) = try await timeline(beside: "Contacts/Ada.md", Self.contact("kept", properties))
        run.expectExit(0)
        #expect(subjects == ["kept", "sound"])
        #expect(try run.interactions().contains { $0["contact"] == "Ada L." })
        #expect(run.messages.split(separator: "\n").count == 1)
        #expect(run.messages.hasPrefix("kith: Contacts/Ada.md:\(line): "))
        for command in [["show", "Ada"], ["show", "ada l."], ["list"], ["timeline", "Ada"], ["vault"]] {
            let run = try await vault.kith(all: command)
            run.expectExit(0)
            #expect(run.messages.contains("Contacts/Ada.md:\(line): "), "\(command)")
            #expect(run.messages.split(separator: "\n").count == 1, "\(command)")
        }
    }

    @Test("Front matter without its closing line is none")
    func openFrontMatter() async throws {
        let (subjects, run, _) = try await timeline(
            beside: "Contacts/Ada.md", "---\ntype: contact\n## Interactions\n\n> [!note] 2026-01-01 none\n")
        run.expectExit(0)
        #expect(subjects == ["sound"])
    }

    // MARK: Opaque notes

    static let opaque: [(String, FileContent)] = [
        ("8 MiB", FileContent(bytes: contact("large").bytes + [UInt8](repeating: UInt8(ascii: "x"), count: 8 << 20))),
        (
            "stand in each other",
            FileContent(bytes: contact("deep").bytes + Array(String(repeating: "> ", count: 200).utf8))
        ),
        (
            "stand in each other",
            FileContent(bytes: contact("deep").bytes + Array(String(repeating: "- ", count: 200).utf8))
        ),
        (
            "never closed",
            FileContent(bytes: contact("open").bytes + Array(String(repeating: "![[]()", count: 40_000).utf8))
        ),
        ("marks", FileContent(bytes: contact("marks").bytes + Array(String(repeating: "*a\n", count: 1_500_000).utf8))),
    ]

    @Test("An opaque note is in no view, is named with the reason, and everything else is shown", arguments: opaque)
    func opaqueNote(reason: String, content: FileContent) async throws {
        let (subjects, run, vault) = try await timeline(beside: "Contacts/Hostile.md", content)
        run.expectExit(2)
        #expect(subjects == ["sound"])
        #expect(run.messages.split(separator: "\n").count == 1)
        #expect(try run.jsonError()["path"] == "Contacts/Hostile.md")
        #expect(try run.jsonError()["code"] == "unsafe-note")
        #expect(run.messages.contains(reason))
        for command in [["list"], ["vault"]] {
            let run = try await vault.kith(all: command)
            run.expectExit(2)
            #expect(!run.outputBytes.isEmpty)
        }
        for command in ["show", "timeline"] {
            let named = try await vault.kith(command, "Hostile")
            named.expectExit(2)
            #expect(named.outputBytes.isEmpty)
            #expect(named.messages.contains("Contacts/Hostile.md"))
            #expect(named.messages.contains(reason))
            let json = try await vault.kith(command, "Contacts/Hostile.md", "--format", "json")
            json.expectExit(2)
            #expect(try json.jsonError()["code"] == "unsafe-note")
            #expect(try json.jsonError()["path"] == "Contacts/Hostile.md")
        }
    }

    @Test("A note of just 8 MiB is read")
    func largestNote() async throws {
        let head = Self.contact("large").bytes + Array("\n".utf8)
        let filling = String(repeating: String(repeating: "x", count: 63) + "\n", count: (8 << 20) / 64)
        let content = FileContent(bytes: head + Array(filling.utf8).prefix((8 << 20) - head.count))
        let (subjects, run, _) = try await timeline(beside: "Contacts/Large.md", content)
        run.expectExit(0)
        #expect(subjects == ["large", "sound"])
    }

    // MARK: Bytes

    @Test("Bytes that are not UTF-8 leave valid JSON, and the note its interactions")
    func invalidBytes() async throws {
        let start = Self.contact("x").bytes.dropLast(2)
        let content = FileContent(bytes: start + [0x62, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0x0A])
        let (subjects, run, vault) = try await timeline(beside: "Contacts/Bytes.md", content)
        run.expectExit(0)
        #expect(subjects.count == 2)
        #expect(subjects[0].hasPrefix("b\u{FFFD}"))
        for format in ["text", "csv", "tsv", "markdown", "html"] {
            let run = try await vault.kith("timeline", "--format", format)
            run.expectExit(0)
            #expect(String(validating: run.outputBytes, as: UTF8.self) != nil, "\(format)")
        }
    }

    @Test("NUL in a note")
    func nul() async throws {
        let (subjects, run, vault) = try await timeline(
            beside: "Contacts/Nul.md", Self.contact("a\u{0}b", "x: a\u{0}b\n"))
        run.expectExit(0)
        #expect(subjects.count == 2)
        #expect(!run.outputBytes.contains(0))
        #expect(try await !vault.kith("timeline").outputBytes.contains(0))
        try await vault.kith("show", "Nul").expectExit(0)
    }

    @Test(
        "Notes with nothing to say",
        arguments: [
            "", "\n", "\u{FEFF}", "---", "---\n---\n", "---\ntype:\n---\n", "---\ntype: contact\n---", "\r\n\r", "\0",
        ])
    func emptyNotes(text: String) async throws {
        let (subjects, run, vault) = try await timeline(beside: "Empty.md", FileContent(text))
        run.expectExit(0)
        #expect(subjects == ["sound"])
        #expect(run.messages.isEmpty)
        let isContact = text.contains("contact")
        try await vault.kith("show", "Empty").expectExit(isContact ? 0 : 3)
    }

    @Test("Headers that can't be read as a date are shown, undated")
    func oddHeaders() async throws {
        let vault = try TemporaryVault(
            [
                "A.md": """
                ---
                type: contact
                ---
                ## Interactions

                > [!call] 2026-02-30 no such day

                > [!call] 9:05am no day

                > [!call]

                > [!call] 2026-03-08 02:30 an hour that is skipped
                """
            ], vaultNote: "---\nkith: 1\ntimezone: America/New_York\n---\n")
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(0)
        let records = try run.interactions()
        #expect(records.first?["occurredAt"] == "2026-03-08T03:30:00-04:00")
        #expect(records.dropFirst().map { $0["subject"].text } == ["", "9:05am no day", "2026-02-30 no such day"])
        #expect(records.dropFirst().allSatisfy { $0["date"] == .null })
        for format in ["text", "csv", "markdown", "html"] {
            try await vault.kith("timeline", "--format", format, "--group-by", "month").expectExit(
                format == "csv" ? 64 : 0)
        }
    }
}
