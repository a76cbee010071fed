import NoteSyntax

extension Interaction {
    /// Whether a stamp gives it something: who recorded it and when, or an id.
    ///
    /// A callout that may as well be one for readers is left alone, as `check` leaves it.
    var lacksStamp: Bool { !isPlainNote && (isUnstamped || id == nil) }

    /// Whether it has no date, and nothing that is meant to be one either.
    var isUndated: Bool { !isPlainNote && date == nil && !callout.header.isWhenUnread }

    /// What a stamp changes of it, its id aside.
    ///
    /// - Parameters:
    ///   - signature: Who stamps.
    ///   - now: When.
    ///   - date: The date that it gets; nil where it has one.
    ///   - other: The same interaction elsewhere, whose stamp it takes over.
    func stamping(signature: String, now: Instant, date: WrittenWhen?, like other: Interaction?) -> CalloutChange {
        var change = CalloutChange()
        let loggedBy = other?.text(.loggedBy) ?? signature
        let loggedAt = other?.text(.loggedAt) ?? now.utcDescription
        for (field, value) in [(InteractionField.loggedBy, loggedBy), (.loggedAt, loggedAt)] where span(field) == nil {
            change.fields.append(.set(key: field.key.description, value: value))
        }
        change.when = date
        return change
    }
}
