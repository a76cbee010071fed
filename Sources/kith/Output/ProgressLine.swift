import Dispatch
import Synchronization
import VaultStore

/// Runs something long, and on a terminal tells on standard error how far it has come, after a second:
/// `Reading 12,000 of 100,000 notes…`, erased at the end.
///
///     let folded = try await withProgress { try await store.load(.everything, folding: fold, progress: $0) }
func withProgress<Result>(_ body: (ReadingProgress?) async throws -> Result) async rethrows -> Result {
    guard Invocation.isErrorTerminal else { return try await body(nil) }
    let progress = ReadingProgress()
    let line = ProgressLine(progress) { StandardError.write($0) }
    defer { line.end() }
    return try await body(progress)
}

/// A line on a terminal that is written over and over.
///
/// It is driven by a queue of its own: the tasks that read occupy all threads of the concurrency runtime.
final class ProgressLine: Sendable {
    private let queue = DispatchQueue(label: "progress")
    private let isEnded = Atomic<Bool>(false)
    private let isShown = Atomic<Bool>(false)
    private let progress: ReadingProgress
    private let write: @Sendable (String) -> Void

    /// After how many milliseconds the line is written again.
    private static let interval = 100

    /// A line that appears after a time, unless it has ended by then.
    ///
    /// - Parameters:
    ///   - progress: What is told.
    ///   - delay: The time, in milliseconds.
    ///   - write: Writes to the terminal; called from another thread.
    init(_ progress: ReadingProgress, delay: Int = 1000, write: @escaping @Sendable (String) -> Void) {
        self.progress = progress
        self.write = write
        schedule(after: delay)
    }

    /// Erases the line; nothing is written afterwards.
    func end() {
        isEnded.store(true, ordering: .relaxed)
        queue.sync {
            if isShown.load(ordering: .relaxed) { write(Self.erasure) }
        }
    }

    private func schedule(after milliseconds: Int) {
        queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in self?.show() }
    }

    private func show() {
        guard !isEnded.load(ordering: .relaxed) else { return }
        isShown.store(true, ordering: .relaxed)
        write(Self.erasure + Self.text(read: progress.read, total: progress.total))
        schedule(after: Self.interval)
    }

    private static let erasure = "\r\u{1B}[K"

    /// What the line says; `total` is 0 while nobody knows it.
    static func text(read: Int, total: Int) -> String {
        total == 0 ? "Reading…" : "Reading \(read.grouped) of \(total.grouped) notes…"
    }
}
