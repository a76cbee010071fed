import VaultGit

extension CommandFailure {
    /// The wording of another repository's refusal to take what is sent.
    init(refusing sharing: GitSharing, _ reason: String, _ remarks: [String]) {
        let branch = sharing.upstream.dropFirst(sharing.remote.count + 1)
        let words = remarks.isEmpty ? [] : ["It says:"] + remarks.map { "  " + $0 }
        let advice = "All that was committed is here; ask whoever looks after \(sharing.remote)."
        self.init(
            code: .failed, message: "\(sharing.remote) does not take what is sent to \(branch): \(reason)",
            hint: (words + [advice]).joined(separator: "\n"))
    }

    /// The wording of what stands against sharing a clone.
    init(_ obstacle: GitSharingObstacle) {
        switch obstacle {
        case .programs(let keys):
            self.init(
                code: .refused,
                message:
                    "the clone's own configuration has Git run programs (\(keys.joined(separator: ", "))), and what "
                    + "comes with a folder is not trusted",
                hint: "Set them for yourself with `git config --global`, or use `git pull` and `git push`.")
        case .hooks(let names):
            self.init(
                code: .refused,
                message:
                    "this clone has hooks that have a say in this (\(names.joined(separator: ", "))), and sync runs "
                    + "no hooks",
                hint: "Use `git commit`, `git pull` and `git push`, which run them.")
        case .submodules:
            self.init(
                code: .refused, message: "other repositories stand in this one, and sync does not look after them",
                hint: "Use `git pull` and `git push`.")
        case .noBranch:
            self.init(
                code: .failed, message: "no branch is checked out, so nothing can be shared",
                hint: "`git switch BRANCH` goes to one.")
        case .noUpstream(let branch):
            self.init(
                code: .failed, message: "the branch \(branch) follows no branch of another repository",
                hint: "Name one, once: git push -u origin \(branch)")
        case .otherPush(let branch, let remote, let push):
            self.init(
                code: .refused, message: "the branch \(branch) gets from \(remote), but sends to \(push)",
                hint: "Use `git pull` and `git push`.")
        case .unfinished(let command):
            self.init(
                code: .failed, message: "a \(command) has not been brought to its end",
                hint: command == "merge"
                    ? "`git commit` ends it, `git merge --abort` takes it back."
                    : "`git \(command) --continue` ends it, `git \(command) --abort` takes it back.")
        case .conflicts(let files):
            self.init(
                code: .unsafeNote, message: "a conflict is left to decide", hint: files.advice + ".",
                path: files.first?.path)
        case .gone(let upstream, let remote, let branch):
            self.init(
                code: .failed, message: "\(upstream) is not there any more: somebody has deleted that branch",
                hint: "`git push -u \(remote) \(branch)` brings it back; `git switch BRANCH` goes to another one.")
        case .unrelated(let upstream, let isShallow):
            self.init(
                code: .failed, message: "\(upstream) and this branch have no commit in common",
                hint: isShallow
                    ? "This clone lacks older commits: `git fetch --unshallow` gets them."
                    : "If they are one vault all the same, `git merge --allow-unrelated-histories \(upstream)` joins them."
            )
        }
    }

    /// The wording of what stands against a merge, with the files that do.
    init(blockedBy obstacle: GitSharing.Obstacle, _ paths: [String]) {
        let others = paths.dropFirst().prefix(5).joined(separator: ", ") + (paths.count > 6 ? ", …" : "")
        let (message, hint) =
            switch obstacle {
            case .uncommitted:
                (
                    "what came has another version of what is not committed here",
                    "`kith sync --commit` commits all, and merges."
                )
            case .ignored:
                (
                    "what came has a file there that Git ignores here, and would overwrite",
                    "Move it away, or commit it as well: `git add --force` stages it."
                )
            case .staged:
                (
                    "it is staged, and would be committed with what is left to decide of what came",
                    "Commit it before, or take it back out: git restore --staged FILE."
                )
            }
        self.init(
            code: .failed, message: message + (others.isEmpty ? "" : "; the same goes for \(others)"), hint: hint,
            path: paths.first)
    }
}
