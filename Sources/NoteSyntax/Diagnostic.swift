/// Something in a note that a person should know of.
///
/// Parsing never fails; it reports.
public struct Diagnostic: Sendable, Equatable {
    /// How much it matters.
    public enum Severity: String, Sendable, CaseIterable {
        case error
        case warning
        case note
    }

    /// The stable name of the rule that found it, such as `unread-when`.
    public let rule: String

    /// How much it matters.
    public let severity: Severity

    /// What is wrong, as one sentence without a full stop.
    public let message: String

    /// Where it is.
    public let span: SourceSpan

    /// A finding of `rule` at `span`.
    public init(rule: String, severity: Severity, message: String, span: SourceSpan) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.span = span
    }
}
