import Foundation
import TestSupport

extension TemporaryVault {
    /// The paths of all that is in the folder, in order.
    func entries() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
    }

    /// What stands in the folder: for each path its bytes, if it is a file, and when it was changed.
    func snapshot() throws -> [String: String] {
        var snapshot: [String: String] = [:]
        for entry in try entries() {
            let attributes = try FileManager.default.attributesOfItem(atPath: path(entry))
            let date = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            let isFile = attributes[.type] as? FileAttributeType == .typeRegular
            snapshot[entry] = "\(date) \(isFile ? try read(entry) : [])"
        }
        return snapshot
    }

    /// Sets who may read, write and pass.
    func setPermissions(_ permissions: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: self.path(path))
    }

    /// Makes a pipe with a name, which blocks whoever opens it as a file.
    func makePipe(_ path: String) throws {
        guard mkfifo(self.path(path), 0o644) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Writes a file whose name is these bytes, into the root.
    func write(nameBytes: [UInt8], _ content: FileContent) throws {
        let path = (Array((root + "/").utf8) + nameBytes + [0]).map { CChar(bitPattern: $0) }
        let file = open(path, O_CREAT | O_WRONLY, 0o644)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: Data(content.bytes))
    }
}
