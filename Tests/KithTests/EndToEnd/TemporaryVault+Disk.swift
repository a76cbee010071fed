import Foundation
import TestSupport

extension TemporaryVault {
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
