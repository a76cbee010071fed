import TestSupport
import Testing

@Suite("kith timeline: formats")
struct TimelineFormatTests {
    /// The keys of a record (`cli.md`, Machine output).
    static let recordKeys: Set<String> = [
        "id", "contact", "path", "line", "type", "date", "occurredAt", "subject", "body", "loggedBy", "loggedAt", "by",
        "with", "status", "unstamped", "template", "code", "group", "segment", "direction", "initiatedBy", "outcome",
        "evaluation", "duration", "cost", "followUp", "followUpDone", "attachments", "via", "visibility", "recorded",
        "source", "cancelledAt", "cancelledBy", "comments", "fields",
    ]

    @Test("JSON is one object with the schema, documented keys, and nothing absent")
    func json() async throws {
        let run = try await TemporaryVault.sample().kith("timeline", "--format", "json")
        let json = try run.json()
        #expect(json.keys == ["interactions", "schema"])
        #expect(json["schema"] == "kith.timeline/1")
        let records = json["interactions"].items
        #expect(records.count == 211)
        for record in records {
            #expect(record.leavesOutAbsentValues, "\(record["id"].text)")
            #expect(Self.recordKeys.isSuperset(of: record.keys), "\(record.keys)")
            #expect(Set(record.keys).isSuperset(of: ["contact", "path", "line", "type", "status"]))
            for comment in record["comments"].items { #expect(Set(comment.keys).isSubset(of: ["at", "by", "text"])) }
        }
        #expect(records.reduce(into: Set()) { $0.formUnion($1.keys) } == Self.recordKeys)
        #expect(json.allKeys(but: ["fields"]).allSatisfy { !$0.contains("-") && !$0.contains("_") })
    }

    @Test("A record of JSON says all that stands in the note")
    func record() async throws {
        let run = try await TemporaryVault.sample().kith("timeline", "佐藤 美咲", "--period", "2026-02", "--format", "json")
        let record = try run.interactions()[0]
        #expect(record["id"] == "i-r1xv201r0w")
        #expect(record["contact"] == "佐藤 美咲")
        #expect(record["path"] == "Contacts/佐藤 美咲.md")
        #expect(record["date"] == "2026-02-24")
        #expect(record["occurredAt"] == "2026-02-24T20:30:00-05:00")
        #expect(record["loggedAt"] == "2026-02-25T02:12:07Z")
        #expect(record["with"] == .array(["黒鉄リム製作所"]))
        #expect(record["duration"] == 35)
        #expect(record["cost"] == "2760")
        #expect(record["followUp"] == "2026-04-02")
        #expect(record["fields"] == .object(["purchase-order": "PO-2026-007"]))
        #expect(record["comments"][0]["at"] == "2026-02-25T08:15:00-05:00")
        #expect(record["body"].text.hasPrefix("| rim            | holes | pieces |"))
        #expect(record["body"].text.hasSuffix("They leave Kobe on March 20."))
    }

    @Test("JSON lines are the records of JSON, one a line")
    func jsonLines() async throws {
        let vault = try TemporaryVault.sample()
        let lines = try await vault.kith("timeline", "--format", "jsonl").jsonLines()
        #expect(try await vault.kith("timeline", "--format", "json").interactions() == lines)
    }

    @Test("CSV has the documented columns, CRLF, and as many records as JSON")
    func csv() async throws {
        let run = try await TemporaryVault.sample().kith("timeline", "--format", "csv", "--with-private")
        let rows = try #require(SeparatedValues(csv: run.output))
        #expect(rows.lines.first == Self.columns)
        #expect(rows.lines.count == 212)
        #expect(rows.lines.allSatisfy { $0.count == Self.columns.count })
        let record = try #require(rows.lines.first { $0[0] == "i-h6yes4w0ek" })
        #expect(record[6] == "Nora Whitcombe; Dev Okafor")
        #expect(record[12] == "Harbor Lane Bikes")
        #expect(record[15...16] == ["120", "164.80"])
        #expect(record[17].contains("complain about, *although they tried*.\n\nWe left"))
    }

    static let columns = [
        "id", "contact", "type", "date", "time", "subject", "by", "loggedBy", "loggedAt", "status", "code", "template",
        "with", "direction", "evaluation", "duration", "cost", "body", "path", "line",
    ]

    @Test("TSV has the columns of CSV, and a line a record")
    func tsv() async throws {
        let run = try await TemporaryVault.sample().kith("timeline", "--format", "tsv", "--with-private")
        let lines = run.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        #expect(lines.first == Self.columns)
        #expect(lines.count == 212)
        #expect(lines.allSatisfy { $0.count == Self.columns.count })
    }

    @Test("HTML is one page without scripts or anything from elsewhere, and escapes what notes say")
    func html() async throws {
        let vault = try TemporaryVault.sample()
        try vault.write(
            "Contacts/Ruth Abernathy.md",
            """
            ---
            type: contact
            flags: ["<img src=x onerror=alert(1)>"]
            ---
            ## Interactions

            > [!call] 2026-01-02 <script>alert(1)</script> & "quotes"
            >
            > <iframe src="https://elsewhere.example"></iframe> [link](javascript:alert(1))
            """)
        let run = try await vault.kith("timeline", "Ruth Abernathy", "--format", "html")
        run.expectExit(0)
        #expect(run.output.hasPrefix("<!DOCTYPE html>\n"))
        #expect(run.output.hasSuffix("</html>\n"))
        #expect(run.output.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; "))
        for unwanted in ["<script", "<iframe", "<img", "<link", "href=\"javascript:", "@import"] {
            #expect(!run.output.contains(unwanted), "\(unwanted)")
        }
    }

    @Test(
        "Private interactions are listed in text and JSON, and elsewhere with --with-private only",
        arguments: ["text", "json", "jsonl", "csv", "tsv", "markdown", "html"])
    func privateOnes(format: String) async throws {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith("timeline", "Ruth Abernathy", "--format", format)
        let all = try await vault.kith("timeline", "Ruth Abernathy", "--format", format, "--with-private")
        let listsPrivate = ["text", "json", "jsonl"].contains(format)
        run.expectExit(0)
        #expect(run.output.contains("i-qj43hszp79") == listsPrivate)
        #expect(run.messages.contains("1 private") == !listsPrivate)
        #expect(all.output.contains("i-qj43hszp79"))
        #expect(all.messages.isEmpty)
        if listsPrivate { #expect(run.output.contains("private")) }
    }

    @Test(
        "Nothing to list is no failure",
        arguments: ["text", "json", "jsonl", "csv", "tsv", "markdown", "html"])
    func nothing(format: String) async throws {
        let run = try await TemporaryVault.sample().kith("timeline", "Owen Vega", "--format", format)
        run.expectExit(0)
        switch format {
        case "text": #expect(run.outputBytes.isEmpty && run.messages == "No interactions.\n")
        case "json": #expect(run.output == #"{"schema":"kith.timeline/1","interactions":[]}"# + "\n")
        case "jsonl": #expect(run.outputBytes.isEmpty && run.errorBytes.isEmpty)
        case "csv": #expect(run.output == Self.columns.joined(separator: ",") + "\r\n")
        case "tsv": #expect(run.output == Self.columns.joined(separator: "\t") + "\n")
        default: #expect(run.output.contains("Owen Vega"))
        }
    }
}
