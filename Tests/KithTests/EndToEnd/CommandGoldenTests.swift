import TestSupport
import Testing

@Suite("Output of commands, to the byte")
struct CommandGoldenTests {
    static let outputs: [(String, [String])] = [
        ("timeline.txt", ["timeline"]), ("timeline.json", ["timeline", "--format", "json"]),
        ("timeline.csv", ["timeline", "--format", "csv"]), ("timeline.tsv", ["timeline", "--format", "tsv"]),
        ("timeline-contact.txt", ["timeline", "Ruth Abernathy"]),
        ("timeline-contact.jsonl", ["timeline", "Søren Kjærgård", "--format", "jsonl"]),
        ("timeline-contact.md", ["timeline", "Ruth Abernathy", "--format", "markdown"]),
        ("timeline-contact.html", ["timeline", "Ruth Abernathy", "--format", "html"]),
        ("timeline-coloured.txt", ["timeline", "Ruth Abernathy", "--color", "always"]),
        ("timeline-by-month.txt", ["timeline", "佐藤 美咲", "--group-by", "month"]),
        ("timeline-by-day.txt", ["timeline", "--limit", "8", "--group-by", "day"]),
        ("timeline-by-contact.txt", ["timeline", "--period", "2026", "--group-by", "contact"]),
        ("timeline-by-person.txt", ["timeline", "--period", "2026", "--group-by", "by"]),
        ("timeline-by-type.txt", ["timeline", "--period", "2026", "--group-by", "type"]),
        ("list.txt", ["list"]), ("list.json", ["list", "--format", "json"]),
        ("list-coloured.txt", ["list", "--color", "always"]),
        ("show-person.txt", ["show", "Ruth Abernathy"]),
        ("show-person.json", ["show", "Ruth Abernathy", "--format", "json"]),
        ("show-organization.txt", ["show", "Kurogane Rims"]),
        ("show-coloured.txt", ["show", "Walter Finch", "--color", "always"]),
        ("brief.txt", ["brief", "Odile Marchetti"]), ("brief-coloured.txt", ["brief", "Ruth", "--color", "always"]),
        ("due.txt", ["due", "--within", "2m"]), ("due.json", ["due", "--within", "2m", "--format", "json"]),
        ("due-coloured.txt", ["due", "--within", "2w", "--color", "always"]),
        ("stale.txt", ["stale", "6w"]), ("stale.json", ["stale", "6w", "--format", "json"]),
        ("search.txt", ["search", "rim", "--limit", "12"]),
        ("search.json", ["search", "kjaergard", "--format", "json"]),
        ("search-coloured.txt", ["search", "wheel stand", "--limit", "5", "--color", "always"]),
        ("links.txt", ["links", "Notes/2025-05-06"]), ("links.json", ["links", "Walter", "--format", "json"]),
        ("backlinks.txt", ["backlinks", "Kurogane Rims"]), ("orphans.txt", ["orphans"]),
        ("unresolved.txt", ["unresolved"]), ("duplicates.txt", ["duplicates"]),
        ("duplicates.json", ["duplicates", "--format", "json"]),
        ("check-rules.txt", ["check", "--list-rules"]),
        ("check-rules.json", ["check", "--list-rules", "--format", "json"]), ("members.txt", ["member", "list"]),
        ("whoami.txt", ["whoami", "--as", "dev"]),
        ("whoami.json", ["whoami", "--as", "dev", "--format", "json"]), ("whoami-stranger.txt", ["whoami"]),
    ]

    @Test("Commands over the sample vault", arguments: outputs)
    func sample(file: String, arguments: [String]) async throws {
        let run = try await TemporaryVault.sample().kith(all: arguments)
        run.expectExit(0)
        try Golden.check(run.output, "commands/\(file)")
    }

    @Test(
        "What is wrong in the sample vault on purpose",
        arguments: [
            ("check.txt", []), ("check.json", ["--format", "json"]), ("check.sarif", ["--format", "sarif"]),
            ("check.github", ["--format", "github"]),
        ] as [(String, [String])])
    func check(file: String, options: [String]) async throws {
        let run = try await TemporaryVault.sample().kith(all: ["check"] + options)
        run.expectExit(1)
        try Golden.check(run.output, "commands/\(file)")
    }

    @Test("A few lines of a timeline, as people see them")
    func fewLines() async throws {
        let run = try await TemporaryVault.sample().kith("timeline", "Walter Finch")
        #expect(
            run.output == """
                ! Asked on 2025-06-10 not to be contacted

                2025-06-10 16:40  call  Asked us not to write or ring again  Dev Okafor  i-fsg4q5athd

                """)
        #expect(run.messages.isEmpty)
    }

    @Test("The vault's settings and numbers")
    func vault() async throws {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith("vault")
        run.expectExit(0)
        try Golden.check(run.output.replacing(vault.root, with: "/VAULT"), "commands/vault.txt")
    }

    @Test("The vault's settings and numbers in JSON")
    func vaultJSON() async throws {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith("vault", "--format", "json")
        let json = try run.json()
        #expect(json["schema"] == "kith.vault/1")
        #expect(json["root"].text == vault.root)
        #expect(json["interactions"]["total"] == 215)
        #expect(json["interactions"]["unstamped"] == 8)
        #expect(json["contacts"] == .object(["people": 21, "organizations": 9]))
        #expect(json.leavesOutAbsentValues)
        #expect(json.allKeys(but: []).allSatisfy { !$0.contains("-") })
        try Golden.check(run.output.replacing(vault.root, with: "/VAULT"), "commands/vault.json")
    }
}
