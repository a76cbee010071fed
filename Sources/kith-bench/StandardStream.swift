#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One of the two streams that a command writes to, without a buffer.
enum StandardStream: Int32 {
    case output = 1
    case errors = 2

    /// Writes all of `text`; a closed stream swallows it.
    func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { systemWrite(rawValue, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}

// Inside a type with a `write` of its own the system's has to be named by another.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
