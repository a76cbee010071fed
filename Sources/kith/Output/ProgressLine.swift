import Synchronization
import VaultStore

/// Runs something long, and on a terminal tells on standard error how far it has come, after a second:
/// `Reading 12,000 of 100,000 notes…`, erased at the end.
///
///     let folded = try await withProgress { try await store.load(.everything, folding: fold, progress: $0) }
func withProgress<Result>(_ body: (ReadingProgress?) async throws -> Result) async rethrows -> Result {
    guard Invocation.isErrorTerminal else { return try await body(nil) }
    let line = ProgressLine { StandardError.write($0) }
    defer { line.end() }
    return try await body(ReadingProgress { line.show(read: $0.read, total: $0.total) })
}

/// Runs something that waits for another machine, and on a terminal says on standard error what, until it ends.
func withNotice<Result>(_ text: String, _ body: () async throws -> Result) async rethrows -> Result {
    guard Invocation.isErrorTerminal else { return try await body() }
    StandardError.write(printable(text))
    defer { StandardError.write(ProgressLine.erasure) }
    return try await body()
}

/// A line on a terminal that is written over and over.
///
/// Whoever makes progress writes it, when it is time: no task of its own has to find a free thread among those that read.
final class ProgressLine: Sendable {
    private let state: Mutex<State>
    private let interval: Duration
    private let write: @Sendable (String) -> Void

    private struct State {
        var next: ContinuousClock.Instant
        var isShown = false
    }

    /// - Parameters:
    ///   - delay: How long nothing is shown.
    ///   - interval: How often the line is written at the most.
    ///   - write: Writes to the terminal.
    init(
        delay: Duration = .seconds(1), interval: Duration = .milliseconds(100),
        write: @escaping @Sendable (String) -> Void
    ) {
        state = Mutex(State(next: .now.advanced(by: delay)))
        self.interval = interval
        self.write = write
    }

    /// Writes the line anew, if it is time.
    func show(read: Int, total: Int) {
        state.withLock { state in
            let now = ContinuousClock.now
            guard now >= state.next else { return }
            state.next = now.advanced(by: interval)
            state.isShown = true
            write(Self.erasure + Self.text(read: read, total: total))
        }
    }

    /// Erases the line.
    func end() {
        state.withLock { state in
            if state.isShown { write(Self.erasure) }
            state.isShown = false
        }
    }

    static let erasure = "\r\u{1B}[K"

    /// What the line says; `total` is 0 while nobody knows it.
    static func text(read: Int, total: Int) -> String {
        total == 0 ? "Reading…" : "Reading \(read.grouped) of \(total.grouped) notes…"
    }
}
