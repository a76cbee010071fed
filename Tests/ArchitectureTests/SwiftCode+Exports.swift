extension SwiftCode {
    /// A declaration that other modules see, `public` or `package`, up to its brace or the end of its line.
    struct Export: Sendable, Equatable {
        let text: String

        /// Counted from 1.
        let line: Int
    }

    /// The declarations that other modules see, in the order of the text; one in parentheses over several lines is one.
    var exports: [Export] {
        lines.indices.compactMap { index in
            guard lines[index].names.contains(where: { $0 == "public" || $0 == "package" }) else { return nil }
            return Export(text: declaration(from: index), line: index + 1)
        }
    }

    private func declaration(from first: Int) -> String {
        var text = ""
        var depth = 0
        for line in lines[first...] {
            for character in line {
                if character == "{", depth == 0 { return text }
                if "([".contains(character) { depth += 1 }
                if ")]".contains(character) { depth -= 1 }
                text.append(character)
            }
            if depth <= 0 { return text }
            text.append("\n")
        }
        return text
    }
}

extension StringProtocol {
    /// The names and keywords in it.
    var names: [SubSequence] {
        split { !$0.continuesName }
    }
}
