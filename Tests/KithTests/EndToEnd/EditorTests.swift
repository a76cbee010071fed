import TestSupport
import Testing

/// `--edit` of `log` and `edit`: subject and body in somebody's editor, which is a script here.
@Suite("--edit")
struct EditorTests {
    private static let path = "Contacts/Ada Lovelace.md"

    /// A vault with a script that stands in for an editor; it keeps a copy of what it was given.
    private func vault(_ script: String) throws -> TemporaryVault {
        let vault = try WritingFixture.shared()
        let head = "#!/bin/sh\nfor file; do :; done\ncp \"$file\" \"\(vault.root)/given.txt\"\n"
        try vault.write("editor.sh", FileContent(head + script + "\n"))
        try vault.setPermissions(0o755, of: "editor.sh")
        return vault
    }

    private func run(_ line: [String], in vault: TemporaryVault) async throws -> CommandRun {
        let environment = ["EDITOR": vault.path("editor.sh"), "TMPDIR": vault.path("tmp")]
        try vault.makeFolder("tmp")
        return try await vault.kith(all: line, environment: environment.merging(Person.member.environment) { $1 })
    }

    @Test("The editor gets what the options say, and what it saves is logged")
    func log() async throws {
        let vault = try vault(#"printf '\n\n Subject of the editor \n\nBody\n\n# heading\n' > "$file""#)
        let run = try await run(
            ["log", "Ada", "call", "Given", "--body", "- milk", "--edit", "--cost", "1"], in: vault)
        run.expectExit(0)
        let given = try vault.text("given.txt")
        #expect(given.hasPrefix("Given\n\n- milk\n# ---"))
        #expect(given.contains("first line is the subject"))
        let stamp = "> - logged-by:: [[Max Member]]\n> - logged-at:: 2026-03-16T13:00:00Z\n> - cost:: 1\n"
        let header = "\n> [!call] 2026-03-16 09:00 Subject of the editor\n"
        let expected = header + stamp + ">\n> Body\n>\n> # heading\n\n^i-ID\n"
        #expect(try vault.text(Self.path).withoutIDs.hasSuffix(expected))
        // Nothing is left of the file that was edited.
        #expect(try vault.entries().filter { $0.hasPrefix("tmp/") } == [])
    }

    @Test("What stands below the line that says so does not count, and a body keeps every other form")
    func scissors() async throws {
        let vault = try vault(#"sed -i '1s/.*/New/; 3s/.*/# not a comment/' "$file""#)
        try await run(["log", "Ada", "call", "Old", "--body", "x", "--edit"], in: vault).expectExit(0)
        let note = try vault.text(Self.path)
        #expect(note.contains("09:00 New\n"))
        #expect(note.contains(">\n> # not a comment\n\n^i-"))
    }

    @Test("An edit begins with what the interaction says, or with what the options say instead")
    func edit() async throws {
        let vault = try vault(#"sed -i 's/engine/machine/; s/May/June/' "$file""#)
        try await run(["edit", "i-callcall11", "--edit"], in: vault).expectExit(0)
        #expect(try vault.text("given.txt").hasPrefix("Discussed the engine\n\nShe wants it by May.\n# ---"))
        let former = String(decoding: WritingFixture.ada.bytes, as: UTF8.self)
        let expected = former.replacing("engine", with: "machine").replacing("May", with: "June")
        #expect(try vault.text(Self.path) == expected)
        try await run(["edit", "i-callcall11", "--subject", "An engine", "--edit"], in: vault).expectExit(0)
        #expect(try vault.text(Self.path) == expected.replacing("Discussed the machine", with: "An machine"))
    }

    @Test("What the editor leaves as it was is no change")
    func unchanged() async throws {
        let vault = try vault("")
        let before = try vault.read(Self.path)
        let run = try await run(["edit", "i-callcall11", "--edit"], in: vault)
        run.expectExit(0)
        #expect(run.messages == "kith: nothing to change in Contacts/Ada Lovelace.md:11  i-callcall11\n")
        #expect(try vault.read(Self.path) == before)
    }

    @Test(
        "Where nothing is left, or the editor fails, nothing is written",
        arguments: [
            (": > \"$file\"", 0, "empty"), ("printf ' \\n\\n \\n' > \"$file\"", 0, "empty"),
            ("sed -i '1,/^# ---/{/^# ---/!d}' \"$file\"", 0, "empty"),
            ("echo typed > \"$file\"; exit 1", 2, "ended with an error"), ("kill -9 $$", 2, "ended with an error"),
            ("rm \"$file\"", 2, "left no file"), ("printf 'a\\377b' > \"$file\"", 64, "not UTF-8"),
        ] as [(String, Int32, String)])
    func nothing(script: String, exitCode: Int32, words: String) async throws {
        for line in [["log", "Ada", "call", "--edit"], ["edit", "i-callcall11", "--edit"]] {
            let vault = try vault(script)
            let before = try vault.read(Self.path)
            let run = try await run(line, in: vault)
            run.expectExit(exitCode)
            #expect(run.outputBytes.isEmpty)
            #expect(run.messages.contains(words), "\(run.messages)")
            #expect(try vault.read(Self.path) == before)
            #expect(try !vault.entries().contains(".kith"))
            #expect(try vault.entries().filter { $0.hasPrefix("tmp/") } == [])
        }
    }

    @Test("What somebody wrote is shown where it can't be written")
    func salvage() async throws {
        // Somebody else begins a comment at the note's end while the text is written.
        for (script, exitCode) in [("printf '<!-- open\\n' >> '\(Self.path)'", 2), ("rm '\(Self.path)'", 3)]
            as [(String, Int32)]
        {
            let vault = try vault(#"printf 'Subject\n\nLong \033[1mbody\n' > "$file"; cd "$(dirname "$0")"; "# + script)
            let run = try await run(["log", "Ada", "call", "--edit"], in: vault)
            run.expectExit(exitCode)
            #expect(run.messages.hasPrefix("kith: what you wrote is not in the vault:\n\nSubject\n\nLong "))
            #expect(!run.messages.contains("\u{1B}"))
            let json = try await self.run(["log", "Ada", "call", "--edit", "--format", "json"], in: vault)
            if exitCode == 2 { #expect(json.messages.contains(#""code":"unsafe-note""#)) }
        }
    }

    @Test("An interaction that was deleted meanwhile is not written over another")
    func deletedMeanwhile() async throws {
        let vault = try vault(#"echo Changed > "$file"; KITH_USER=Max "$KITH" delete i-callcall11 --yes > /dev/null"#)
        let environment = [
            "EDITOR": vault.path("editor.sh"), "KITH": try BuiltProducts.kith(), "KITH_VAULT": vault.root,
        ]
        let run = try await vault.kith(
            "edit", "i-callcall11", "--edit", environment: environment.merging(Person.member.environment) { $1 })
        run.expectExit(3)
        #expect(run.messages.contains("Changed"))
        #expect(try !vault.text(Self.path).contains("Changed"))
    }

    @Test("Without an editor, or with one that can't be run, the message says what to set")
    func noEditor() async throws {
        let vault = try WritingFixture.shared()
        let before = try vault.snapshot()
        for environment in [[:], ["EDITOR": " "], ["VISUAL": "no-such-editor -x"], ["EDITOR": "/no/such"]] {
            for line in [["log", "Ada", "call", "--edit"], ["edit", "i-callcall11", "--edit"], ["open", "Ada"]] {
                let run = try await vault.kith(
                    all: line, environment: environment.merging(Person.member.environment) { $1 })
                run.expectExit(2)
                #expect(run.messages.contains("EDITOR"))
                #expect(run.messages.contains("VISUAL"))
            }
        }
        #expect(try vault.snapshot() == before)
    }
}
