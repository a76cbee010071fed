import Subprocess

/// A vault's folder in a Git work tree, and Git called there so that nothing runs that its configuration names.
///
/// Hooks, file system monitors, pagers, editors, external diffs and text conversions are off. Only what ``GitSharing`` is
/// for reads or writes files of the work tree, where the repository names no filter; no other call gives a filter anything
/// to do. Replaced objects don't count.
public struct GitRepository: Sendable {
    /// The folder's absolute path.
    public let folder: String

    /// The folder's path from the top of the work tree, with `/` at its end; empty at the top.
    let prefix: String

    /// A path of the top of the work tree, by way of the folder.
    public var top: String {
        folder + "/" + String(repeating: "../", count: prefix.utf8.count { $0 == UInt8(ascii: "/") })
    }

    private let environment: Environment

    /// The program that is called.
    private let program: Executable

    /// Whether Git is making a commit of named files, in an index of its own that is not kept.
    public let isPartialCommit: Bool

    /// The repository whose work tree a folder lies in; nil where there is none, or no Git.
    ///
    /// - Parameters:
    ///   - folder: The folder's absolute path.
    ///   - variables: The environment of whoever asks, which may be one of Git's own hooks.
    ///   - workingFolder: The absolute path that relative paths in it count from.
    ///   - program: The path of the program `git`; nil where there is none.
    /// - Throws: ``GitError``, where Git refuses to look at it.
    public static func containing(
        _ folder: String, variables: [String: String], workingFolder: String, program: String?
    ) async throws(GitError) -> GitRepository? {
        guard let program else { return nil }
        let environment = Self.environment(variables, workingFolder)
        let index = variables["GIT_INDEX_FILE"]?.split(separator: "/").last ?? ""
        func repository(_ prefix: String, _ more: [Environment.Key: String?] = [:]) -> GitRepository {
            GitRepository(
                folder: folder, prefix: prefix, environment: environment.updating(more), program: .git(program),
                isPartialCommit: index.hasPrefix("next-index-"))
        }
        do throws(GitError) {
            let answer = try await repository("").call(["rev-parse", "--is-inside-work-tree", "--show-prefix"])
            // A line, then the prefix, which may hold line feeds itself, and one more.
            let isInside = Array("true\n".utf8)
            guard answer.starts(with: isInside), answer.count > isInside.count else { return nil }
            let prefix = String(decoding: answer[isInside.count...].dropLast(), as: UTF8.self)
            let found = repository(prefix)
            // A clone without all objects gets them when they are asked for, by programs that its configuration may name.
            let isTrusted = try await found.configuration().programs.isEmpty
            return isTrusted ? found : repository(prefix, ["GIT_NO_LAZY_FETCH": "1"])
        } catch {
            switch error {
            case .missing: return nil
            case .failed(_, let reason) where reason.contains("not a git repository"): return nil
            default: throw error
            }
        }
    }

    /// The same with another file for its index.
    ///
    /// - Parameter index: The absolute path of that file.
    public func using(index: String) -> GitRepository {
        GitRepository(
            folder: folder, prefix: prefix, environment: environment.updating(["GIT_INDEX_FILE": index]),
            program: program, isPartialCommit: false)
    }

    /// Calls Git.
    ///
    /// - Parameters:
    ///   - arguments: The command and what follows it.
    ///   - input: What it reads from standard input.
    ///   - allowingHooks: Whether the folder of hooks is the repository's own; for calls that run none.
    ///   - atTop: Whether it is called at the top of the work tree, not in the vault's folder.
    ///   - settings: Settings for this call.
    ///   - apart: Whether it is no part of what a terminal's keys interrupt; it then can't ask anybody for anything.
    /// - Returns: What it prints.
    /// - Throws: ``GitError``, where it ends with another exit code than 0.
    func call(
        _ arguments: [String], input: [UInt8] = [], allowingHooks: Bool = false, atTop: Bool = false,
        settings: [String] = [], apart: Bool = false
    ) async throws(GitError) -> [UInt8] {
        let answer = try await answer(
            arguments, input: input, allowingHooks: allowingHooks, atTop: atTop, settings: settings, apart: apart)
        guard answer.isSuccess else {
            throw Self.failure(arguments, Self.reason(answer.messages))
        }
        return answer.output
    }

    /// What Git says, whatever its exit code; the parameters are those of ``call(_:input:allowingHooks:atTop:settings:apart:)``.
    ///
    /// - Throws: ``GitError``, where it can't be run.
    func answer(
        _ arguments: [String], input: [UInt8] = [], allowingHooks: Bool = false, atTop: Bool = false,
        settings: [String] = [], apart: Bool = false
    ) async throws(GitError) -> GitAnswer {
        let hooks = allowingHooks ? [] : ["core.hooksPath=/dev/null"]
        let settings = (Self.settings + hooks + settings).flatMap { ["-c", $0] }
        let line = ["-C", atTop ? top : folder, "--no-pager"] + settings + arguments
        var options = PlatformOptions()
        if apart { options.processGroupID = 0 }
        do {
            let result = try await run(
                program, arguments: Arguments(line), environment: environment, platformOptions: options,
                input: .inputWriter, output: .bytes(limit: 1 << 30), error: .bytes(limit: 1 << 24)
            ) { await Self.write(input, to: $0.standardInputWriter) }
            let isSuccess = result.terminationStatus.isSuccess
            guard result.closureResult || !isSuccess else {
                throw Self.failure(arguments, "it ended before it had read all that it was given")
            }
            return GitAnswer(isSuccess: isSuccess, output: result.standardOutput, messages: result.standardError)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .missing
        } catch let error as GitError {
            throw error
        } catch {
            throw Self.failure(arguments, "\(error)")
        }
    }

    /// Writes what a call is to read; false where it did not take all of that.
    private static func write(_ input: [UInt8], to writer: StandardInputWriter) async -> Bool {
        guard !input.isEmpty else { return true }
        do {
            return try await writer.write(input) == input.count
        } catch {
            return false
        }
    }

    private static func failure(_ arguments: [String], _ reason: String) -> GitError {
        .failed(command: "git \(arguments.first ?? "")", reason: reason)
    }

    /// What Git says first of what is wrong.
    static func reason(_ output: [UInt8]) -> String {
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        let line = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.first ?? ""
        return String(line.hasPrefix("fatal: ") || line.hasPrefix("error: ") ? line.dropFirst(7) : line)
    }
}

extension Executable {
    /// The program at a path: by name, it would be looked for with a process for each folder of `PATH`.
    static func git(_ path: String) -> Executable { .path(filePath(path)) }

    // The type of paths comes from another module on each system.
    private static func filePath<Path: ExpressibleByStringLiteral>(_ text: Path.StringLiteralType) -> Path {
        Path(stringLiteral: text)
    }
}

/// What a call of Git gave.
struct GitAnswer: Sendable {
    let isSuccess: Bool
    let output: [UInt8]
    let messages: [UInt8]

    /// The first line of what it printed.
    var line: String { String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self) }
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
        "blame.ignoreRevsFile=", "submodule.recurse=false", "fetch.recurseSubmodules=false",
    ]

    /// The environment of every call.
    private static func environment(_ variables: [String: String], _ workingFolder: String) -> Environment {
        func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : workingFolder + "/" + path }
        var changes: [Environment.Key: String?] = [
            "LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": variables["GIT_TERMINAL_PROMPT"] ?? "0",
            "GIT_LITERAL_PATHSPECS": "1", "GIT_PAGER": "cat", "GIT_EXTERNAL_DIFF": nil, "GIT_PREFIX": nil,
            "GIT_EDITOR": ":", "GIT_SEQUENCE_EDITOR": ":", "GIT_MERGE_AUTOEDIT": "no",
        ]
        if variables["GIT_ALLOW_PROTOCOL"] == nil { changes["GIT_ALLOW_PROTOCOL"] = "file:git:http:https:ssh" }
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
