import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith segment`: lists of contacts.
struct SegmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment", abstract: "Segments: lists of contacts, by filters and by hand.",
        subcommands: [
            SegmentListCommand.self, SegmentShowCommand.self, SegmentNewCommand.self, SegmentAddCommand.self,
            SegmentRefineCommand.self, SegmentReduceCommand.self, SegmentUndoCommand.self, SegmentRefreshCommand.self,
            SegmentLogCommand.self, SegmentCancelCommand.self, SegmentFollowUpCommand.self,
        ])
}

/// `kith segment list`: all segments.
struct SegmentListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the segments: how many contacts each has, and when it was logged.",
        discussion: """
              kith segment list
            """)

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let (found, passedOver) = try await vault.segments()
        let segments = found.sorted {
            (FoldedText($0.segment.name).text, $0.segment.path) < (FoldedText($1.segment.name).text, $1.segment.path)
        }
        switch format {
        case .json: try OutputStream.print(Self.json(segments, zone: vault.settings.zone))
        case .text: try await printText(segments, zone: vault.settings.zone)
        }
        try vault.finish(passedOver, asJSON: format == .json)
    }

    /// Each segment's keys: `name`, `path`, `contacts` and `runs` (how many), `lastLogged`, `follows`.
    private static func json(_ segments: [(segment: Segment, contactCount: Int)], zone: VaultZone) -> JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.segments/1")
            json.array("segments", segments, keepsEmpty: true) { json, item in
                let segment = item.segment
                json.object { json in
                    json.member("name", segment.name)
                    json.member("path", segment.path.string)
                    json.member("contacts", item.contactCount)
                    json.member("runs", segment.runs.count)
                    json.member("lastLogged", segment.lastLogged(in: zone)?.text)
                    json.member("follows", segment.follows)
                }
            }
        }
        return json
    }

    private func printText(_ segments: [(segment: Segment, contactCount: Int)], zone: VaultZone) async throws {
        guard !segments.isEmpty else {
            return StandardError.write("No segments; `kith segment new NAME FILTER` makes one.\n")
        }
        let output = TextOutput(options.terminal)
        var table = TextTable([.left, .right, .right, .left])
        for (segment, contactCount) in segments {
            let never = segment.runs.isEmpty ? "never logged" : "cancelled"
            let logged = segment.lastLogged(in: zone).map { "logged \($0.when)" } ?? never
            table.add([
                output.style.bold(segment.name), Self.count(contactCount, "contact"),
                segment.runs.isEmpty ? "" : Self.count(segment.runs.count, "run"), output.style.dim(logged),
            ])
        }
        try await output.print(table.text(width: output.width, cutting: 0))
    }

    /// A number with what it counts.
    static func count(_ count: Int, _ noun: String) -> String { "\(count.grouped) \(noun)\(count == 1 ? "" : "s")" }
}

extension Segment {
    /// When the latest of its runs took place that is not cancelled, as written and for programs.
    func lastLogged(in zone: VaultZone) -> (when: WrittenWhen, text: String)? {
        let times = runs.filter { !$0.isCancelled }.compactMap(\.when)
        let last = times.max { zone.instant(of: $0).instant < zone.instant(of: $1).instant }
        return last.map { ($0, $0.time == nil ? $0.date.description : zone.rfc3339(zone.instant(of: $0).instant)) }
    }
}
