import ArgumentParser
import VaultModel

/// A timeline with all that is needed to show it.
struct TimelineView {
    /// The contact whose timeline it is; nil for the whole vault's.
    let contact: Contact?
    let timeline: Timeline
    var names: DisplayNames
    let settings: VaultSettings
}

/// What groups of a timeline have in common.
enum TimelineGrouping: String, ExpressibleByArgument, CaseIterable {
    case month
    case day
    case contact
    case by
    case type
}

/// The forms in which a timeline is printed.
enum TimelineFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case jsonl

    /// Whether private interactions are listed, marked, without being asked for.
    var listsPrivate: Bool { self == .text || self == .json || self == .jsonl }

    func write(_ view: TimelineView, to output: inout OutputStream) async throws {
        switch self {
        case .json: try await JSONTimeline.write(view, to: &output)
        case .jsonl: try await JSONTimeline.writeLines(view, to: &output)
        case .text: for i in view.timeline.interactions { try output.write(i.subject + "\n") }
        }
    }
}
