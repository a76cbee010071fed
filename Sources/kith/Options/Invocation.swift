import Foundation
import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What surrounds a run of the command: environment, clock, working folder, terminal.
enum Invocation {
    /// The environment's variables.
    static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// The moment that counts as now: `KITH_NOW`, else the system's clock.
    static func now() throws -> Instant {
        guard let text = environment["KITH_NOW"], !text.isEmpty else {
            return Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970.rounded(.down)))
        }
        guard let instant = Instant(rfc3339: text) else {
            throw CommandFailure(
                code: .usage, message: "KITH_NOW is “\(text)”, which is no RFC 3339 time",
                hint: "Write it like 2026-03-09T14:05:00-04:00, or unset it.")
        }
        return instant
    }

    /// The folder that the command runs in.
    static var workingFolder: String { FileManager.default.currentDirectoryPath }

    /// A path made absolute, without `.` and `..`.
    static func absolutePath(_ path: String) -> String {
        let expanded = path.hasPrefix("/") ? path : workingFolder + "/" + path
        var parts: [Substring] = []
        for part in expanded.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The absolute path of a program in a folder that `PATH` names, the first there is; nil where there is none.
    static func program(named name: String) -> String? {
        let folders = (environment["PATH"] ?? "").split(separator: ":").map { absolutePath(String($0)) }
        return folders.map { $0 + "/" + name }.first { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
                && FileManager.default.isExecutableFile(atPath: path)
        }
    }

    /// Whether something stands at a path.
    static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Whether standard output, or standard error, is a terminal.
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
