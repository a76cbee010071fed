/// A clone's current branch, and the branch of another repository that it is shared through.
public struct GitSharing: Sendable {
    let repository: GitRepository
    let configuration: GitConfiguration

    /// The current branch, such as `main`.
    public let branch: String

    /// The name of the other repository, such as `origin`.
    public let remote: String

    /// The branch there, such as `refs/heads/main`.
    let remoteBranch: String

    /// What the clone knows that branch by, such as `origin/main`.
    public let upstream: String

    /// The command that merges a note, for a shell; Git puts the files in.
    let driver: String

    /// Looks at a clone that is to be shared: nothing that its own configuration names may run, and nothing may be
    /// unfinished.
    ///
    /// - Parameters:
    ///   - repository: The clone.
    ///   - program: The absolute path of the program that merges notes.
    /// - Throws: ``GitSharingObstacle``; ``GitError``.
    public init(_ repository: GitRepository, program: String) async throws {
        self.repository = repository
        configuration = try await repository.configuration()
        let programs = configuration.programs
        guard programs.isEmpty else { throw GitSharingObstacle.programs(keys: programs) }
        guard try await !repository.hasSubmodules() else { throw GitSharingObstacle.submodules }
        let head = try await repository.answer(["symbolic-ref", "--quiet", "HEAD"])
        guard head.isSuccess, head.line.hasPrefix("refs/heads/") else { throw GitSharingObstacle.noBranch }
        branch = String(head.line.dropFirst("refs/heads/".count))
        guard let remote = configuration.value(of: "branch.\(branch).remote"), remote != ".",
            let remoteBranch = configuration.value(of: "branch.\(branch).merge"),
            configuration.value(of: "remote.\(remote).url") != nil, remoteBranch.hasPrefix("refs/heads/")
        else { throw GitSharingObstacle.noUpstream(branch: branch) }
        let pushed =
            configuration.value(of: "branch.\(branch).pushremote") ?? configuration.value(of: "remote.pushdefault")
        if let pushed, pushed != remote {
            throw GitSharingObstacle.otherPush(branch: branch, remote: remote, push: pushed)
        }
        (self.remote, self.remoteBranch) = (remote, remoteBranch)
        upstream = remote + "/" + remoteBranch.dropFirst("refs/heads/".count)
        // Git puts something in for what begins with one %.
        let quoted = "'" + program.replacing("'", with: #"'\''"#).replacing("%", with: "%%") + "'"
        driver = quoted + " git merge-driver --base %O --ours %A --theirs %B --marker-size %L --path %P"
    }

    /// What is set for every call that may merge: Kith's own driver, whatever the configuration says of it, and nothing
    /// that would do more than is asked.
    var settings: [String] {
        [
            "merge.kith.driver=\(driver)", "branch.\(branch).mergeOptions=", "rebase.updateRefs=false",
            // Fetching has looked after that.
            "rebase.rebaseMerges=false", "gc.auto=0", "maintenance.auto=false",
        ]
    }

    /// Whether Git writes files of the work tree without asking anybody for anything, so that it may be kept from what
    /// somebody types: nothing must be fetched for that, and no filter runs.
    var isQuiet: Bool { !configuration.mayAskForFiles }
}

/// Why a clone is not shared as it is.
public enum GitSharingObstacle: Error, Sendable, Equatable {
    /// The clone's own configuration names programs, under these keys.
    case programs(keys: [String])
    /// Hooks would have a say that nobody asks, of these names.
    case hooks(names: [String])
    /// Other repositories stand in it.
    case submodules
    /// No branch is checked out.
    case noBranch
    /// The branch follows no other.
    case noUpstream(branch: String)
    /// It sends to another repository than it gets from.
    case otherPush(branch: String, remote: String, push: String)
    /// A merge, or something like it, has not been brought to its end; what Git calls it.
    case unfinished(command: String)
    /// Files have conflicts; by path.
    case conflicts([GitUnmerged])
    /// The branch that is followed has been deleted in the other repository.
    case gone(upstream: String, remote: String, branch: String)
    /// What came and what is here have no commit in common.
    case unrelated(upstream: String, isShallow: Bool)
}
