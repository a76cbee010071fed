import ArgumentParser
import Foundation
import VaultModel
import VaultStore

/// `kith stats`: totals.
struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count interactions, attempts, time and cost.",
        discussion: """
            Cancelled ones and drafts are left out. An attempt that reached nobody is counted as an attempt; its time and \
            cost were spent all the same. An interaction of several people or contacts is in the row of each, and once in \
            the total.

              kith stats --by type
              kith stats --by contact --roll-up --period 2026-Q1
              kith stats --by type,month --format json
            """)

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "What to count by: type, code, template, group, by, contact, month, evaluation, segment; several with commas.",
            valueName: "keys"))
    var by: [String] = []

    @Flag(help: "With --by contact: give an organization the interactions of its people too.")
    var rollUp = false

    @OptionGroup(title: "Filters")
    var filters: InteractionFilterOptions

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let dimensions = try dimensions()
        let vault = try await options.open()
        let listing = try vault.store.listing()
        let resolver = LinkResolver(listing)
        let filter = try await filters.filter(in: vault, resolver: resolver)
        let question = TimelineQuestion(policy: vault.policy, filter: filter)
        let fold = TotalsFold(question, by: dimensions, resolver: resolver)
        let folded = try await vault.load(.everything, folding: fold, listing: listing)
        let totals = folded.fold.totals(rollingUp: rollUp)
        switch format {
        case .json: try OutputStream.print(Self.json(totals))
        case .text: try await TextOutput(options.terminal).print(text(totals, TextOutput(options.terminal)))
        }
        try vault.finish(folded.passedOver, asJSON: format == .json)
    }

    private func dimensions() throws -> [Totals.Dimension] {
        let names = try InteractionFilterOptions.values(by, "by")
        let dimensions = try names.map { name in
            guard let dimension = Totals.Dimension(rawValue: name.lowercased()) else {
                let all = Totals.Dimension.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(
                    code: .usage, message: "nothing is counted by “\(name)”", hint: "It is one of \(all).")
            }
            return dimension
        }
        guard dimensions.count <= TotalsFold.mostDimensions, Set(dimensions).count == dimensions.count else {
            throw CommandFailure(
                code: .usage, message: "--by takes up to \(TotalsFold.mostDimensions) different keys")
        }
        guard !rollUp || dimensions.contains(.contact) else {
            throw CommandFailure(code: .usage, message: "--roll-up goes with --by contact")
        }
        return dimensions
    }

    // MARK: Text

    private func text(_ totals: Totals, _ output: TextOutput) -> String {
        let names = totals.dimensions.map(\.rawValue)
        var table = TextTable(names.map { _ in .left } + [.right, .right, .right, .right])
        let head = (names.isEmpty ? [""] : names) + ["count", "attempts", "duration", "cost"]
        table.add(head.map { output.style.dim($0) })
        for row in totals.rows { table.add(row.keys.map { printable($0 ?? "–") } + Self.cells(row.sums)) }
        let blanks = names.dropFirst().map { _ in "" }
        table.add(([output.style.bold("total")] + blanks) + Self.cells(totals.total))
        return table.text(width: output.width, cutting: 0)
    }

    private static func cells(_ sums: Totals.Sums) -> [String] {
        [
            String(sums.count), String(sums.attempts),
            sums.minutes == 0 ? "" : InteractionDuration(minutes: sums.minutes)?.description ?? "\(sums.minutes)m",
            sums.cost == 0 ? "" : "\(sums.cost)",
        ]
    }

    // MARK: JSON

    /// Keys: `by`; of each row `key` (of several keys all, parted by ` / `), `keys` where there are several, `path` of
    /// the note that a contact, template or segment is, `count`, `attempts`, `duration` (minutes) and `cost` (text).
    private static func json(_ totals: Totals) -> JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.stats/1")
            json.member(
                "by", totals.dimensions.isEmpty ? nil : totals.dimensions.map(\.rawValue).joined(separator: ","))
            json.array("rows", totals.rows, keepsEmpty: true) { json, row in
                json.object { json in
                    let keys = row.keys.map { $0 ?? "" }
                    let key = keys.joined(separator: " / ")
                    json.member("key", row.keys.allSatisfy { $0 == nil } ? nil : key)
                    if keys.count > 1 { json.array("keys", keys) { $0.string($1) } }
                    json.member("path", row.path?.string)
                    write(row.sums, to: &json)
                }
            }
            json.object("total") { write(totals.total, to: &$0) }
        }
        return json
    }

    private static func write(_ sums: Totals.Sums, to json: inout JSONWriter) {
        json.member("count", sums.count)
        json.member("attempts", sums.attempts)
        json.member("duration", sums.minutes)
        json.member("cost", "\(sums.cost)")
    }
}
