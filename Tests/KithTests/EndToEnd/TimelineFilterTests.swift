import TestSupport
import Testing

@Suite("kith timeline: filters")
struct TimelineFilterTests {
    /// An option, how many of the sample's interactions it lists, and what holds for exactly these.
    struct Case: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let count: Int
        let holds: @Sendable (JSONValue) -> Bool

        init(_ arguments: String..., lists count: Int, where holds: @escaping @Sendable (JSONValue) -> Bool) {
            (self.arguments, self.count, self.holds) = (arguments, count, holds)
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let cases = [
        Case(lists: 211) { _ in true },
        Case("--type", "call", lists: 43) { $0["type"] == "call" },
        Case("--type", "SMS", lists: 7) { $0["type"] == "sms" },
        Case("--type", "letter,sms", lists: 32) { ["letter", "sms"].contains($0["type"]) },
        Case("--type", "fax,print", lists: 4) { ["fax", "print"].contains($0["type"]) },
        Case("--by", "Dev Okafor", lists: 97) { $0["by"].items.contains("Dev Okafor") },
        Case("--by", "dev@wrenstreet.example", lists: 97) { $0["by"].items.contains("Dev Okafor") },
        Case("--by", "nora.whitcombe@post.example", lists: 98) { $0["by"].items.contains("Nora Whitcombe") },
        Case("--by", "Team/Dev Okafor.md", lists: 97) { $0["by"].items.contains("Dev Okafor") },
        Case("--by", "ellis", lists: 9) { $0["by"].items.contains("Ellis Marsh") },
        Case("--logged-by", "nora", lists: 89) { $0["loggedBy"] == "Nora Whitcombe" },
        Case("--logged-by", "nora", "--by", "dev", lists: 11) {
            $0["loggedBy"] == "Nora Whitcombe" && $0["by"].items.contains("Dev Okafor")
        },
        Case("--code", "order/quote", lists: 23) { $0["code"] == "order/quote" },
        Case("--code", "order", lists: 64) { record in
            ["order", "order/change", "order/new", "order/quote"].contains(record["code"])
        },
        Case("--code", "repair", lists: 17) { ["repair", "repair/guarantee"].contains($0["code"]) },
        Case("--template", "wheel list", lists: 4) { $0["template"] == "Wheel list" },
        Case("--template", "ring back,Visit", lists: 6) { ["Ring back", "Visit"].contains($0["template"]) },
        Case("--group", "nothing of the kind", lists: 0) { _ in false },
        Case("--group", "Summer 2025,spring 2026", lists: 6) { ["Summer 2025", "Spring 2026"].contains($0["group"]) },
        Case("--segment", "Spring wheels", lists: 3) { $0["segment"].text.hasPrefix("Spring wheels#^") },
        Case("--evaluation", "positive,very-positive", lists: 87) { $0["evaluation"].text.hasSuffix("positive") },
        Case("--direction", "inbound", lists: 80) { $0["direction"] == "inbound" },
        Case("--status", "failed", lists: 8) { $0["status"] == "failed" },
        Case("--status", "postponed", lists: 4) { $0["status"] == "postponed" },
        Case("--status", "logged,failed,cancelled,postponed", lists: 215) { _ in true },
        Case("--period", "2025", lists: 134) { $0["date"].text.hasPrefix("2025-") },
        Case("--period", "2025-03", lists: 12) { $0["date"].text.hasPrefix("2025-03-") },
        Case("--period", "2025-05-06", lists: 2) { $0["date"] == "2025-05-06" },
        Case("--period", "2025-q1", lists: 30) { "2025-01-01"..."2025-03-31" ~= $0["date"].text },
        Case("--period", "2025-W10", lists: 5) { "2025-03-03"..."2025-03-09" ~= $0["date"].text },
        Case("--period", "2025-03..2025-04-22", lists: 17) { "2025-03-01"..."2025-04-22" ~= $0["date"].text },
        Case("--period", "2026-03..", lists: 15) { $0["date"].text >= "2026-03-01" },
        Case("--period", "..2024-09", lists: 24) { "2024"..."2024-09-30" ~= $0["date"].text },
        Case("--since", "2026-03-10", lists: 11) { $0["date"].text >= "2026-03-10" },
        Case("--since", "4w", lists: 23) { $0["date"].text >= "2026-02-16" },
        Case("--since", "last tuesday", lists: 11) { $0["date"].text >= "2026-03-10" },
        Case("--until", "2024-10-02", lists: 25) { "2024"..."2024-10-02" ~= $0["date"].text },
        Case("--until", "1y", lists: 62) { "2024"..."2025-03-16" ~= $0["date"].text },
        Case("--since", "2025-05-01", "--until", "2025-05-31", lists: 12) { $0["date"].text.hasPrefix("2025-05") },
        Case("--since", "2026-03-10 14:05", "--until", "2026-03-10 14:05", lists: 1) {
            $0["occurredAt"] == "2026-03-10T14:05:00-04:00"
        },
        Case("--by", "Ellis Marsh", "--period", "2024-Q2", lists: 0) { _ in false },
        Case("--contact", "tag:supplier", lists: 42) { record in
            record["path"].text.hasPrefix("Contacts/Suppliers/") || record["path"] == "Contacts/佐藤 美咲.md"
                || record["with"].items.contains { ["Annegret Zoller", "Casimir Nowak"].contains($0) }
        },
        Case("--contact", "harbor", lists: 10) {
            $0["contact"] == "Harbor Lane Bikes" || $0["with"].items.contains("Harbor Lane Bikes")
        },
        Case("--contact", "tag:customer not:tag:shop", "--type", "meeting", lists: 11) { record in
            let customers: [JSONValue] = [
                "Agnes Tollefsen", "Bartholomew Ng", "Odile Marchetti", "Søren Kjærgård", "Ελένη Παπαδάκη",
            ]
            return record["type"] == "meeting"
                && customers.contains { $0 == record["contact"] || record["with"].items.contains($0) }
        },
        Case("--text", "kouλ", lists: 0) { _ in false },
        Case("--text", "ΚΟΥΛΟΥΡΆΚΙΑ", lists: 1) { $0["id"] == "i-qx5f4dw9zq" },
        Case("--text", "tension METER", lists: 2) { $0.mentions("tension meter") },
        Case("--text", "none bent", lists: 1) { $0["comments"][0]["text"].text.contains("none bent") },
        Case("--type", "call", "--code", "order", "--evaluation", "positive", "--period", "2026", lists: 2) {
            $0["type"] == "call" && $0["code"] == "order" && $0["evaluation"] == "positive"
                && $0["date"].text.hasPrefix("2026")
        },
    ]

    /// All interactions of the sample vault, drafts too.
    private static let everything = Task {
        try await TemporaryVault.sample().kith(
            "timeline", "--status", "logged,failed,cancelled,postponed", "--format", "json"
        ).interactions()
    }

    @Test("Every filter lists exactly the interactions that it asks for", arguments: cases)
    func lists(_ item: Case) async throws {
        let run = try await TemporaryVault.sample().kith(all: ["timeline", "--format", "json"] + item.arguments)
        run.expectExit(0)
        #expect(run.messages.isEmpty)
        let showsDrafts = item.arguments.contains("--status")
        let expected = try await Self.everything.value.filter { record in
            item.holds(record) && (showsDrafts || record["status"] != "postponed")
        }
        let listed = try run.interactions()
        #expect(listed == expected)
        #expect(listed.count == item.count)
    }

    @Test(
        "An option given twice means what it means with a comma",
        arguments: [
            ("--type", ["letter", "sms"]), ("--by", ["Ellis Marsh", "nora"]), ("--logged-by", ["dev", "nora"]),
            ("--code", ["order/quote", "repair"]), ("--template", ["Wheel list", "Visit"]),
            ("--group", ["Summer 2025", "Wheel list"]), ("--segment", ["Spring wheels", "Open day"]),
            ("--evaluation", ["negative", "neutral"]), ("--direction", ["inbound", "outbound"]),
            ("--status", ["failed", "postponed"]),
        ])
    func givenTwice(option: String, values: [String]) async throws {
        let vault = try TemporaryVault.sample()
        let joined = try await vault.kith("timeline", "--format", "jsonl", option, values.joined(separator: ","))
        let spaced = try await vault.kith("timeline", "--format", "jsonl", option, values.joined(separator: ", "))
        let twice = try await vault.kith(all: ["timeline", "--format", "jsonl"] + values.flatMap { [option, $0] })
        let first = try await vault.kith("timeline", "--format", "jsonl", option, values[0])
        joined.expectExit(0)
        #expect(!joined.output.isEmpty)
        #expect(spaced.isSame(as: joined))
        #expect(twice.isSame(as: joined))
        #expect(try first.jsonLines().count <= joined.jsonLines().count)
    }

    @Test(
        "A value that an option can't have is a usage error that says which it can",
        arguments: [
            (["--type", "chat"], "call, email, meeting, note, sms, letter, fax, print"), (["--type", ""], "--type"),
            (["--by", ""], "--by"), (["--code", ","], "--code"),
            (["--evaluation", "good"], "very-positive"), (["--direction", "up"], "inbound"),
            (["--status", "done"], "postponed"), (["--period", "2025-13"], "2025-13"),
            (["--period", "soon"], "2026-Q1"),
            (["--period", "2026..2025"], "before"), (["--period", ""], "2026"), (["--since", "whenever"], "30d"),
            (["--since", "2026-03-08 02:30"], "03:30"), (["--until", "2026-02-30"], "2026-02-30"),
            (["--limit", "-1"], "-1"), (["--limit", "many"], "many"), (["--group-by", "week"], "month"),
            (["--format", "xml"], "jsonl"), (["--format", "json", "--group-by", "day"], "--group-by"),
            (["--text", ""], "--text"), (["--contact", " "], "--contact"), (["--contact", "tagz:x"], "tags"),
        ])
    func refusesValues(arguments: [String], advice: String) async throws {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith(all: ["timeline"] + arguments)
        run.expectExit(64)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages.contains(advice))
    }

    @Test(
        "A member, template, code or segment that there is none of is not found, with the nearest names",
        arguments: [
            ("--by", "Dev Okafro", "Dev Okafor"), ("--logged-by", "Nora Witcombe", "Nora Whitcombe"),
            ("--by", "zzz", "member list"),
            ("--template", "Wheel lists", "Wheel list"), ("--code", "ordre", "order"),
            ("--segment", "Spring weels", "Spring wheels"),
            ("--code", "zzz", "There is"), ("--template", "zzz", "Wheel list"), ("--segment", "zzz", "Spring wheels"),
        ])
    func unknownNames(option: String, name: String, advice: String) async throws {
        let vault = try TemporaryVault.sample()
        let text = try await vault.kith("timeline", option, name)
        text.expectExit(3)
        #expect(text.outputBytes.isEmpty)
        #expect(text.messages.contains(advice))
        let json = try await vault.kith("timeline", option, name, "--format", "json")
        json.expectExit(3)
        #expect(try json.jsonError()["code"] == "not-found")
    }

    @Test("In a vault without templates, codes and segments none is found", arguments: ["template", "code", "segment"])
    func noNames(kind: String) async throws {
        let run = try await TemporaryVault().kith("timeline", "--\(kind)", "zzz")
        run.expectExit(3)
        #expect(run.messages.contains("The vault has no \(kind) at all."))
    }

    @Test("A name that several members have is refused with the candidates")
    func ambiguousMember() async throws {
        let vault = try TemporaryVault.sample()
        try vault.write("Team/Dev Patel.md", "---\ntype: member\nrole: member\n---\n")
        let run = try await vault.kith("timeline", "--by", "dev")
        run.expectExit(4)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages.contains("Team/Dev Okafor.md"))
        #expect(run.messages.contains("Team/Dev Patel.md"))
    }
}

extension JSONValue {
    /// Whether an interaction's subject, body or a comment holds this text.
    fileprivate func mentions(_ text: String) -> Bool {
        self["subject"].text.contains(text) || self["body"].text.contains(text)
            || self["comments"].items.contains { $0["text"].text.contains(text) }
    }
}
