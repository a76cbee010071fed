#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whoever read the output has gone away; the command ends quietly.
struct ClosedPipe: Error {}

/// Standard output, written in large pieces; or text gathered in memory.
struct OutputStream {
    private var pending: [UInt8] = []
    private let keepsAll: Bool

    /// How much is gathered before it is written.
    private static let pieceSize = 1 << 18

    /// Standard output.
    init() {
        self.init(keepsAll: false)
    }

    /// A stream that keeps what is written, in ``gathered``.
    static func inMemory() -> OutputStream { OutputStream(keepsAll: true) }

    private init(keepsAll: Bool) {
        self.keepsAll = keepsAll
        if !keepsAll { pending.reserveCapacity(Self.pieceSize + 4096) }
    }

    /// What was written to a stream in memory; otherwise what is still to be written.
    var gathered: String { String(decoding: pending, as: UTF8.self) }

    /// Appends a text.
    mutating func write(_ text: String) throws {
        pending.append(contentsOf: text.utf8)
        if pending.count >= Self.pieceSize { try flush() }
    }

    /// Appends bytes.
    mutating func write(_ bytes: [UInt8]) throws {
        pending.append(contentsOf: bytes)
        if pending.count >= Self.pieceSize { try flush() }
    }

    /// Writes what is left; to be called at the end.
    mutating func finish() throws {
        try flush()
    }

    private mutating func flush() throws {
        guard !keepsAll else { return }
        try FileDescriptorWriting.write(pending, to: STDOUT_FILENO)
        pending.removeAll(keepingCapacity: true)
    }
}

/// Standard error, for messages.
enum StandardError {
    /// Writes a text at once; what can't be written is nobody's business.
    static func write(_ text: String) {
        try? FileDescriptorWriting.write(Array(text.utf8), to: STDERR_FILENO)
    }
}

enum FileDescriptorWriting {
    /// Writes all bytes to a descriptor.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                #if canImport(Glibc)
                    let count = Glibc.write(
                        descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                #else
                    let count = Darwin.write(
                        descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                #endif
                if count >= 0 {
                    written += count
                } else if errno == EPIPE {
                    throw ClosedPipe()
                } else if errno != EINTR {
                    throw CommandFailure(
                        code: .failed, message: "can't write the output: \(String(cString: strerror(errno)))")
                }
            }
        }
    }
}
