import ArgumentParser
import VaultModel

/// The forms in which a timeline is printed.
enum TimelineFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case jsonl
    case csv
    case tsv
    case markdown
    case html

    /// Whether private interactions are listed, marked, without being asked for.
    var listsPrivate: Bool { self == .text || self == .json || self == .jsonl }

    /// Whether it has headings, as `--group-by` makes them.
    var hasHeadings: Bool { self == .text || self == .markdown || self == .html }
}

extension TimelineFormat {
    /// Writes a timeline in any form; text is as long as it is where there is no terminal.
    func write(
        _ view: TimelineView, groupedBy grouping: TimelineGrouping?, to output: inout OutputStream
    ) async throws {
        switch self {
        case .text:
            let style = TextStyle(isStyled: false)
            for line in TextTimeline(view, groupedBy: grouping, style: style, width: nil) { try output.write(line) }
        case .json: try await JSONTimeline.write(view, to: &output)
        case .jsonl: try await JSONTimeline.writeLines(view, to: &output)
        case .csv: try CSVTimeline(.commas).write(view, to: &output)
        case .tsv: try CSVTimeline(.tabs).write(view, to: &output)
        case .markdown: try MarkdownTimeline.write(view, groupedBy: grouping, to: &output)
        case .html: try HTMLTimeline.write(view, groupedBy: grouping, to: &output)
        }
    }

    /// Prints a timeline on standard output: text as a terminal likes it, every other form as it is.
    func print(_ view: TimelineView, groupedBy grouping: TimelineGrouping?, options: VaultOptions) async throws {
        guard self == .text else {
            var output = OutputStream()
            try await write(view, groupedBy: grouping, to: &output)
            return try output.finish()
        }
        let output = TextOutput(options.terminal)
        try await output.print(
            TextTimeline(view, groupedBy: grouping, style: output.style, width: output.width))
    }
}
