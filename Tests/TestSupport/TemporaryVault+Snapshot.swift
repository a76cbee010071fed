import Foundation

extension TemporaryVault {
    /// The paths of all that is in the folder, hidden ones too, in order.
    public func entries() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    }

    /// What stands in the folder and what the folder itself is, as `.`: for each path its bytes, if it is a file, its mode
    /// and when it was changed, to the nanosecond.
    public func snapshot() throws -> [String: String] {
        var snapshot: [String: String] = [:]
        for entry in try entries() + ["."] {
            var status = stat()
            guard lstat(path(entry), &status) == 0 else { throw CocoaError(.fileReadUnknown) }
            let isFile = status.st_mode & S_IFMT == S_IFREG
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            let mode = String(status.st_mode, radix: 8)
            snapshot[entry] = "\(mode) \(time.tv_sec).\(time.tv_nsec) \(isFile ? try read(entry) : [])"
        }
        return snapshot
    }

    /// Sets who may read, write and pass.
    public func setPermissions(_ permissions: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: self.path(path))
    }

    /// Who may read, write and pass.
    public func permissions(of path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self.path(path))[.posixPermissions] as? Int
    }
}
