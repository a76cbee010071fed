#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Folder {
    /// Removes a temporary file of a writer that is gone; leaves everything else as it is.
    ///
    /// The lock is held by whoever calls this, so no other command has such a file here. One whose process is there all the
    /// same is left: where locks do not reach, as from one machine to another, that may be a writer.
    func removeLeftover(_ name: String) {
        guard let parts = TemporaryName.parts(of: name), Self.isGone(parts.process), (try? kind(of: name)) == .file
        else {
            return
        }
        unlinkat(descriptor, name, 0)
    }

    /// Whether a process writes nothing any more; this one does not while it looks.
    private static func isGone(_ process: pid_t) -> Bool {
        process == getpid() || kill(process, 0) != 0 && errno == ESRCH
    }
}
