import VaultModel

/// The unified diff of notes that are to be written where nothing is: each against `/dev/null`.
struct NewFilesDiff {
    private let notes: [NewNote]

    init(_ notes: [NewNote]) {
        self.notes = notes
    }

    /// The diff's lines, without line ends.
    ///
    /// A tab behind a name with a blank in it tells `patch` and Git where the name ends.
    var lines: [String] {
        notes.flatMap { note in
            let added = note.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "+" + $0 }
            let name = note.path.string + (note.path.string.contains(" ") ? "\t" : "")
            return ["--- /dev/null", "+++ b/" + name, "@@ -0,0 +1,\(added.count) @@"] + added
        }
    }

    /// Prints the diff: as a text for people on a terminal, elsewhere byte for byte.
    func print(_ output: TextOutput) async throws {
        guard output.style.isStyled || output.width != nil else {
            var stream = OutputStream()
            try stream.write(lines.map { $0 + "\n" }.joined())
            return try stream.finish()
        }
        try await output.print(lines.map { Self.styled($0, output.style) + "\n" }.joined())
    }

    private static func styled(_ line: String, _ style: TextStyle) -> String {
        if line.hasPrefix("@@ ") { return style.color(line, .cyan) }
        if line.hasPrefix("--- ") || line.hasPrefix("+++ ") { return style.bold(line) }
        return style.color(line, .green)
    }
}
