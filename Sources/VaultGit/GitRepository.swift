import Subprocess

/// A vault's folder in a Git work tree, and Git called there so that nothing runs that its configuration names.
///
/// Hooks, file system monitors, pagers, external diffs and text conversions are off, and no call reads or writes files
/// of the work tree, so no filter has anything to do. Replaced objects don't count.
public struct GitRepository: Sendable {
    /// The folder's absolute path.
    public let folder: String

    /// The folder's path from the top of the work tree, with `/` at its end; empty at the top.
    let prefix: String

    private let environment: Environment

    /// Whether Git is making a commit of named files, in an index of its own that is not kept.
    public let isPartialCommit: Bool

    /// The repository whose work tree a folder lies in; nil where there is none, or no Git.
    ///
    /// - Parameters:
    ///   - folder: The folder's absolute path.
    ///   - variables: The environment of whoever asks, which may be one of Git's own hooks.
    ///   - workingFolder: The absolute path that relative paths in it count from.
    /// - Throws: ``GitError``, where Git refuses to look at it.
    public static func containing(
        _ folder: String, variables: [String: String], workingFolder: String
    ) async throws(GitError) -> GitRepository? {
        let environment = Self.environment(variables, workingFolder)
        let index = variables["GIT_INDEX_FILE"]?.split(separator: "/").last ?? ""
        func repository(_ prefix: String) -> GitRepository {
            GitRepository(
                folder: folder, prefix: prefix, environment: environment,
                isPartialCommit: index.hasPrefix("next-index-"))
        }
        do throws(GitError) {
            let answer = try await repository("").call(["rev-parse", "--is-inside-work-tree", "--show-prefix"])
            let lines = String(decoding: answer, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.first == "true", lines.count > 1 else { return nil }
            return repository(String(lines[1]))
        } catch {
            switch error {
            case .missing: return nil
            case .failed(_, let reason) where reason.contains("not a git repository"): return nil
            default: throw error
            }
        }
    }

    /// Calls Git.
    ///
    /// - Parameters:
    ///   - arguments: The command and what follows it.
    ///   - input: What it reads from standard input.
    ///   - allowingHooks: Whether the folder of hooks is the repository's own; for calls that run none.
    /// - Returns: What it prints.
    /// - Throws: ``GitError``, where it ends with another exit code than 0.
    func call(
        _ arguments: [String], input: [UInt8] = [], allowingHooks: Bool = false
    ) async throws(GitError) -> [UInt8] {
        let settings = allowingHooks ? Self.settings : Self.settings + ["core.hooksPath=/dev/null"]
        let line = ["-C", folder, "--no-pager"] + settings.flatMap { ["-c", $0] } + arguments
        let name = "git \(arguments.first ?? "")"
        do {
            let result = try await run(
                .name("git"), arguments: Arguments(line), environment: environment, input: .array(input),
                output: .bytes(limit: 1 << 30), error: .bytes(limit: 1 << 16))
            guard result.terminationStatus.isSuccess else {
                throw GitError.failed(command: name, reason: Self.reason(result.standardError))
            }
            return result.standardOutput
        } catch let error as GitError {
            throw error
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .missing
        } catch {
            throw .failed(command: name, reason: "\(error)")
        }
    }

    /// What Git says first of what is wrong.
    private static func reason(_ output: [UInt8]) -> String {
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        let line = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.first ?? ""
        return String(line.hasPrefix("fatal: ") || line.hasPrefix("error: ") ? line.dropFirst(7) : line)
    }
}

/// Why Git did not do what it was asked.
public enum GitError: Error, Sendable, Equatable {
    /// There is no program `git`.
    case missing
    /// It refused; what it said.
    case failed(command: String, reason: String)
    /// The index was changed while what is staged was worked on.
    case indexChanged
    /// What it printed could not be understood.
    case unreadable(command: String)
}

// MARK: - Hardening

extension GitRepository {
    /// What overrides the repository's own configuration.
    private static let settings = [
        "core.fsmonitor=false", "core.pager=cat", "log.showSignature=false",
        "blame.ignoreRevsFile=",
    ]

    /// The environment of every call.
    private static func environment(_ variables: [String: String], _ workingFolder: String) -> Environment {
        func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : workingFolder + "/" + path }
        var changes: [Environment.Key: String?] = [
            "LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0",
            "GIT_LITERAL_PATHSPECS": "1", "GIT_PAGER": "cat", "GIT_EXTERNAL_DIFF": nil, "GIT_PREFIX": nil,
        ]
        if let index = variables["GIT_INDEX_FILE"], !index.isEmpty { changes["GIT_INDEX_FILE"] = absolute(index) }
        // Hooks name the repository alone, from the top of the work tree; it is found without that, from anywhere.
        let places = [variables["GIT_DIR"], variables["GIT_WORK_TREE"]].map { $0.flatMap { $0.isEmpty ? nil : $0 } }
        let isWhole = places.allSatisfy { $0 != nil }
        for (key, place) in zip(["GIT_DIR", "GIT_WORK_TREE"] as [Environment.Key], places) {
            changes.updateValue(isWhole ? place.map(absolute) : nil, forKey: key)
        }
        return .inherit.updating(changes)
    }
}
