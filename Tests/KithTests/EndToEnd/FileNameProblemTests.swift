import TestSupport
import Testing

@Suite("Bad input: names of files")
struct FileNameProblemTests {
    static func contact(_ subject: String) -> FileContent { NoteProblemTests.contact(subject) }

    private func vault(_ files: [String: FileContent] = [:]) throws -> TemporaryVault {
        try TemporaryVault(files.merging(["Contacts/Sound.md": Self.contact("sound")]) { $1 })
    }

    private func subjects(_ run: CommandRun) throws -> [String] {
        try run.interactions().map { $0["subject"].text }.sorted()
    }

    @Test("Names as long as they can be are names like others; longer ones find nothing")
    func longNames() async throws {
        let longest = String(repeating: "n", count: 252)
        let wide = String(repeating: "名", count: 84)
        let vault = try vault(["\(longest).md": Self.contact("longest"), "Contacts/\(wide).md": Self.contact("wide")])
        #expect(try subjects(await vault.kith("timeline", "--format", "json")) == ["longest", "sound", "wide"])
        for name in [longest, longest + ".md", wide] {
            try await vault.kith("show", name).expectExit(0)
            try await vault.kith("timeline", name).expectExit(0)
        }
        let names = [
            String(repeating: "n", count: 300), String(repeating: "名", count: 100),
            String(repeating: "n/", count: 3000),
            "Contacts/" + String(repeating: "n", count: 300), String(repeating: "é", count: 50_000),
        ]
        for name in names {
            for command in ["show", "timeline"] {
                let run = try await vault.kith(command, name)
                run.expectExit(3)
                #expect(run.outputBytes.isEmpty)
            }
        }
        for (option, exitCode) in [("--by", Int32(0)), ("--text", 0), ("--group", 0), ("--code", 3), ("--template", 3)]
        {
            try await vault.kith("timeline", option, names[0]).expectExit(exitCode)
        }
    }

    @Test("A name that is not UTF-8 is told, and everything else is shown")
    func undecodableName() async throws {
        let vault = try vault()
        try vault.write(nameBytes: [0x62, 0xFF, 0x2E, 0x6D, 0x64], Self.contact("bytes"))
        try vault.write(nameBytes: [0x70, 0xFF, 0x2E, 0x70, 0x6E, 0x67], "picture")
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(2)
        #expect(try subjects(run) == ["sound"])
        #expect(run.messages.split(separator: "\n").count == 1)
        #expect(run.messages.contains("b\u{FFFD}.md"))
        #expect(run.messages.contains("UTF-8"))
    }

    @Test("Names of all sorts")
    func oddNames() async throws {
        let names = [
            "a: b, \"c\"", "new\nline", "tab\there", "-dash", "x.md", " blank ", "🚲", "a\\b", "%s", "$(touch x)",
            "e\u{301}",
            "\u{1B}[31mred",
        ]
        let vault = try TemporaryVault(
            Dictionary(uniqueKeysWithValues: names.map { ("Contacts/\($0).md", Self.contact("is here")) }))
        let run = try await vault.kith("timeline", "--format", "json")
        #expect(try Set(run.interactions().map { $0["contact"].text }) == Set(names))
        let csv = try await vault.kith("timeline", "--format", "csv")
        #expect(try Set(#require(SeparatedValues(csv: csv.output)).lines.dropFirst().map { $0[1] }) == Set(names))
        for name in names {
            let run = try await vault.kith("show", "--format", "json", "--", name)
            run.expectExit(0)
            #expect(try run.json()["path"].text == "Contacts/\(name).md")
        }
        #expect(try await !vault.kith("list").output.contains("\u{1B}"))
    }

    @Test("Names that begin with a dot, and files of other kinds, are not the vault's")
    func otherFiles() async throws {
        let vault = try vault([
            ".hidden.md": Self.contact("no"), ".obsidian/x.md": Self.contact("no"), "a/.b/c.md": Self.contact("no"),
            "note.txt": Self.contact("no"), "note.markdown": Self.contact("no"), "UPPER.MD": Self.contact("upper"),
            ".md": Self.contact("no"),
        ])
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(0)
        #expect(try subjects(run) == ["sound", "upper"])
        #expect(run.messages.isEmpty)
        try await vault.kith("show", "UPPER").expectExit(0)
        try await vault.kith("show", ".hidden").expectExit(3)
        try await vault.kith("show", ".obsidian/x.md").expectExit(3)
    }

    @Test("A folder and a pipe named like notes are no notes, and block nobody")
    func noFiles() async throws {
        let vault = try vault(["Folder.md/Inside.md": Self.contact("inside")])
        try vault.makePipe("Contacts/Pipe.md")
        try vault.makePipe("Other.md")
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(0)
        #expect(try subjects(run) == ["inside", "sound"])
        for name in ["Pipe", "Contacts/Pipe.md", "Other", "Folder", "Folder.md"] {
            try await vault.kith("show", name).expectExit(3)
        }
        try await vault.kith("show", "Folder.md/Inside").expectExit(0)
    }

    @Test("A path deeper than the system takes one is told, and everything else is shown")
    func deepFolders() async throws {
        let vault = try vault()
        let name = String(repeating: "d", count: 200)
        let script = "for i in {1..30}; do mkdir \(name) && cd \(name) || exit 1; done; echo x > note.md"
        try await vault.command([]).scripted(script).run().expectExit(0)
        let run = try await vault.kith("timeline", "--format", "json")
        run.expectExit(2)
        #expect(try subjects(run) == ["sound"])
        #expect(run.messages.split(separator: "\n").count == 1)
        try await vault.command([]).scripted("rm -rf \(name)").run().expectExit(0)
    }
}
