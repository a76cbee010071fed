#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the disk alone takes for a durable change of one file: nothing that keeps its promise can be faster.
struct DiskProbe: Sendable {
    let folder: String

    /// Writes a file, syncs it, gives it its name, syncs the folder, and tells how long that took.
    func milliseconds() throws(BenchFailure) -> Double {
        let (temporary, final) = ("\(folder)/.kith-bench.tmp", "\(folder)/.kith-bench")
        defer { unlink(final) }
        let begin = ChildProcess.now()
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BenchFailure("cannot be made", temporary, code: errno) }
        defer { close(file) }
        let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 4096)
        guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, rename(temporary, final) == 0 else {
            throw BenchFailure("cannot be written", temporary, code: errno)
        }
        let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard parent >= 0 else { throw BenchFailure("cannot be opened", folder, code: errno) }
        defer { close(parent) }
        guard fsync(parent) == 0 else { throw BenchFailure("cannot be synced", folder, code: errno) }
        return ChildProcess.now() - begin
    }
}
