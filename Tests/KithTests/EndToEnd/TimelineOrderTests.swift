import TestSupport
import Testing

@Suite("kith timeline: order, limits, headings")
struct TimelineOrderTests {
    @Test("Newest first by moment, undated ones last; --reverse turns all of it round")
    func order() async throws {
        let vault = try TemporaryVault.sample()
        let newest = try await vault.kith("timeline", "--format", "json").interactions()
        let oldest = try await vault.kith("timeline", "--format", "json", "--reverse").interactions()
        #expect(newest.first?["subject"] == "The fair, until Sunday: stand 12")
        #expect(newest.last?["date"] == .null)
        #expect(newest.map { $0["date"].text } == newest.map { $0["date"].text }.sorted(by: >))
        #expect(oldest == newest.reversed())
    }

    @Test("What takes place at the same moment stands in the order of recording, then of paths, then of the note")
    func ties() async throws {
        let vault = try TemporaryVault([
            "a.md": """
            ---
            type: contact
            ---
            ## Interactions

            > [!call] 2026-01-01 a first

            > [!call] 2026-01-01 a second

            > [!call] 2026-01-01 a recorded late
            > - logged-at:: 2026-03-01T00:00:00Z

            > [!call] 2026-01-01 00:00 a at midnight
            """,
            "b.md": "---\ntype: contact\n---\n## Interactions\n\n> [!call] 2026-01-01 b\n",
        ])
        let subjects = try await vault.kith("timeline", "--format", "json").interactions().map { $0["subject"].text }
        #expect(subjects == ["a recorded late", "a at midnight", "a second", "a first", "b"])
    }

    @Test("--limit lists as many from the beginning of the order", arguments: [0, 1, 7, 210, 211, 1000])
    func limit(count: Int) async throws {
        let vault = try TemporaryVault.sample()
        for reverse in [[], ["--reverse"]] {
            let all = try await vault.kith(all: ["timeline", "--format", "json"] + reverse).interactions()
            let some = try await vault.kith(all: ["timeline", "--format", "json", "--limit", "\(count)"] + reverse)
            some.expectExit(0)
            #expect(try some.interactions() == Array(all.prefix(count)))
        }
    }

    @Test("A vault that is read on all cores gives the same order and limits")
    func manyNotes() async throws {
        var files: [String: FileContent] = [:]
        var random = Seed(7)
        for note in 0..<300 {
            var text = "---\ntype: contact\n---\n## Interactions\n"
            for _ in 0..<random.below(40) {
                text += "\n> [!note] 2026-0\(1 + random.below(3))-1\(random.below(10)) at \(random.below(1000))\n"
            }
            files["Contacts/Person \(note).md"] = FileContent(text)
        }
        let vault = try TemporaryVault(files)
        let all = try await vault.kith("timeline", "--format", "jsonl").jsonLines()
        #expect(all.count > 4000)
        #expect(all.map { $0["date"].text } == all.map { $0["date"].text }.sorted(by: >))
        for count in [1, 20, 999] {
            let newest = try await vault.kith("timeline", "--format", "jsonl", "--limit", "\(count)").jsonLines()
            let oldest = try await vault.kith("timeline", "--format", "jsonl", "--limit", "\(count)", "--reverse")
            #expect(newest == Array(all.prefix(count)))
            #expect(try oldest.jsonLines() == Array(all.reversed().prefix(count)))
        }
    }

    @Test("A contact's timeline has its own interactions and those that name it in `with`")
    func ofContact() async throws {
        let vault = try TemporaryVault.sample()
        let all = try await vault.kith("timeline", "--format", "json").interactions()
        let run = try await vault.kith("timeline", "Harbor Lane Bikes", "--format", "json")
        let path: JSONValue = "Contacts/Harbor Lane Bikes.md"
        let listed = try run.interactions()
        #expect(listed == all.filter { $0["path"] == path || $0["with"].items.contains("Harbor Lane Bikes") })
        #expect(listed.count == 10)
        #expect(listed.count { $0["path"] != path } == 4)
    }

    @Test(
        "--group-by puts headings over the same lines",
        arguments: ["month", "day", "contact", "by", "type"], ["text", "markdown", "html"])
    func groups(by grouping: String, format: String) async throws {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith("timeline", "--group-by", grouping, "--format", format, "--with-private")
        run.expectExit(0)
        let ids = try await vault.kith("timeline", "--format", "json").interactions().map { $0["id"].text }
        for id in ids { #expect(run.output.contains(id)) }
        let heading = [
            "month": "February 2026", "day": "10 March 2026", "contact": "Ruth Abernathy", "by": "Ellis Marsh",
            "type": "letter",
        ][grouping]
        #expect(run.output.contains(try #require(heading)))
    }
}
