import TestSupport
import Testing

@Suite("kith stats")
struct StatsTests {
    private func vault() throws -> TemporaryVault { try TemporaryVault.sample() }

    @Test("Rows and total in JSON add up to what the timeline lists")
    func json() async throws {
        let vault = try vault()
        let listed = try await vault.kith("timeline", "--format", "json", "--status", "logged,failed").interactions()
        for key in ["type", "code", "template", "group", "month", "evaluation", "segment"] {
            let stats = try await vault.kith("stats", "--by", key, "--format", "json").json()
            #expect(stats["schema"] == "kith.stats/1" && stats["by"].text == key)
            let rows = stats["rows"].items
            let attempts = rows.reduce(0) { $0 + $1["attempts"].count }
            #expect(attempts == listed.count, "\(key)")
            #expect(stats["total"]["attempts"].count == listed.count)
            let types = Set(listed.map { $0["type"].text })
            if key == "type" { #expect(Set(rows.map { $0["key"].text }) == types) }
        }
        let minutes = listed.reduce(0) { $0 + ($1["duration"].count) }
        #expect(try await vault.kith("stats", "--format", "json").json()["total"]["duration"].count == minutes)
    }

    @Test("Several keys, filters, and an organization with its people")
    func keys() async throws {
        let vault = try vault()
        let rows = try await vault.kith(
            "stats", "--by", "type,month", "--period", "2025", "--type", "call", "--format", "json"
        ).json()["rows"].items
        #expect(rows.allSatisfy { $0["keys"].items.count == 2 && $0["keys"][0].text == "call" })
        #expect(rows.map { $0["keys"][1].text } == rows.map { $0["keys"][1].text }.sorted())
        func count(_ more: String...) async throws -> Int {
            let rows = try await vault.kith(all: ["stats", "--by", "contact", "--format", "json"] + more).json()["rows"]
                .items
            return rows.first { $0["key"].text == "Harbor Lane Bikes" }?["attempts"].count ?? 0
        }
        let (own, all) = (try await count(), try await count("--roll-up"))
        #expect(own > 0 && all > own)
    }

    @Test(
        "What can't be counted is a usage error", arguments: [["--by", "nope"], ["--by", "type,type"], ["--roll-up"]])
    func usage(arguments: [String]) async throws {
        try await vault().kith(all: ["stats"] + arguments).expectExit(64)
    }

    @Test("An empty vault has a total of nothing")
    func empty() async throws {
        let run = try await TemporaryVault().kith("stats", "--by", "type")
        run.expectExit(0)
        #expect(run.output == "type   count  attempts  duration  cost\ntotal      0         0\n")
    }
}

extension JSONValue {
    /// A whole number; 0 for anything else.
    fileprivate var count: Int { if case .number(let number) = self { Int(number) } else { 0 } }
}
