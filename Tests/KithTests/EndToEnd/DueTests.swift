import NoteSyntax
import TestSupport
import Testing

@Suite("kith due, stale and snooze")
struct DueTests {
    /// Contacts of whom it is the middle of March 2026.
    private static func vault() throws -> TemporaryVault {
        func contact(_ properties: String, _ interactions: String = "") -> FileContent {
            FileContent("---\ntype: contact\n\(properties)\n---\n\n## Interactions\n\n\(interactions)")
        }
        return try TemporaryVault([
            // 10 days late of 30, 60 of 365, 3 of 5.
            "A.md": contact("keep-in-touch: 30d", "> [!call] 2026-02-04 a\n"),
            "B.md": contact("keep-in-touch: 1y", "> [!call] 2025-01-15 b\n"),
            "C.md": contact("x: 1", "> [!call] 2026-03-08 offer\n> - follow-up:: 2026-03-13\n\n^i-followfoll\n"),
            "D.md": contact("keep-in-touch: 3m\nsnoozed-until: 2026-03-20", "> [!call] 2025-01-15 d\n"),
            "E.md": contact("keep-in-touch: 3m\ndo-not-contact: true", "> [!call] 2020-01-15 e\n"),
            "F.md": contact("keep-in-touch: 3m"),
            "G.md": contact("x: 1", "> [!call] 2026-03-08\n> - follow-up:: 2026-03-30\n>\n> Only a body.\n"),
        ])
    }

    @Test("What is late comes first, by lateness against the time it had; then what lies ahead, by day")
    func order() async throws {
        let vault = try Self.vault()
        let run = try await vault.kith("due", "--within", "2w", "--format", "json")
        run.expectExit(0)
        let json = try run.json()
        #expect(json["schema"] == "kith.due/1")
        let items = json["items"].items
        #expect(items.map { $0["contact"].text } == ["C", "A", "B", "F", "D", "G"])
        #expect(
            items.map { $0["date"].text } == [
                "2026-03-13", "2026-03-06", "2026-01-15", "2026-03-16", "2026-03-20", "2026-03-30",
            ])
        #expect(items.map { $0["days"] } == [3, 10, 60, 0, -4, -14])
        #expect(
            items[0].keys == ["contact", "date", "days", "id", "interaction", "path", "reason", "subject"])
        #expect(items[0]["interaction"] == "C.md:8")
        #expect(items[1]["lastContact"] == "2026-02-04" && items[1]["span"] == "30d")
        #expect(items[0]["reason"] == "follow-up")
        #expect(items[0]["id"] == "i-followfoll")
        #expect(items[1]["reason"] == "keep-in-touch")
        #expect(items[1].leavesOutAbsentValues)
        let text = try await vault.kith("due")
        #expect(
            text.output == """
                2026-03-13  3 days late   C  offer                          i-followfoll
                2026-03-06  10 days late  A  every 30d, last on 2026-02-04
                2026-01-15  60 days late  B  every 1y, last on 2025-01-15
                2026-03-16  today         F  every 3m, never yet

                """)
        let filtered = try await vault.kith("due", "--contact", "A,B keep-in-touch:*", "--format", "json")
        filtered.expectExit(0)
        #expect(try filtered.json()["items"].items.isEmpty)
        #expect(try await vault.kith("due", "--contact", "keep-in-touch:1y").output.contains("  B  "))
    }

    @Test("Who was never contacted is told so, also where the day counts from when the contact was made")
    func neverContacted() async throws {
        let vault = try TemporaryVault(["N.md": "---\ntype: contact\nkeep-in-touch: 3m\ncreated: 2024-01-01\n---\n"])
        #expect(try await vault.kith("due").output.hasSuffix("N  every 3m, never yet\n"))
    }

    @Test("A follow-up that several share is due for each of them that is asked for, and listed once")
    func sharedFollowUps() async throws {
        let vault = try TemporaryVault([
            "A.md": "---\ntype: contact\n---\n",
            "B.md": "---\ntype: contact\n---\n",
            "S.md": """
            ---
            type: contact
            ---
            ## Interactions
            > [!call] 2026-03-01 shared
            > - with:: [[A]], [[B]]
            > - follow-up:: 2026-03-10
            """,
        ])
        for (filter, contact) in [("A", "A"), ("B", "B"), ("S", "S"), ("name:A,B", "A"), ("name:B,S", "S")] {
            let items = try await vault.kith("due", "--contact", filter, "--format", "json").json()["items"].items
            #expect(items.map { $0["contact"].text } == [contact])
            #expect(items.map { $0["interaction"].text } == ["S.md:5"])
        }
        // A day that can't be read settles nothing, and gives way to one that does.
        let text = try vault.text("S.md")
        try vault.write("S.md", FileContent(text + "\n> - follow-up-done:: soon\n"))
        #expect(try await vault.kith("due").output.contains("S.md:5"))
        try await vault.kith("follow-up", "S.md:5", "done", "--as", "Me").expectExit(0)
        #expect(try vault.text("S.md").hasSuffix("> - follow-up-done:: 2026-03-16\n"))
        #expect(try await vault.kith("due").output.isEmpty)
    }

    @Test("A shared follow-up stays due where who holds it is put off, and another one is not")
    func sharedSnooze() async throws {
        func note(_ properties: String, _ entries: String = "") -> FileContent {
            FileContent(stringLiteral: "---\ntype: contact\n\(properties)---\n## Interactions\n\n\(entries)")
        }
        let entry = "> [!call] 2026-02-01 shared\n> - with:: [[B]], [[C]]\n> - follow-up:: 2026-03-01\n"
        let snoozed = "snoozed-until: 2026-06-01\n"
        let vault = try TemporaryVault(["A.md": note(snoozed, entry), "B.md": note(snoozed), "C.md": note("")])
        let due = try await vault.kith("due")
        #expect(due.output.contains("15 days late") && due.output.contains("C") && due.output.contains("shared"))
        try vault.write("C.md", note(snoozed))
        #expect(try await vault.kith("due").messages == "Nothing is due.\n")
        let later = try await vault.kith("due", "--within", "6m", "--format", "json").json()["items"].items
        #expect(later.map { $0["contact"].text } == ["A"])
    }

    @Test("An empty filter is refused, and puts off nobody", arguments: ["", " "])
    func emptyFilter(filter: String) async throws {
        let vault = try Self.vault()
        let before = try vault.snapshot()
        for command in [["due"], ["stale"], ["due", "--spread", "--apply", "--as", "Me"]] {
            let run = try await vault.kith(all: command + ["--contact", filter])
            run.expectExit(64)
            #expect(run.messages.contains("--contact needs a value"))
        }
        #expect(try vault.snapshot() == before)
    }

    @Test("An interaction that is logged settles it; one with an older date moves nothing back")
    func logging() async throws {
        let vault = try Self.vault()
        func due() async throws -> [String] {
            try await vault.kith("due", "--format", "json").json()["items"].items.map { $0["contact"].text }
        }
        try await vault.kith("log", "A", "call", "Long ago", "--at", "2025-06-01", "--as", "Me").expectExit(0)
        #expect(try await due() == ["C", "A", "B", "F"])
        let late = try await vault.kith("due", "--format", "json").json()["items"].items[1]["days"]
        #expect(late == 10)
        try await vault.kith("log", "A", "call", "Now", "--as", "Me").expectExit(0)
        try await vault.kith("follow-up", "followfoll", "done", "--as", "Me").expectExit(0)
        #expect(try await due() == ["B", "F"])
        try await vault.kith("snooze", "B", "3w", "--as", "Me").expectExit(0)
        #expect(try await due() == ["F"])
        #expect(try vault.text("B.md").contains("\nsnoozed-until: \"2026-04-06\"\n"))
    }

    @Test(
        "A day that does not lie ahead is no day to put somebody off to",
        arguments: [
            "2026-03-16", "today", "yesterday", "2025-01-01", "2026-03-20 10:00", "now", "soon", "0d",
        ])
    func snoozeRefuses(when: String) async throws {
        let vault = try Self.vault()
        let before = try vault.snapshot()
        let run = try await vault.kith("snooze", "B", when, "--as", "Me")
        run.expectExit(64)
        #expect(run.messages.contains(when))
        #expect(try vault.snapshot() == before)
    }

    @Test("Who waits longest is listed first; who wants to be left alone is not")
    func stale() async throws {
        let vault = try Self.vault()
        let run = try await vault.kith("stale", "30d", "--format", "json")
        let items = try run.json()["items"].items
        #expect(items.map { $0["contact"].text } == ["F", "B", "A"])
        #expect(items[0]["reason"] == "never-contacted" && items[0]["days"] == .null && items[0]["date"] == .null)
        #expect(items[1]["reason"] == "last-contact" && items[1]["days"] == 425 && items[1]["date"] == "2025-01-15")
        #expect(try await vault.kith("stale").output == "–              never  F\n2025-01-15  425 days  B\n")
        #expect(
            try await vault.kith("stale", "9y", "--contact", "A").messages == "Nobody was left waiting that long.\n")
        try await vault.kith("stale", "long").expectExit(64)
        try await vault.kith("due", "--within", "soon").expectExit(64)
        #expect(try await vault.kith("due", "--contact", "x:1", "--within", "0d").output.hasPrefix("2026-03-13"))
    }

    @Test("Nothing is due in an empty vault")
    func nothing() async throws {
        let vault = try TemporaryVault()
        let run = try await vault.kith("due")
        run.expectExit(0)
        #expect(run.outputBytes.isEmpty && run.messages == "Nothing is due.\n")
        #expect(try await vault.kith("due", "--format", "json").output == #"{"schema":"kith.due/1","items":[]}"# + "\n")
        #expect(try await vault.kith("due", "--spread").messages == "Nobody is late.\n")
        let apply = try await vault.kith("due", "--spread", "--apply", "--as", "Me")
        apply.expectExit(0)
        #expect(apply.messages == "kith: nobody is put off: nobody is late\n")
    }

    @Test(
        "Options that don't go together are a usage error",
        arguments: [
            ["--apply"], ["--dry-run"], ["--spread", "--dry-run"], ["--spread", "--within", "2w"],
        ])
    func usage(options: [String]) async throws {
        try await Self.vault().kith(all: ["due"] + options).expectExit(64)
    }
}

@Suite("kith due --spread")
struct SpreadTests {
    /// An import: everybody was last reached long ago; two have the time of their tag.
    private static func vault() throws -> TemporaryVault {
        var files: [String: FileContent] = ["Vault.md": "---\nkith: 1\nkeep-in-touch-tags: [client 40d]\n---\n"]
        for (index, name) in ["A", "B", "C", "D"].enumerated() {
            files["\(name).md"] = FileContent(
                "---\ntype: contact\ntags: [client]\n---\n## Interactions\n\n> [!call] 2024-0\(index + 1)-01 x\n")
        }
        files["Y.md"] = "---\ntype: contact\nkeep-in-touch: 1y\ncreated: 2020-01-01\n---\n"
        files["Z.md"] = "---\ntype: contact\nkeep-in-touch: 1y\ncreated: 2019-01-01\n---\n"
        files["New.md"] = "---\ntype: contact\ntags: [client]\ncreated: 2026-03-15\n---\n"
        return try TemporaryVault(files, vaultNote: nil)
    }

    private static let days = [
        "A": "2026-03-16", "Z": "2026-03-16", "B": "2026-03-26", "C": "2026-04-05", "D": "2026-04-15",
        "Y": "2026-09-14",
    ]

    @Test("Those of one span are spread evenly over it, the latest today; nothing is written without --apply")
    func proposes() async throws {
        let vault = try Self.vault()
        let before = try vault.snapshot()
        let run = try await vault.kith("due", "--spread", "--format", "json")
        run.expectExit(0)
        let items = try run.json()["items"].items
        #expect(items.map { $0["contact"].text } == ["A", "Z", "B", "C", "D", "Y"])
        for item in items {
            #expect(item["date"].text == Self.days[item["contact"].text])
            #expect(item["reason"] == "spread")
        }
        #expect(items[2]["days"] == -10)
        let text = try await vault.kith("due", "--spread")
        #expect(text.output.hasPrefix("2026-03-16  A  every 40d, 765 days late\n"))
        #expect(text.messages.contains("--apply"))
        #expect(try vault.snapshot() == before)
    }

    @Test("Who has an open follow-up within the time stays due, and is named: it would be put off as well")
    func followUps() async throws {
        let promise = "---\ntype: contact\ntags: [client]\n---\n## Interactions\n\n> [!call] 2024-01-01 x\n"
        let vault = try TemporaryVault([
            "Vault.md": "---\nkith: 1\nkeep-in-touch-tags: [client 40d]\n---\n",
            "A.md": FileContent(stringLiteral: promise + "> - follow-up:: 2026-03-20\n"),
            "B.md": FileContent(stringLiteral: promise + "> - follow-up:: 2026-09-20\n"),
            "C.md": FileContent(stringLiteral: promise + "> - with:: [[D]]\n> - follow-up:: 2026-03-01\n"),
            "D.md": FileContent(stringLiteral: promise),
        ])
        let run = try await vault.kith("due", "--spread", "--format", "json")
        #expect(try run.json()["items"].items.map { $0["contact"].text } == ["B"])
        let text = try await vault.kith("due", "--spread")
        #expect(text.messages.contains("3 contacts stay due, with an open follow-up"))
        let only = try await vault.kith("due", "--spread", "--apply", "--contact", "name:A", "--as", "Me")
        only.expectExit(0)
        #expect(only.messages == "kith: A stays due, with an open follow-up that must not be put off\n")
    }

    @Test("All notes that can't be changed are named, and nothing is written")
    func refused() async throws {
        let vault = try Self.vault()
        for name in ["B", "D"] {
            let text = try vault.text("\(name).md")
            try vault.write("\(name).md", FileContent(stringLiteral: text + "<<<<<<< a\n=======\n>>>>>>> b\n"))
        }
        let before = try vault.snapshot()
        let run = try await vault.kith("due", "--spread", "--apply", "--as", "Me")
        run.expectExit(2)
        #expect(run.messages.contains("B.md:") && run.messages.contains("D.md:"))
        #expect(try vault.snapshot() == before)
    }

    @Test("--apply writes the days, all in one go, and afterwards they are due on them")
    func applies() async throws {
        let vault = try Self.vault()
        let dry = try await vault.kith("due", "--spread", "--apply", "--dry-run", "--as", "Me")
        dry.expectExit(0)
        #expect(dry.output.split(separator: "\n").count { $0.hasPrefix("+snoozed-until:") } == 4)
        let run = try await vault.kith("due", "--spread", "--apply", "--as", "Me")
        run.expectExit(0)
        #expect(run.output.split(separator: "\n").map { $0.prefix { $0 != ":" } } == ["B.md", "C.md", "D.md", "Y.md"])
        let due = try await vault.kith("due", "--within", "1y", "--format", "json").json()["items"].items
        for item in due where item["contact"] != "New" && item["days"].text != "0" {
            let name = item["contact"].text
            if ["A", "Z"].contains(name) { continue }
            #expect(item["date"].text == Self.days[name], "\(name)")
        }
        // Those that are put off are late no more.
        let again = try await vault.kith("due", "--spread", "--format", "json").json()["items"].items
        #expect(again.map { $0["contact"].text } == ["A", "Z"])
    }
}
