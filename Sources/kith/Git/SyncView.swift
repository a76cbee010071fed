import VaultGit
import VaultModel

/// What `kith sync` did.
struct SyncReport {
    /// The branch that is followed, such as `origin/main`.
    let upstream: String

    /// Whether this clone's commits are put on top of the others.
    let rebases: Bool

    /// What was committed, in words; nil where nothing was to be.
    var committed: [String]?

    /// What came.
    var received = Part()

    /// What went.
    var sent = Part()

    /// What no commit has.
    var uncommitted: [NotePath] = []

    /// What is left to decide.
    var conflicts: [GitUnmerged] = []

    /// Whether it came to its end.
    var isDone = false

    /// Commits in one direction, with what they changed in the vault, in words.
    struct Part {
        var commits = 0
        var words: [String] = []

        /// The words; where nothing in the vault changed, the commits.
        var sentence: String {
            words.isEmpty ? "\(commits.grouped) commit\(commits == 1 ? "" : "s")" : words.joined(separator: ", ")
        }
    }
}

/// What `kith sync` did, as people and programs read it.
struct SyncView {
    let report: SyncReport
    let options: WriteOptions

    func print() async throws {
        switch options.format {
        case .text: try await printText()
        case .json: try printJSON()
        }
        tellUncommitted()
        tellConflicts()
    }

    private func printJSON() throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.sync/1")
            json.member("upstream", report.upstream)
            json.member("committed", report.committed ?? [])
            Self.write(report.received, as: "received", to: &json)
            Self.write(report.sent, as: "sent", to: &json)
            json.member("uncommitted", report.uncommitted.map(\.string))
            json.member("conflicts", report.conflicts.map(\.path))
        }
        try OutputStream.print(json)
    }

    private static func write(_ part: SyncReport.Part, as key: StaticString, to json: inout JSONWriter) {
        guard part.commits > 0 else { return }
        json.object(key) { json in
            json.member("commits", part.commits)
            json.member("changes", part.words)
        }
    }

    // MARK: Text

    private func printText() async throws {
        let output = TextOutput(options.vault.terminal)
        let (received, sent) = (report.received, report.sent)
        var lines = report.committed.map { [("Committed", $0.joined(separator: ", "))] } ?? []
        if received.commits > 0 { lines.append(("Came from \(report.upstream)", received.sentence)) }
        if sent.commits > 0 { lines.append(("Went to \(report.upstream)", sent.sentence)) }
        let text = lines.map { "\(output.style.bold(printable($0))): \(printable($1))\n" }.joined()
        let isQuiet = report.isDone && lines.isEmpty && report.conflicts.isEmpty
        try await output.print(isQuiet ? "Nothing new, here or in \(printable(report.upstream))\n" : text)
    }

    /// How many files are named, and of how many it is told that they are left to decide.
    private static let (listed, listedConflicts) = (5, 20)

    private func tellUncommitted() {
        let paths = report.uncommitted
        guard !paths.isEmpty else { return }
        let names = paths.prefix(Self.listed).map { printable($0.string) }.joined(separator: ", ")
        let more = paths.count > Self.listed ? ", …" : ""
        let files = paths.count == 1 ? "1 file is changed and" : "\(paths.count.grouped) files are changed and"
        StandardError.write("kith: \(files) not committed: \(names)\(more); `kith sync --commit` commits all\n")
    }

    private func tellConflicts() {
        guard !report.conflicts.isEmpty else { return }
        for file in report.conflicts.prefix(Self.listedConflicts) {
            StandardError.write("kith: \(printable(file.path)): \(file.words(rebasing: report.rebases))\n")
        }
        let more = report.conflicts.count - Self.listedConflicts
        if more > 0 { StandardError.write("kith: … and \(more.grouped) more; `git status` lists them\n") }
        let (end, back) =
            report.rebases
            ? ("git rebase --continue", "git rebase --abort") : ("git commit", "git merge --abort")
        StandardError.write(
            "kith: nothing was sent. \(report.conflicts.advice); then `\(end)`, and sync again; `\(back)` takes it all "
                + "back\n")
    }
}
