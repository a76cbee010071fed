import NoteSyntax

/// Which of a callout's field lines is the first with a value for each field that the format knows.
///
/// A byte a field, and no allocation: every interaction of a vault has one.
struct FieldIndex: Sendable {
    private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

    /// The index of these field lines.
    ///
    /// Lines behind the 255th are not looked at.
    init(_ fields: [CalloutField], in source: SourceText) {
        for (line, field) in fields.prefix(255).enumerated() where !field.value.isEmpty {
            if let known = InteractionField(field.key, in: source), self[known] == nil { set(known, to: line + 1) }
        }
    }

    /// The index of the field line that holds a field's value.
    subscript(field: InteractionField) -> Int? {
        let word =
            switch field.rawValue / 8 {
            case 0: words.0
            case 1: words.1
            default: words.2
            }
        let line = Int(word >> UInt64(field.rawValue % 8 * 8) & 0xFF)
        return line == 0 ? nil : line - 1
    }

    private mutating func set(_ field: InteractionField, to value: Int) {
        let bits = UInt64(value) << UInt64(field.rawValue % 8 * 8)
        switch field.rawValue / 8 {
        case 0: words.0 |= bits
        case 1: words.1 |= bits
        default: words.2 |= bits
        }
    }
}
