import NoteSyntax

/// An end of a range, or a value, and all that it can be read as.
struct FilterEnd: Sendable {
    let text: FoldedText
    let number: Double?
    let days: (first: CivilDate, last: CivilDate)?

    /// Month and day as one number; of a whole date too.
    let dayOfYear: Int?

    /// How many days a SPAN is from today on.
    let length: Int?

    /// The day from which a SPAN leads to today.
    let dayBefore: CivilDate?

    /// Whether it names a day of any year: `--03-09`.
    private let isYearless: Bool

    init(_ text: String, on today: CivilDate) {
        self.text = FoldedText(text)
        number = Self.number(text)
        days = self.text.text == "today" ? (today, today) : Self.days(text)
        isYearless = text.hasPrefix("--")
        dayOfYear = CivilDate(isYearless ? "2000-" + text.dropFirst(2) : text).map { $0.month * 100 + $0.day }
        let span = TimeSpan(text)
        length = span.map { today.adding($0).daysSinceEpoch - today.daysSinceEpoch }
        dayBefore = span.map { today.subtracting($0) }
    }

    /// The same end where a SPAN means the day so far ahead, as it does of when one is due.
    init(_ text: String, ahead today: CivilDate) {
        self.init(TimeSpan(text).map { today.adding($0).description } ?? text, on: today)
    }

    /// Whether a range may end with it as a value of this form.
    func isReadable(as form: FilterForm) -> Bool { form == .dayOfYear ? isYearless && self.is(form) : self.is(form) }

    /// Whether it has a value of this form.
    func `is`(_ form: FilterForm) -> Bool {
        switch form {
        case .number: number != nil
        case .date: days != nil
        case .dayOfYear: dayOfYear != nil
        case .span: length != nil
        }
    }

    private static func days(_ text: String) -> (first: CivilDate, last: CivilDate)? {
        guard !text.contains(".."), let period = try? Period(parsing: text), let first = period.first,
            let last = period.last
        else { return nil }
        return (first, last)
    }

    /// A number of digits, with a sign and decimals or without.
    private static func number(_ text: String) -> Double? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
        return Double(text)
    }
}
