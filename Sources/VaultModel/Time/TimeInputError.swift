public import NoteSyntax

/// Why a time, a period or a span that somebody gave was refused.
///
/// Its wording is the command line's.
public enum TimeInputError: Error, Sendable, Hashable {
    /// `text` is none of `form`; `suggestion` is what was probably meant, where that is plain.
    case unreadable(_ text: String, form: TimeInputForm, suggestion: String?)

    /// `text` names a day or a time of day that there is none of, such as `2026-02-30`.
    case nonexistent(_ text: String, form: TimeInputForm)

    /// `text` names an hour that the zone's clock skips on that day; `next` is the reading that the format would take
    /// it for.
    case skipped(_ text: String, zone: String, next: WrittenWhen)

    /// The period `text` ends before it begins.
    case reversed(_ text: String)

    /// `text` leads out of the years 0 to 9999.
    case outOfRange(_ text: String)

    /// What was given.
    public var text: String {
        switch self {
        case .unreadable(let text, _, _), .nonexistent(let text, _), .skipped(let text, _, _), .reversed(let text),
            .outOfRange(let text):
            text
        }
    }
}

/// The forms of time that a command takes from somebody, for messages.
public enum TimeInputForm: Sendable, Hashable, CaseIterable {
    /// WHEN: a day, or a moment.
    case when

    /// WHEN, or a SPAN back from today.
    case whenOrSpan

    /// A day that lies ahead, as WHEN or as a SPAN from today.
    case dayAhead

    /// PERIOD: some days on end.
    case period

    /// Texts of this form, the commonest first.
    public var examples: [String] {
        switch self {
        case .when: ["2026-03-09", "2026-03-09 14:05", "today", "yesterday 15:00", "3 days ago", "next friday"]
        case .whenOrSpan: ["2026-03-09", "30d", "6w", "3m", "yesterday", "last monday"]
        case .dayAhead: ["2026-03-09", "2w", "30d", "3m", "tomorrow", "next monday"]
        case .period: ["2026", "2026-03", "2026-03-09", "2026-Q1", "2026-W10", "2026-01..2026-03", "2026-03-09.."]
        }
    }
}
