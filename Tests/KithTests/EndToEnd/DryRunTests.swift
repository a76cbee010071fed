import TestSupport
import Testing

/// What `--dry-run` shows is what is written (modulo ids, which are drawn anew).
@Suite("Dry runs")
struct DryRunTests {
    /// Notes of every form, with names that diffs write in their own way.
    private static let files: [String: FileContent] = [
        "Contacts/Windows.md":
            "---\r\ntype: contact\r\ntags: [a]\r\n---\r\n\r\n## Interactions\r\n\r\n> [!call] 2026-01-01 A\r\n\r\n^i-windowwindo\r\n",
        "Contacts/Mac.md":
            "---\rtype: contact\rtags: [a]\r---\r\r## Interactions\r\r> [!call] 2026-01-01 A\r\r^i-macmacmacm\r",
        "Contacts/Open.md":
            "---\ntype: contact\ntags: [a]\n---\n\n## Interactions\n\n> [!call] 2026-01-01 A\n\n^i-0pen0pen0p",
        "Contacts/Mark.md":
            "\u{FEFF}---\ntype: contact\ntags: [a]\n---\n\n## Interactions\n\n> [!call] 2026-01-01 A\n\n^i-markmarkma\n",
        "Contacts/佐藤 \"x\".md":
            "---\ntype: contact\ntags: [a]\n---\n\n## Interactions\n\n> [!call] 2026-01-01 A\n\n^i-sat0sat0sa\n",
        "People/Empty.md": "", "People/Plain two.md": "# No end",
    ]

    private static let forms = [
        ("Windows", "i-windowwindo"), ("Mac", "i-macmacmacm"), ("Open", "i-0pen0pen0p"), ("Mark", "i-markmarkma"),
        ("佐藤", "i-sat0sat0sa"),
    ]

    static let lines: [[String]] =
        WritingCommandRow.all.filter { $0.writes && $0.command != ["init"] }.map { $0.line(of: .owner) }
        + forms.flatMap { name, id in
            [
                ["log", name, "call", "Hello", "--body", "One\n\nTwo"],
                ["edit", id, "--subject", "Hello", "--set", "cost=1"],
                ["cancel", id], ["delete", id, "--yes"], ["set", name, "tags", "b", "--add"], ["unset", name, "tags"],
            ]
        } + [
            ["log", "Sam", "call", "Hello", "--body", "```\nx"], ["adopt", "People/Empty.md", "People/Plain two.md"],
            ["delete", "--yes"] + forms.map(\.1), ["cancel"] + forms.map(\.1),
            ["add", "A \"B\" \\ C", "--tag", "x"], ["add", "Ünï cödé"],
        ]

    @Test("The diff is one that git apply takes, and yields the bytes that the real run writes", arguments: lines)
    func apply(line: [String]) async throws {
        let (vault, copy) = (try WritingFixture.shared(), try WritingFixture.shared())
        for (path, content) in Self.files {
            try vault.write(path, content)
            try copy.write(path, content)
        }
        let before = try vault.snapshot()
        let dry = try await vault.done(line + ["--dry-run"], by: .owner)
        #expect(try vault.snapshot() == before)
        #expect(dry.messages.isEmpty)
        // Whatever form is asked for, a diff is what is shown.
        let json = try await vault.done(line + ["--dry-run", "--format", "json"], by: .owner)
        #expect(json.output.withoutIDs == dry.output.withoutIDs)
        try copy.write("change.diff", FileContent(bytes: dry.outputBytes))
        let git = try copy.command([]).scripted("git apply --whitespace=nowarn change.diff && rm change.diff")
        let applied = try await git.run()
        applied.expectExit(0)
        try await vault.done(line, by: .owner)
        for path in Set(try vault.entries() + copy.entries()) where path.hasSuffix(".md") {
            #expect(try vault.text(path).withoutIDs.utf8.elementsEqual(copy.text(path).withoutIDs.utf8), "\(path)")
        }
    }

    @Test("The diff of a new vault is one that git apply takes")
    func newVault() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let line = ["init", "Book", "--owner", "Jane Doe <jane@x.example>", "--timezone", "UTC"]
        let dry = try await place.kith(all: line + ["--dry-run"])
        dry.expectExit(0)
        #expect(try place.entries().isEmpty)
        try place.write("Copy/change.diff", FileContent(bytes: dry.outputBytes))
        let git = try place.command([], in: "Copy").scripted("git apply change.diff && rm change.diff")
        try await git.run().expectExit(0)
        try await place.kith(all: line).expectExit(0)
        for path in ["Vault.md", "Team/Jane Doe.md"] {
            #expect(try place.read("Book/" + path) == place.read("Copy/" + path))
        }
    }
}
