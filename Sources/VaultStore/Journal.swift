import VaultModel

/// A change of several files as it has to be known when it is cut short (`Architecture`, A change of several files).
///
/// Of what was there before it holds digests alone, so that nothing that is deleted stays anywhere.
struct Journal: Sendable, Equatable {
    /// What becomes of one file.
    struct Entry: Sendable, Equatable {
        let path: NotePath

        /// The name beside the file under which its new bytes wait, or its former ones go.
        let temporary: String

        /// What the file held; nil where nothing stood.
        let before: FileDigest?

        /// What it is to hold; nil where it goes.
        let after: [UInt8]?
    }

    let entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// What is to be known of an edit.
    init(_ edit: VaultEdit) {
        self.init(
            edit.files.map { file in
                let name = TemporaryName.next()
                return switch file {
                case .create(let path, let bytes): Entry(path: path, temporary: name, before: nil, after: bytes)
                case .replace(let path, let from, let to):
                    Entry(path: path, temporary: name, before: FileDigest(of: from), after: to)
                case .remove(let path, let from):
                    Entry(path: path, temporary: name, before: FileDigest(of: from), after: nil)
                }
            })
    }

    /// The one note that is made, with the one that goes: a note that moves.
    var moves: [NotePath: NotePath] {
        let new = entries.filter { $0.before == nil && $0.path.isNote }
        let gone = entries.filter { $0.after == nil && $0.path.isNote }
        return new.count == 1 && gone.count == 1 ? [new[0].path: gone[0].path] : [:]
    }

    /// The temporary names of the files.
    var temporaryNames: [NotePath: String] {
        Dictionary(entries.map { ($0.path, $0.temporary) }) { first, _ in first }
    }
}

// MARK: - As bytes

extension Journal {
    /// What is wrong with bytes that are no journal.
    struct Malformed: Error {}

    /// What a journal begins with, and its version.
    private static let opening = "kith journal 1\n"

    /// The journal's bytes, in parts.
    ///
    /// A line tells of each file what it was and the lengths of what follows: the path, the temporary name and the new
    /// bytes. The last line has the digest of all before it.
    func write(_ take: ([UInt8]) throws(SystemError) -> Void) throws(SystemError) {
        var digest = DigestWork()
        var next = Array(Self.opening.utf8)
        for entry in entries {
            let before = entry.before.map(\.description) ?? "-"
            let after = entry.after.map { String($0.count) } ?? "-"
            let path = Array(entry.path.string.utf8)
            let name = Array(entry.temporary.utf8)
            next += Array("file \(before) \(path.count) \(name.count) \(after)\n".utf8) + path + name
            for part in [next, entry.after ?? []] {
                digest.add(part)
                try take(part)
            }
            next = []
        }
        digest.add(next)
        try take(next + Array("end \(digest.finish())\n".utf8))
    }

    /// Reads a journal; it is trusted with no path that leads out of the vault, or to what is hidden in it.
    init(parsing bytes: [UInt8]) throws(Malformed) {
        var rest = JournalReader(bytes)
        guard try rest.line() == Self.opening.dropLast() else { throw Malformed() }
        var entries: [Entry] = []
        var paths: Set<NotePath> = []
        while true {
            let start = rest.position
            let words = try rest.line().split(separator: " ", omittingEmptySubsequences: false)
            if words.first == "end", words.count == 2 {
                guard rest.isAtEnd, FileDigest(words[1]) == FileDigest(of: Array(bytes[..<start])) else { break }
                self.init(entries)
                return
            }
            guard words.first == "file", words.count == 5 else { break }
            let before = FileDigest(words[1])
            guard before != nil || words[1] == "-" else { break }
            let path = NotePath(try rest.text(words[2]))
            let name = try rest.text(words[3])
            let after = words[4] == "-" ? nil : try rest.bytes(words[4])
            guard path.isPlace, TemporaryName.parts(of: name) != nil, paths.insert(path).inserted,
                before != nil || after != nil
            else { break }
            entries.append(Entry(path: path, temporary: name, before: before, after: after))
        }
        throw Malformed()
    }
}

/// Takes a journal apart.
private struct JournalReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var position: Int { rest.startIndex }
    var isAtEnd: Bool { rest.isEmpty }

    mutating func line() throws(Journal.Malformed) -> String {
        // No line is longer than two digests and some numbers.
        guard let end = rest.prefix(256).firstIndex(of: UInt8(ascii: "\n")),
            let line = String(validating: rest[..<end], as: UTF8.self)
        else { throw Journal.Malformed() }
        rest = rest[(end + 1)...]
        return line
    }

    mutating func bytes(_ count: Substring) throws(Journal.Malformed) -> [UInt8] {
        guard let count = Int(count), count >= 0, count <= rest.count else { throw Journal.Malformed() }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func text(_ count: Substring) throws(Journal.Malformed) -> String {
        guard let text = String(validating: try bytes(count), as: UTF8.self) else { throw Journal.Malformed() }
        return text
    }
}

extension NotePath {
    /// Whether it leads to something in the vault that is not hidden; a path has no way up (format 1).
    var isPlace: Bool {
        string.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { name in
            name.first.map { $0 != UInt8(ascii: ".") } ?? false && !name.contains(0)
        }
    }
}
