import Foundation

/// The lock by which Git lets one program at a time change a clone's index.
struct IndexLock {
    private let path: String

    private init(path: String) { self.path = path }

    /// Runs something while no other program changes an index.
    ///
    /// - Parameters:
    ///   - index: The absolute path of the index.
    ///   - body: What is run.
    /// - Throws: `CommandFailure`, where another program holds it and does not let go; what `body` throws.
    static func holding<Result>(of index: String, _ body: () async throws -> Result) async throws -> Result {
        let lock = IndexLock(path: index + ".lock")
        try await lock.take()
        defer { unlink(lock.path) }
        return try await body()
    }

    /// How often it is tried: an editor's Git holds it for a moment at a time.
    private static let attempts = 20

    private func take() async throws {
        for attempt in 1...Self.attempts {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 {
                close(descriptor)
                return
            }
            guard errno == EEXIST else {
                throw CommandFailure(
                    code: .failed, message: "can't lock Git's index: \(String(cString: strerror(errno)))", path: path)
            }
            if attempt < Self.attempts { try await Task.sleep(for: .milliseconds(100)) }
        }
        throw CommandFailure(
            code: .busy, message: "another program holds Git's index, so nothing is committed",
            hint: "Try again once it has ended. Where none is running any more, remove the file.", path: path)
    }
}
