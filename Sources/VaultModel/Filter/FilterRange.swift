import NoteSyntax

/// What lies between two ends, both included, or beyond one.
struct FilterRange: Sendable {
    private let lower: FilterEnd?
    private let upper: FilterEnd?

    /// Whether all else is meant, as in `key>v`, which is what does not lie in `key:..v`.
    private let isOutside: Bool

    init(_ lower: FilterEnd?, _ upper: FilterEnd?, isOutside: Bool = false) {
        (self.lower, self.upper, self.isOutside) = (lower, upper, isOutside)
    }

    /// Whether the ends are in the wrong order, as values of `form` or as whatever both are.
    func isReversed(as form: FilterForm?) -> Bool {
        guard let lower, let upper else { return false }
        let forms = form.map { [$0] } ?? FilterForm.allCases
        switch forms.first(where: { lower.isReadable(as: $0) && upper.isReadable(as: $0) }) {
        case .number: return (lower.number ?? 0) > (upper.number ?? 0)
        case .date: return lower.days.flatMap { low in upper.days.map { low.first > $0.last } } ?? false
        case .span: return lower.length.flatMap { low in upper.length.map { low > $0 } } ?? false
        // From the end of one year to the beginning of the next is a stretch of days too.
        case .dayOfYear: return false
        case nil: return form == nil && lower.text.text > upper.text.text && !lower.text.hasPrefix(upper.text)
        }
    }

    // MARK: Values

    func contains(_ number: Double) -> Bool {
        let isAbove = lower?.number.map { number >= $0 } ?? true
        let isBelow = upper?.number.map { number <= $0 } ?? true
        return (isAbove && isBelow) != isOutside
    }

    func contains(_ date: CivilDate) -> Bool {
        let isAbove = lower?.days.map { date >= $0.first } ?? true
        let isBelow = upper?.days.map { date <= $0.last } ?? true
        return (isAbove && isBelow) != isOutside
    }

    /// Whether the time since a day lies in it; nil is longer ago than any day.
    func contains(since date: CivilDate?) -> Bool {
        let isAbove = lower?.dayBefore.map { bound in date.map { $0 <= bound } ?? true } ?? true
        let isBelow = upper?.dayBefore.map { bound in date.map { $0 >= bound } ?? false } ?? true
        return (isAbove && isBelow) != isOutside
    }

    /// Whether a property's text lies in it: as a value of `form`, or as what ends and text can all be read as, else in
    /// the order of texts.
    func contains(_ text: String, as form: FilterForm?, on today: CivilDate) -> Bool {
        let value = FilterEnd(text, on: today)
        let ends = [lower, upper].compactMap(\.self)
        let candidates = FilterForm.allCases.filter { form in ends.allSatisfy { $0.isReadable(as: form) } }
        // A birthday may be asked for by its year or without.
        let dates = candidates.filter { $0 == .date || $0 == .dayOfYear }
        let forms = form == .date ? dates : form.map { [$0] } ?? candidates
        guard let common = forms.first(where: value.is) else {
            return form == nil && candidates.isEmpty && containsText(value.text)
        }
        switch common {
        case .number: return value.number.map(contains) ?? false
        case .date: return value.days.map { contains($0.first) } ?? false
        case .span: return value.length.map(containsLength) ?? false
        case .dayOfYear: return value.dayOfYear.map(containsDayOfYear) ?? false
        }
    }

    private func containsLength(_ length: Int) -> Bool {
        let isAbove = lower?.length.map { length >= $0 } ?? true
        let isBelow = upper?.length.map { length <= $0 } ?? true
        return (isAbove && isBelow) != isOutside
    }

    private func containsDayOfYear(_ day: Int) -> Bool {
        let isAbove = lower?.dayOfYear.map { day >= $0 } ?? true
        let isBelow = upper?.dayOfYear.map { day <= $0 } ?? true
        let isOverNewYear = lower?.dayOfYear.flatMap { low in upper?.dayOfYear.map { low > $0 } } ?? false
        return (isOverNewYear ? isAbove || isBelow : isAbove && isBelow) != isOutside
    }

    /// The upper end includes what begins with it, as `A..M` does Marisol.
    private func containsText(_ text: FoldedText) -> Bool {
        let isAbove = lower.map { !text.text.utf8.lexicographicallyPrecedes($0.text.text.utf8) } ?? true
        let isBelow =
            upper.map { text.hasPrefix($0.text) || text.text.utf8.lexicographicallyPrecedes($0.text.text.utf8) } ?? true
        return (isAbove && isBelow) != isOutside
    }
}
