import VaultModel

extension CommandFailure {
    /// The wording of what stands against changing a segment.
    init(_ refusal: SegmentRefusal) {
        switch refusal {
        case .step(let text, let path, let line):
            self.init(
                code: .unsafeNote, message: "the criteria have a step that can't be read: “\(text)”",
                hint: "A step is `add FILTER`, `refine FILTER` or `reduce FILTER`. Mend it in the note.",
                path: path.string, line: line)
        case .changedMeanwhile(let path):
            self.init(
                code: .changedOnDisk, message: "the segment, or a note it needs, was changed a moment ago",
                hint: "Nothing was written. Try again.", path: path.string)
        case .excluded(let contact):
            self.init(
                code: .refused, message: "\(contact.name) stays out of segments (`exclude-from-segments`)",
                hint: "--include-excluded takes them all the same.", path: contact.path.string)
        case .remarkNotUTF8(let path, let line):
            self.init(
                code: .unsafeNote, message: "the remark is not UTF-8, and would not be the same in another note",
                hint: "Save the note as UTF-8, as most editors can.", path: path.string, line: line)
        case .notListed(let contacts, let path):
            self.init(
                code: .notFound,
                message: contacts.map(\.name).joined(separator: ", ") + (contacts.count == 1 ? " is" : " are")
                    + " not in the segment",
                hint: "`kith segment show` lists who is in it.", path: path.string)
        case .empty(let path):
            self.init(
                code: .refused, message: "the segment has no contacts",
                hint: "`kith segment add` puts some in.", path: path.string)
        case .problems:
            self.init(code: .refused, message: "the segment can't be logged")
        case .lostRun(let path, let line, let contacts):
            self.init(
                code: .refused,
                message:
                    "the run was for \(SegmentListCommand.count(contacts, "contact")), and none of its interactions "
                    + "is found",
                hint:
                    "They name it in their field `segment`, as in `[[\(path.stem)#^l-…]]`: mend those links, or, where "
                    + "they were deleted, take the run out of the note.",
                path: path.string, line: line)
        case .cancelledRun(let interaction, let path, let line):
            self.init(
                code: .refused,
                message: "“\(interaction)” is part of a run that was cancelled as a whole",
                hint: "Log it anew, or for the whole segment with `kith segment log`.", path: path.string, line: line)
        }
    }

    /// All that stands against changing several notes at once, each thing once; none for another error.
    static func several(_ error: any Error) -> [CommandFailure] {
        let failures: [CommandFailure]
        switch error {
        case ChangeRefusal.segment(.problems(let problems)):
            failures = problems.map { (problem: SegmentLogProblem) in CommandFailure(problem) }
        case ChangeRefusal.several(let refusals):
            failures = refusals.map { (refusal: ChangeRefusal) in CommandFailure(refusal) }
        default: return []
        }
        var seen: Set<String> = []
        return failures.filter { seen.insert(FailureReport.text($0)).inserted }
    }

    private init(_ problem: SegmentLogProblem) {
        switch problem {
        case .noLink(let path, let line):
            self.init(
                code: .notFound, message: "the item of the list links to nobody",
                hint: "Link to the contact, or take the item out of the list.", path: path.string, line: line)
        case .unresolved(let target, let path, let line):
            self.init(
                code: .notFound, message: "no note is called “\(target)”",
                hint: "Mend the link, or take the item out of the list.", path: path.string, line: line)
        case .ambiguous(let target, let path, let line):
            self.init(
                code: .ambiguous, message: "“\(target)” fits several notes",
                hint: "Put the whole path of the one that is meant before the name.", path: path.string, line: line)
        case .refusal(let refusal): self.init(refusal)
        case .placeholder(let error, let contact):
            self.init(error)
            path = path ?? contact.string
        }
    }
}
