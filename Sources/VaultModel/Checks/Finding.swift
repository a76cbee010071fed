public import NoteSyntax

/// Something that `check` found.
public struct Finding: Sendable, Equatable {
    /// The rule that found it.
    public let rule: CheckRule

    /// What is wrong, as a sentence without a full stop.
    public let message: String

    /// The file or folder; of the vault as a whole its `Vault.md`.
    public let path: NotePath

    /// The line, from 1; nil where it is about a file as a whole.
    public let line: Int?

    /// The column, from 1, in Unicode scalars.
    public let column: Int?

    /// How many Unicode scalars it is about, on its first line.
    public let length: Int

    /// The whole line, without blanks at its end.
    public let excerpt: String?

    /// Whether `--fix` mends it.
    public let isFixable: Bool

    /// How much it matters.
    public var severity: Diagnostic.Severity { rule.severity }

    /// A finding about a file as a whole.
    init(_ rule: CheckRule, _ message: String, path: NotePath) {
        self.rule = rule
        self.message = message
        self.path = path
        (line, column, length, excerpt, isFixable) = (nil, nil, 0, nil, false)
    }

    /// Something of `Vault.md` that keeps the vault from being read.
    public init(ofVault message: String, line: Int?) {
        rule = .badProperty
        self.message = message
        self.line = line
        path = NotePath(VaultSettings.fileName)
        column = line.map { _ in 1 }
        (length, excerpt, isFixable) = (0, nil, false)
    }

    /// A finding on a line whose text is not at hand.
    init(_ rule: CheckRule, _ message: String, path: NotePath, line: Int, isFixable: Bool = false) {
        self.rule = rule
        self.message = message
        self.path = path
        self.line = line
        self.isFixable = isFixable
        (column, length, excerpt) = (1, 0, nil)
    }

    /// The same place, found by another rule.
    func told(as rule: CheckRule, _ message: String, isFixable: Bool = false) -> Finding {
        Finding(self, rule, message, isFixable: isFixable)
    }

    private init(_ other: Finding, _ rule: CheckRule, _ message: String, isFixable: Bool) {
        self.rule = rule
        self.message = message
        self.isFixable = isFixable
        (path, line, column, length, excerpt) = (other.path, other.line, other.column, other.length, other.excerpt)
    }

    /// A finding at a place of a note.
    init(
        _ rule: CheckRule, _ message: String, at span: SourceSpan, in source: SourceText, path: NotePath,
        isFixable: Bool = false
    ) {
        self.rule = rule
        self.message = message
        self.path = path
        self.isFixable = isFixable
        let line = source.line(at: span.lowerBound)
        let content = source.lineContent(line)
        let start = max(content.lowerBound, span.lowerBound)
        self.line = line + 1
        column = Self.scalarCount(source, content.lowerBound..<start) + 1
        length = Self.scalarCount(source, start..<max(start, min(span.upperBound, content.upperBound)))
        excerpt = source.text(content).trimmingEnd
    }

    private static func scalarCount(_ source: SourceText, _ range: Range<Int>) -> Int {
        source.text(SourceSpan(range)).unicodeScalars.count
    }

    /// The order in which findings are told: by path, then by place, then by rule.
    static func isBefore(_ one: Finding, _ other: Finding) -> Bool {
        let left = (one.path, one.line ?? 0, one.column ?? 0, one.rule.rawValue)
        let right = (other.path, other.line ?? 0, other.column ?? 0, other.rule.rawValue)
        return left != right ? left < right : one.message < other.message
    }
}

extension String {
    /// Without white space at its end.
    fileprivate var trimmingEnd: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
