import TestSupport
import Testing

/// Segments, templates, codes, groups and people as filters name them.
@Suite("What filters name")
struct FilterNamesTests {
    private static let template: FileContent = "---\ntype: template\n---\n"

    private static func segment(_ name: String = "", _ contacts: String...) -> FileContent {
        FileContent(
            "---\ntype: segment\n\(name)---\n\n## Contacts\n\n" + contacts.map { "- [[\($0)]]\n" }.joined())
    }

    private static let files: [String: FileContent] = [
        "Codes/New orders.md": "---\ntype: code\ncode: order/new\n---\n",
        "Templates/Letter.md": template, "Templates/Letter, short.md": template,
        "Templates/short.md": template,
        "Segments/Wheels.md": segment("", "Ada"), "Segments/Wheels, once more.md": segment("", "Ada", "Bo"),
        "Segments/Open day.md": segment("", "Ada"), "Lists/Open day.md": segment("", "Bo"),
        "Segments/A-B seg.md": segment("name: A/B seg\n", "Bo"),
        "Contacts/Ada.md": FileContent("---\ntype: contact\n---\n# Interactions\n\n" + interactions),
        "Contacts/Bo.md": "---\ntype: contact\n---\n",
    ]

    /// Interactions called `1`, `2` … by what they name.
    private static let interactions = [
        "segment:: [[Wheels#^l-1]]", "segment:: [[Wheels, once more]]", "segment:: [[Segments/Open day]]",
        "segment:: [[Lists/Open day#^l-2]]", "segment:: [[A-B seg]]", "segment:: [[Gone, away]]",
        "template:: [[Letter, short]]", "template:: [[short]]", "template:: [[Letter]]",
        "code:: order/new", "group:: Spring, early", "group:: early", "by:: [[Doe, Jane]]", "logged-by:: Pat",
    ].enumerated().map { index, field in
        let stamp = field.hasPrefix("logged-by") ? "" : "> - logged-by:: Jane\n"
        return "> [!call] 2026-03-01 \(index + 1)\n\(stamp)> - \(field)\n"
            + "> - cancelled-at:: 2026-03-10T09:00:00Z\n> - cancelled-by:: Jane\n\n^i-\(index + 1)\n\n"
    }.joined()

    private static func vault(_ more: [String: FileContent] = [:]) throws -> TemporaryVault {
        try TemporaryVault(files.merging(more) { $1 })
    }

    /// The subjects of what a filter lists, in their order.
    private static func listed(_ arguments: [String]) async throws -> [String] {
        let run = try await vault().kith(all: ["timeline", "--format", "json"] + arguments)
        run.expectExit(0)
        return try run.interactions().map { $0["subject"].text }.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
    }

    @Test(
        "a name with a comma means its thing; quotes and links keep commas together",
        arguments: [
            (["--segment", "Wheels, once more"], ["2"]), (["--segment", "\"wheels, once more\""], ["2"]),
            (["--segment", "[[Wheels, once more]]"], ["2"]), (["--segment", "Segments/Wheels, once more.md"], ["2"]),
            (["--segment", "[[Wheels, once more|W]],Wheels"], ["1", "2"]), (["--segment", "Wheels"], ["1"]),
            (["--segment", "Gone, away"], ["6"]), (["--segment", "Wheels,\"Gone, away\""], ["1", "6"]),
            (["--template", "Letter, short"], ["7"]), (["--template", "short,Letter"], ["8", "9"]),
            (["--group", "Spring, early"], ["11"]), (["--group", "early"], ["12"]),
            (["--group", "\"spring, early\",early"], ["11", "12"]), (["--group", "nothing"], []),
        ])
    func commas(arguments: [String], subjects: [String]) async throws {
        #expect(try await Self.listed(arguments) == subjects)
    }

    @Test(
        "a note is meant by its path, its stem, its name, a code by its label too, and links to it pass",
        arguments: [
            (["--segment", "Lists/Open day"], ["4"]), (["--segment", "Segments/Open day.md"], ["3"]),
            (["--segment", "[[Lists/Open day#^l-2]]"], ["4"]),
            (["--segment", "A/B seg"], ["5"]), (["--segment", "a-b seg"], ["5"]), (["--segment", "A/B"], ["5"]),
            (["--template", "Templates/Letter"], ["9"]), (["--code", "New orders"], ["10"]),
            (["--code", "Codes/New orders.md"], ["10"]), (["--code", "order"], ["10"]),
        ])
    func names(arguments: [String], subjects: [String]) async throws {
        #expect(try await Self.listed(arguments) == subjects)
    }

    @Test(
        "every part that names nothing is refused",
        arguments: [
            ("--segment", "Wheels, more", "more"), ("--segment", "Weels, once more", "Wheels, once more"),
            ("--segment", "Wheels, once mor", "(Segments/Wheels, once more.md)"),
            ("--segment", "Wheels,Whels", "Wheels"),
            ("--template", "short, nothing", "nothing"), ("--code", "order,ordre", "order"),
        ])
    func refusals(option: String, names: String, advice: String) async throws {
        let vault = try Self.vault()
        for command in [["timeline"], ["stats", "--by", "type"], ["search", "call"], ["purge", "--yes"]] {
            let run = try await vault.kith(all: command + [option, names], environment: ["KITH_USER": "Jane"])
            run.expectExit(3)
            #expect(run.messages.contains(advice))
        }
        #expect(try vault.text("Contacts/Ada.md").contains("^i-1\n"))
    }

    @Test("a name that several have is refused with the candidates")
    func ambiguous() async throws {
        let vault = try Self.vault()
        for name in ["open day", "Wheel"] {
            let run = try await vault.kith("timeline", "--segment", name, "--format", "json")
            run.expectExit(4)
            #expect(try run.jsonError()["candidates"].items.count == 2)
        }
    }

    @Test("purge takes what the name means, and nothing else")
    func purging() async throws {
        let vault = try Self.vault()
        for (name, subject) in [("Wheels, once more", "2"), ("Lists/Open day", "4")] {
            let run = try await vault.kith(
                "purge", "--segment", name, "--yes", "--format", "json", environment: ["KITH_USER": "Jane"])
            run.expectExit(0)
            #expect(try run.json()["written"].items.map { $0["id"].text } == ["i-\(subject)"])
        }
    }

    @Test("in a vault without members anybody may be named, with a comma where somebody is called so")
    func people() async throws {
        #expect(try await Self.listed(["--by", "Doe, Jane"]) == ["13"])
        #expect(try await Self.listed(["--by", "nobody, Pat"]) == ["14"])
        #expect(try await Self.listed(["--logged-by", "nobody"]).isEmpty)
        let team = try Self.vault(["Team/Olive.md": "---\ntype: member\nrole: owner\n---\n"])
        try await team.kith("timeline", "--by", "olive, nobody").expectExit(3)
        try await team.kith("timeline", "--by", "olive, pat").expectExit(0)
    }

    @Test("a beginning means nothing where a note is not read: it may be what is called so")
    func unread() async throws {
        let opaque = FileContent("---\ntype: segment\n---\n" + String(repeating: ">", count: 300) + "x\n")
        let run = try await Self.vault(["Segments/A-B.md": opaque]).kith("list", "segment:A/B")
        run.expectExit(3)
        #expect(run.messages.contains("A/B seg"))
    }

    @Test(
        "a FILTER names them likewise",
        arguments: [
            ("segment:\"Lists/Open day\"", ["Bo"]), ("segment:\"Segments/Open day.md\"", ["Ada"]),
            ("segment:\"A/B seg\"", ["Bo"]), ("segment:\"Wheels, once more\"", ["Ada", "Bo"]),
            ("segment:A-B", ["Bo"]), ("code:\"New orders\"", []), ("code:order", []),
            ("template:\"Templates/Letter, short.md\"", []),
            ("segment:\"Wheels, once more\" not:segment:Wheels", ["Bo"]),
        ])
    func filters(filter: String, names: [String]) async throws {
        let run = try await Self.vault().kith("list", filter, "--format", "json")
        run.expectExit(0)
        #expect(try run.json()["contacts"].items.map { $0["name"].text } == names)
    }

    @Test("a FILTER's name that several have is refused with the candidates")
    func ambiguousInFilter() async throws {
        let team = ["Team/Olive One.md", "Team/Olive Two.md"].map { ($0, "---\ntype: member\nrole: owner\n---\n") }
        let vault = try Self.vault(
            Dictionary(team.map { ($0.0, FileContent($0.1)) }) { first, _ in first })
        for (filter, paths) in [
            ("segment:\"open day\"", ["Lists/Open day.md", "Segments/Open day.md"]),
            ("segment:Wheel", ["Segments/Wheels, once more.md", "Segments/Wheels.md"]),
            ("template:Let", ["Templates/Letter, short.md", "Templates/Letter.md"]),
            ("by:Olive", ["Team/Olive One.md", "Team/Olive Two.md"]),
        ] {
            let run = try await vault.kith("list", filter, "--format", "json")
            run.expectExit(4)
            #expect(try run.jsonError()["candidates"].items.map { $0["path"].text }.sorted() == paths)
        }
    }
}
