import NoteSyntax

extension InteractionField {
    /// The field of this key, compared without case.
    public init?(named key: String) {
        let source = SourceText(key)
        self.init(SourceSpan(0..<source.bytes.count), in: source)
    }

    /// Whether Kith alone writes it: it tells who did what when.
    public var isStamped: Bool {
        switch self {
        case .loggedBy, .loggedAt, .cancelledAt, .cancelledBy: true
        default: false
        }
    }

    /// What a value of the field looks like, for a message; nil where any text will do.
    var expectedValue: String? {
        if let words = Interaction.words(of: self) { return words.joined(separator: ", ") }
        return switch self {
        case .loggedAt, .cancelledAt: "a UTC time such as 2026-03-09T19:12:44Z"
        case .followUp, .followUpDone: "a date such as 2026-03-09"
        case .duration: "a duration such as 90m, 1h30m or 2h"
        case .cost: "digits, and maybe . and digits, such as 12.50"
        case .code: "a code such as parent or parent/child"
        default: nil
        }
    }

    /// A value as it is written: words in the format's spelling.
    ///
    /// - Throws: ``ChangeRefusal/badValue(key:value:expected:)``, ``ChangeRefusal/commaInName(key:name:)``.
    func checked(_ value: String) throws(ChangeRefusal) -> String {
        let source = SourceText(value)
        let span = SourceSpan(0..<source.bytes.count)
        guard Interaction.isAllowed(span, for: self, in: source), self != .code || InteractionCode.isCode(value) else {
            throw .badValue(key: key.description, value: value, expected: expectedValue ?? "")
        }
        return Interaction.words(of: self) == nil ? value : value.lowercased()
    }
}
