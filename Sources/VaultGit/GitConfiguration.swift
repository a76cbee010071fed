/// What Git's configuration says in a folder, file by file.
struct GitConfiguration: Sendable {
    /// A value, and where it is set.
    private struct Entry {
        let key: String
        let value: String

        /// Whether it comes with the repository: everything else is of the machine, its user, or this call.
        let isOfRepository: Bool
    }

    private let entries: [Entry]

    /// Reads what `git config --list --show-scope --null` prints: the scope, NUL, the key, a line feed, the value, NUL.
    init(_ output: [UInt8]) {
        let parts = output.split(separator: 0, omittingEmptySubsequences: false)
        entries = stride(from: 0, to: parts.count - 1, by: 2).map { index in
            let scope = String(decoding: parts[index], as: UTF8.self)
            let halves = parts[index + 1].split(
                separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
            return Entry(
                key: String(decoding: halves[0], as: UTF8.self),
                // A key alone is a yes.
                value: halves.count > 1 ? String(decoding: halves[1], as: UTF8.self) : "true",
                isOfRepository: !["system", "global", "command"].contains(scope))
        }
    }

    /// The value of a key, the last where it is set several times; section and name in small letters.
    func value(of key: String) -> String? { entries.last { $0.key == key }?.value }

    /// Whether a key says yes.
    func isTrue(_ key: String) -> Bool {
        value(of: key).map { ["true", "yes", "on"].contains($0.lowercased()) || (Int($0) ?? 0) != 0 } ?? false
    }

    /// The keys of the repository's own configuration by which it would have programs run that no setting of a call can
    /// replace; each once, in order.
    var programs: [String] {
        var keys: [String] = []
        for entry in entries where entry.isOfRepository && Self.namesProgram(entry.key, entry.value) {
            if !keys.contains(entry.key) { keys.append(entry.key) }
        }
        return keys
    }

    /// Whether what a commit has may have to be fetched before it is written into files, or go through filters.
    var mayAskForFiles: Bool {
        entries.contains { entry in
            entry.key.hasPrefix("filter.") || entry.key == "extensions.partialclone"
                || entry.key.hasPrefix("remote.") && entry.key.hasSuffix(".promisor")
        }
    }

    private static func namesProgram(_ key: String, _ value: String) -> Bool {
        // SECTION.NAME, or SECTION.ANYTHING.NAME.
        let section = key.prefix { $0 != "." }
        let name = key.split(separator: ".").last ?? ""
        switch (section, name) {
        case ("core", "sshcommand"), ("core", "gitproxy"), ("core", "askpass"), ("core", "alternaterefscommand"),
            ("gc", "recentobjectshook"), ("filter", "clean"), ("filter", "smudge"), ("filter", "process"),
            ("remote", "uploadpack"), ("remote", "receivepack"), ("remote", "vcs"), ("gpg", "program"),
            ("gpg", "defaultkeycommand"):
            return true
        case ("merge", "driver"):
            return key != "merge.kith.driver"
        case ("credential", "helper"):
            // A word is one of Git's own helpers, such as `cache` and `store`.
            return !value.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-")
            }
        default:
            return false
        }
    }
}

extension GitRepository {
    /// What Git's configuration says here.
    func configuration() async throws(GitError) -> GitConfiguration {
        GitConfiguration(try await call(["config", "--list", "--show-scope", "--null"]))
    }
}
