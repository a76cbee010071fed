extension SwiftCode {
    /// A line that imports a module.
    struct Import: Sendable, Equatable {
        let module: String

        /// Counted from 1.
        let line: Int
    }

    /// The imports, in the order of the text, whatever their access level, attributes and kind.
    var imports: [Import] {
        lines.enumerated().flatMap { index, text in
            text.split(separator: ";").compactMap { statement in
                Self.module(importedBy: statement).map { Import(module: $0, line: index + 1) }
            }
        }
    }

    private static func module(importedBy statement: Substring) -> String? {
        var words = statement.split(whereSeparator: \.isWhitespace)[...]
        while let word = words.first, word.hasPrefix("@") || accessLevels.contains(word) { words.removeFirst() }
        guard words.popFirst() == "import" else { return nil }
        if let kind = words.first, importKinds.contains(kind) { words.removeFirst() }
        return words.first?.split(separator: ".").first.map(String.init)
    }

    private static let accessLevels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]

    private static let importKinds: Set<Substring> = [
        "typealias", "struct", "class", "enum", "actor", "protocol", "let", "var", "func",
    ]
}
