/// Looks at what files hold that somebody else may be writing.
extension FileCalls {
    /// How long a program that has a file open is given to write into it, in milliseconds.
    private var patience: UInt32 { 50 }

    /// Whether a file holds these bytes, and nobody is about to write into it (`Architecture`, Writing a vault, 4 and 5).
    ///
    /// While it is read nobody else can open it. Where somebody has it open already, or waits to, it is read again a little
    /// later: most programs that open a file to save it have closed it by then.
    func holds(_ place: FilePlace, _ bytes: [UInt8]) throws(SystemError) -> Bool {
        let file: Int32
        do throws(SystemError) {
            file = try open(place, for: .reading)
        } catch {
            guard error.isSymbolicLink else { throw error }
            return false
        }
        defer { close(file) }
        let status = try status(of: file)
        guard status.kind == .file, status.size == bytes.count else { return false }
        if let isSame = try compareAlone(file, bytes) { return isSame }
        guard try compare(file, bytes) else { return false }
        pause(milliseconds: patience)
        return try compare(file, bytes)
    }

    /// Compares while nobody else can open the file; nil where somebody has it open, or came meanwhile.
    private func compareAlone(_ file: Int32, _ bytes: [UInt8]) throws(SystemError) -> Bool? {
        guard (try? takeLease(on: file)) != nil else { return nil }
        let result = Result { () throws(SystemError) in try compare(file, bytes) }
        let isAlone = releaseLease(on: file)
        let isSame = try result.get()
        return isSame && !isAlone ? nil : isSame
    }

    private func compare(_ file: Int32, _ bytes: [UInt8]) throws(SystemError) -> Bool {
        switch contents(of: file, expecting: bytes.count, limit: bytes.count) {
        case .bytes(let found): found == bytes
        case .tooLarge: false
        case .failed(let error): throw error
        }
    }

    /// What a regular file holds; nil where it is none, or larger than `limit`.
    func contents(at place: FilePlace, limit: Int = NoteFile.largestSize) throws(SystemError) -> [UInt8]? {
        let file = try open(place, for: .reading)
        defer { close(file) }
        let status = try status(of: file)
        guard status.kind == .file else { return nil }
        switch contents(of: file, expecting: status.size, limit: limit) {
        case .bytes(let bytes): return bytes
        case .tooLarge: return nil
        case .failed(let error): throw error
        }
    }
}
