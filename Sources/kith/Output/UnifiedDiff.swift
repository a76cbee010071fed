import VaultModel

/// The unified diff of a change, which `git apply` and `patch` take.
struct UnifiedDiff {
    private let edit: VaultEdit

    /// How many lines that stay are shown around those that change.
    static let context = 3

    init(_ edit: VaultEdit) {
        self.edit = edit
    }

    /// The diff, byte for byte.
    var bytes: [UInt8] { lines.flatMap(\.bytes) }

    /// Files without a line come last: to Git all that follows such a one belongs to it.
    private var lines: [Line] {
        let moved = Set(edit.moves.values).union(edit.moves.keys)
        let files = edit.files.filter { !moved.contains($0.path) }
        let bare = files.filter(Self.isBare)
        return files.filter { !Self.isBare($0) }.flatMap(Self.diff) + moves + bare.flatMap(Self.diff)
    }

    /// Files that move, as Git shows them.
    private var moves: [Line] {
        let removed = edit.files.compactMap { file in
            if case .remove(let path, let bytes) = file { (path, bytes) } else { nil }
        }
        let former = Dictionary(removed) { first, _ in first }
        return edit.files.flatMap { file -> [Line] in
            guard case .create(let path, let bytes) = file, let old = edit.moves[path], let from = former[old] else {
                return []
            }
            let names = (Self.name("a", old), Self.name("b", path))
            let head = [
                "diff --git \(Self.quoted("a/\(old)")) \(Self.quoted("b/\(path)"))",
                "rename from \(Self.quoted(old.string))", "rename to \(Self.quoted(path.string))",
            ]
            let hunks = Self.hunks(from: Self.lines(of: from), to: Self.lines(of: bytes))
            let places = hunks.isEmpty ? [] : ["--- \(names.0)", "+++ \(names.1)"]
            return (head + places).map { .head($0) } + hunks
        }
    }

    private static func isBare(_ file: VaultEdit.FileEdit) -> Bool {
        switch file {
        case .create(_, let bytes), .remove(_, let bytes): bytes.isEmpty
        case .replace: false
        }
    }

    /// Prints the diff: as a text for people on a terminal, elsewhere byte for byte.
    func print(_ output: TextOutput) async throws {
        guard output.style.isStyled || output.width != nil else {
            var stream = OutputStream()
            try stream.write(bytes)
            return try stream.finish()
        }
        try await output.print(lines.map { $0.styled(output.style) + "\n" }.joined())
    }

    // MARK: Files

    private static func diff(_ file: VaultEdit.FileEdit) -> [Line] {
        switch file {
        case .create(let path, let bytes): diff(from: nil, to: name("b", path), bytes, path)
        case .remove(let path, let bytes): diff(from: name("a", path), to: nil, bytes, path)
        case .replace(let path, let from, let to):
            [.head("--- \(name("a", path))"), .head("+++ \(name("b", path))")]
                + hunks(from: lines(of: from), to: lines(of: to))
        }
    }

    /// A file that comes or goes.
    private static func diff(from old: String?, to new: String?, _ bytes: [UInt8], _ path: NotePath) -> [Line] {
        let (oldName, newName) = (old ?? "/dev/null", new ?? "/dev/null")
        if !path.isNote, isBinary(bytes) { return [.head("Binary files \(oldName) and \(newName) differ")] }
        let lines = lines(of: bytes)
        guard !lines.isEmpty else {
            // Without a line there is nothing else that tells of the file.
            return [
                .head("diff --git \(name("a", path)) \(name("b", path))"),
                .head("\(old == nil ? "new" : "deleted") file mode 100644"),
            ]
        }
        return [.head("--- \(oldName)"), .head("+++ \(newName)")]
            + hunks(from: old == nil ? [] : lines, to: old == nil ? lines : [])
    }

    /// Whether a file is no text that could be shown.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil
    }

    /// A file's name in a diff: quoted as Git does it where it holds quotes, backslashes or control characters; a tab
    /// behind a name with a blank in it tells where it ends.
    private static func name(_ side: String, _ path: NotePath) -> String {
        let name = quoted("\(side)/\(path)")
        return name.contains(" ") && !name.hasPrefix("\"") ? name + "\t" : name
    }

    private static func quoted(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) else {
            return name
        }
        let quoted = name.utf8.map { byte in
            switch byte {
            case 0x22, 0x5C: "\\" + String(UnicodeScalar(byte))
            case 0x20..<0x7F: String(UnicodeScalar(byte))
            default: "\\" + String(repeating: "0", count: byte < 8 ? 2 : byte < 64 ? 1 : 0) + String(byte, radix: 8)
            }
        }
        return "\"" + quoted.joined() + "\""
    }

    /// The lines of a file with their LF, which the last may lack.
    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(rest[...end])
            rest = rest[(end + 1)...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }
}

// MARK: - Lines

extension UnifiedDiff {
    enum Line {
        case head(String)
        case place(String)
        case changed(UInt8, ArraySlice<UInt8>)
        case note

        /// A line of the file; one that has no end is told to have none.
        static func text(_ mark: UInt8, _ line: ArraySlice<UInt8>) -> [Line] {
            line.last == UInt8(ascii: "\n") ? [.changed(mark, line.dropLast())] : [.changed(mark, line), .note]
        }

        var bytes: [UInt8] {
            switch self {
            case .head(let text), .place(let text): Array(text.utf8) + [0x0A]
            case .changed(let mark, let line): [mark] + line + [0x0A]
            case .note: Array("\\ No newline at end of file\n".utf8)
            }
        }

        func styled(_ style: TextStyle) -> String {
            let text = String(decoding: bytes.dropLast(), as: UTF8.self)
            return switch self {
            case .head: style.bold(text)
            case .place: style.color(text, .cyan)
            case .changed(UInt8(ascii: "+"), _): style.color(text, .green)
            case .changed(UInt8(ascii: "-"), _): style.color(text, .red)
            case .changed, .note: printable(text)
            }
        }
    }
}
