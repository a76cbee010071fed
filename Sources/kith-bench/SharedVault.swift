#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A made-up vault in a repository, and a clone of it; in each every contact got an interaction that the other has not.
struct SharedVault: Sendable {
    private let kith: String
    private let clone: VaultFolder
    private let hub: VaultFolder

    /// A way to merge.
    enum Way: String, Sendable {
        /// Git merges the notes as text.
        case off = "git merge, no driver"
        /// Git starts a program for each note, which does nothing.
        case idle = "git merge, a driver that does nothing"
        /// Git starts Kith for each note.
        case driver = "git merge, kith's driver"
        /// Git sends what was merged.
        case push = "git push"
        /// Kith merges them, and sends what was merged.
        case sync = "kith sync"
    }

    /// Makes both, in a folder.
    init(plan: VaultPlan, kith: String, in folder: VaultFolder) throws(BenchFailure) {
        self.kith = try Self.path(kith)
        for name in ["clone", "hub"] { try folder.makeFolder(name) }
        clone = try VaultFolder(newAt: folder.path + "/clone")
        hub = try VaultFolder(newAt: folder.path + "/hub")
        try git(hub, "init", "-q", "--bare", "-b", "main")
        _ = try VaultGenerator(plan: plan).write(into: clone)
        try clone.write(Array("*.md merge=kith diff=kith\n".utf8), to: ".gitattributes")
        try git(clone, "init", "-q", "-b", "main")
        for folder in [hub, clone] {
            // What Git tidies up in the background would be measured with what comes after it.
            for setting in ["gc.auto", "receive.autogc"] { try git(folder, "config", setting, "0") }
        }
        try git(clone, "remote", "add", "origin", hub.path)
        try commit("base")
        for side in ["theirs", "ours"] {
            try git(clone, "switch", "-q", "-C", "work", "base")
            try log(side, plan)
            try commit(side)
        }
        try git(clone, "push", "-q", "origin", "refs/tags/theirs:refs/heads/main", "refs/tags/theirs:refs/heads/theirs")
        try git(clone, "switch", "-q", "main")
        try git(clone, "branch", "-q", "--set-upstream-to=origin/main")
    }

    /// The program's path from the root: Git starts its driver in the clone.
    private static func path(_ program: String) throws(BenchFailure) -> String {
        guard let path = realpath(program, nil) else { throw BenchFailure("cannot be found", program, code: errno) }
        defer { free(path) }
        return String(cString: path)
    }

    /// Adds an interaction to every contact's note.
    private func log(_ side: String, _ plan: VaultPlan) throws(BenchFailure) {
        let phrases = Phrasebook()
        let mark = Array("## Interactions".utf8)
        for contact in 0..<plan.contacts {
            var writer = NoteWriter(contact: contact, plan: plan, phrases: phrases)
            let note = writer.note()
            let day = side == "ours" ? "21" : "20"
            guard let start = note.firstRange(of: mark)?.upperBound,
                let end = note[start...].firstIndex(of: UInt8(ascii: "\n")),
                note[start..<end].allSatisfy({ $0 == UInt8(ascii: "\r") })
            else { continue }
            let ending = note[start] == UInt8(ascii: "\r") ? "\r\n" : "\n"
            let lines = [
                "", "> [!call] 2026-06-\(day) 10:00 By \(side)", "> - logged-by:: \(side)",
                "> - logged-at:: 2026-06-\(day)T14:00:00Z", "", "^i-\(String(contact, radix: 36))x\(side)", "",
            ]
            let added = Array(lines.joined(separator: ending).utf8)
            try clone.replace(note[...end] + added + note[(end + 1)...], at: plan.path(ofContact: contact))
        }
    }

    private func commit(_ name: String) throws(BenchFailure) {
        try git(clone, "add", ".")
        try git(clone, "commit", "-q", "-m", name)
        try git(clone, "tag", name)
    }

    // MARK: Measuring

    /// Merges once, after everything is as it was; what is pushed was merged by Kith's driver just before.
    func measure(_ way: Way) throws(BenchFailure) -> MergeReport.Row {
        if way != .push { try reset() }
        let outcome = try ChildProcess(words: words(way), environment: Self.environment).run()
        let expected: Int32 = way == .off ? 1 : 0
        guard outcome.exitCode == expected else {
            throw BenchFailure("\(way.rawValue): exit code \(outcome.exitCode): \(outcome.said)")
        }
        return MergeReport.Row(way: way, milliseconds: [outcome.wallMilliseconds])
    }

    private func reset() throws(BenchFailure) {
        try git(hub, "update-ref", "refs/heads/main", "refs/heads/theirs")
        try git(clone, "fetch", "-q")
        try git(clone, "reset", "-q", "--hard", "refs/tags/ours")
        try git(clone, "update-index", "-q", "--refresh")
    }

    private func words(_ way: Way) -> [String] {
        let program =
            "'" + kith.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        let driver = "\(program) git merge-driver --base %O --ours %A --theirs %B --marker-size %L --path %P"
        let git = ["git", "-C", clone.path]
        return switch way {
        case .off: git + merge
        case .idle: git + ["-c", "merge.kith.driver=true"] + merge
        case .driver: git + ["-c", "merge.kith.driver=\(driver)"] + merge
        case .push: git + ["push", "-q"]
        case .sync: [kith, "sync", "--vault", clone.path]
        }
    }

    private var merge: [String] { ["merge", "-q", "--no-edit", "--no-stat", "refs/tags/theirs"] }

    private func git(_ folder: VaultFolder, _ arguments: String...) throws(BenchFailure) {
        let outcome = try ChildProcess(words: ["git", "-C", folder.path] + arguments, environment: Self.environment)
            .run()
        guard outcome.exitCode == 0 else {
            throw BenchFailure("git \(arguments.joined(separator: " ")): \(outcome.said)")
        }
    }

    private static let environment =
        ChildProcess.environment(vault: "").filter { !$0.hasPrefix("KITH_VAULT=") } + [
            "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A",
            "GIT_AUTHOR_EMAIL=a@kith.example",
            "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@kith.example",
        ]
}
