import CFileCalls
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a test does to a folder that Foundation can't do.
extension TemporaryVault {
    /// Makes an empty file whose name is these bytes.
    func writeFile(named name: [UInt8], in folder: String = ".") -> Bool {
        let parent = open(path(folder), O_RDONLY | O_DIRECTORY)
        defer { close(parent) }
        let file = (name + [0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { name in
                name.baseAddress.map { openat(parent, $0, O_WRONLY | O_CREAT, 0o644) } ?? -1
            }
        }
        guard file >= 0 else { return false }
        return close(file) == 0
    }

    /// Makes a folder whose name is these bytes.
    func makeFolder(named name: [UInt8]) -> Bool {
        let parent = open(root, O_RDONLY | O_DIRECTORY)
        defer { close(parent) }
        return (name + [0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { name in
                name.baseAddress.map { mkdirat(parent, $0, 0o755) } == 0
            }
        }
    }

    /// Makes a named pipe, which blocks whoever opens it to read.
    func makePipe(_ path: String) -> Bool { mkfifo(self.path(path), 0o644) == 0 }

    /// Makes folders in each other, each of that name, and an empty file in the last: deeper than any path can tell.
    func makeDeepFolders(named name: String, count: Int, file: String) -> Bool {
        var folder = open(root, O_RDONLY | O_DIRECTORY)
        for _ in 0..<count {
            guard mkdirat(folder, name, 0o755) == 0 else { return false }
            let next = openat(folder, name, O_RDONLY | O_DIRECTORY)
            close(folder)
            folder = next
        }
        defer { close(folder) }
        let file = openat(folder, file, O_WRONLY | O_CREAT, 0o644)
        return file >= 0 && close(file) == 0
    }

    /// Takes such folders away again, from the top: no path reaches the last.
    func removeDeepFolders(named name: String, file: String) {
        let (top, below, moved) = (path(name), path(name + "/" + name), path("moved"))
        while rename(below, moved) == 0 {
            rmdir(top)
            rename(moved, top)
        }
        unlink(path(name + "/" + file))
        rmdir(top)
    }
}

extension TemporaryVault {
    /// The snapshot without the time of the folder that Kith has for itself, in which a journal came and went.
    func snapshotOfOthers() throws -> [String: String] { try snapshot().filter { $0.key != ".kith" } }

    /// Gives a file extended attributes; false where the file system has none.
    func setAttributes(_ attributes: [String: [UInt8]], of path: String) -> Bool {
        let file = open(self.path(path), O_RDONLY)
        defer { close(file) }
        return attributes.allSatisfy { kith_set_attribute(file, $0.key, $0.value, $0.value.count) == 0 }
    }

    /// A file's extended attributes that belong to users.
    func attributes(of path: String) -> [String: [UInt8]] {
        let file = open(self.path(path), O_RDONLY)
        defer { close(file) }
        var list = [CChar](repeating: 0, count: 4096)
        let size = max(0, kith_list_attributes(file, &list, list.count))
        var attributes: [String: [UInt8]] = [:]
        for name in list[..<size].split(separator: 0).map({ String(decoding: $0.map(UInt8.init), as: UTF8.self) })
        where name.hasPrefix("user.") {
            var value = [UInt8](repeating: 0, count: 4096)
            let count = kith_get_attribute(file, name, &value, value.count)
            if count >= 0 { attributes[name] = Array(value[..<count]) }
        }
        return attributes
    }

    /// Gives a file another name, which has the same bytes for ever.
    func makeHardLink(_ path: String, to existing: String) -> Bool {
        linkat(AT_FDCWD, self.path(existing), AT_FDCWD, self.path(path), 0) == 0
    }
}
