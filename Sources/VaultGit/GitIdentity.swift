import Subprocess

/// Who Git's configuration says works in a folder.
public struct GitIdentity: Sendable, Equatable {
    /// Its `user.name`.
    public private(set) var name: String?

    /// Its `user.email`.
    public private(set) var email: String?

    /// Asks Git, without a shell; a Git that is not there, or that fails, knows nothing.
    ///
    /// - Parameters:
    ///   - folder: An absolute path: a repository there may have settings of its own.
    ///   - program: The path of the program `git`; nil where there is none.
    public static func asked(in folder: String, program: String?) async -> GitIdentity {
        guard let program else { return GitIdentity(configuration: []) }
        let arguments: Arguments = [
            "-C", folder, "--no-pager", "config", "--null", "--get-regexp", #"^user\.(name|email)$"#,
        ]
        let result = try? await run(
            .git(program), arguments: arguments, output: .bytes(limit: 1 << 20), error: .discarded)
        guard let result, result.terminationStatus.isSuccess else { return GitIdentity(configuration: []) }
        return GitIdentity(configuration: result.standardOutput)
    }

    /// Reads what Git prints: `KEY`, a line feed, the value, NUL; of a key that is set in several places the last counts.
    public init(configuration: [UInt8]) {
        for entry in configuration.split(separator: 0) {
            let parts = entry.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let value = String(decoding: parts[1], as: UTF8.self)
            switch String(decoding: parts[0], as: UTF8.self) {
            case "user.name": name = value
            case "user.email": email = value
            default: break
            }
        }
    }
}
