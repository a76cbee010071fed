import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith segment cancel`: a run that did not take place after all.
struct SegmentCancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Cancel a run of a segment: all interactions that were logged at once.",
        discussion: """
            They stay listed, struck through, and count no more. A part of a cancelled run can't be taken back. Asks \
            first; elsewhere than on a terminal give --yes. `kith segment show` lists the runs.

              kith segment cancel "Spring wheels"
              kith segment cancel "Spring wheels" l-3t7b --yes
            """)

    @Argument(help: "The segment: its name or path.")
    var segment: String

    @Argument(
        help: ArgumentHelp(
            "The run: its id, or the beginning of one. Otherwise the only one that is not cancelled.",
            valueName: "run"))
    var runID: String?

    @Flag(help: "Cancel without asking.")
    var yes = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .remove)
        let (vault, author) = (writing.vault, writing.author)
        let segment = try await vault.segment(named: segment)
        let found = try Self.run(named: runID, of: segment)
        let cancellation = SegmentCancellation(found, of: segment)
        try await writing.confirm(yes) {
            // What is refused anyway is not asked about, nor what changes nothing.
            let plan = try await vault.store.plan(needing: cancellation.need) {
                try cancellation.cancelling(by: author, in: $0)
            }
            return plan.edit.isEmpty ? nil : Self.question(found, plan.outcome)
        }
        let written = try await writing.commit("segment-cancel", needing: cancellation.need) { slice in
            try cancellation.cancelling(by: author, in: slice)
        }
        if written.lost > 0 { StandardError.write("kith: \(Self.lost(written.lost))\n") }
        try vault.finish(written.unread, asJSON: options.format == .json)
    }

    /// The run that is meant; the last where none is named and all are cancelled.
    private static func run(named name: String?, of segment: Segment) throws -> SegmentRun {
        switch segment.run(named: name) {
        case .found(let run): return run
        case .ambiguous(let runs):
            throw CommandFailure(
                code: .ambiguous,
                message: name.map { "“\($0)” fits several runs" } ?? "the segment was logged several times",
                hint: "Give the id of one behind the segment.", path: segment.path.string,
                candidates: runs.map { run in
                    let words = [run.id ?? "without an id", run.when?.description, run.subject].compactMap(\.self)
                    return .init(name: words.joined(separator: "  "), path: "\(segment.path):\(run.line)")
                })
        case .notFound(let all):
            if name == nil, let last = all.last { return last }
            throw CommandFailure(
                code: .notFound,
                message: name.map { "the segment has no run “\($0)”" } ?? "the segment was never logged",
                hint: "`kith segment show` lists the runs.", path: segment.path.string)
        }
    }

    private static func question(_ run: SegmentRun, _ written: Written) -> String {
        let words = [run.when?.description, run.subject.isEmpty ? nil : "“\(run.subject)”"].compactMap(\.self)
        let what = words.isEmpty ? "" : " of \(words.joined(separator: ", "))"
        let interactions = SegmentListCommand.count(written.interactions.count, "interaction")
        return "Cancel the run\(what), with \(interactions)? They can't be taken back one by one."
            + (written.lost == 0 ? "" : " \(lost(written.lost)).")
    }

    private static func lost(_ count: Int) -> String {
        count == 1
            ? "1 more was not found: it was deleted, or does not name this run"
            : "\(count.grouped) more were not found: they were deleted, or don't name this run"
    }
}
