public import NoteSyntax

/// A time that a segment was logged: a callout `[!logged] WHEN SUBJECT` under its heading `Log` (format 2.3).
public struct SegmentRun: Sendable {
    /// The callout that it is.
    let callout: Callout

    let source: SourceText

    /// The callout's type, compared without case.
    static let type: StaticString = "logged"

    init(_ callout: Callout, in source: SourceText) {
        (self.callout, self.source) = (callout, source)
    }

    /// The block id behind it, without `^`.
    public var id: String? { callout.id.map { source.text($0.span) } }

    /// The line of its header, from 1.
    public var line: Int { callout.lines.lowerBound + 1 }

    /// When its interactions took place, as its header says.
    public var when: WrittenWhen? { callout.header.when }

    /// One line that says what happened; may be empty.
    public var subject: String { source.text(callout.header.subject) }

    /// Its fields that have a value, the first of each key, in the order of the note.
    public var fields: [OtherField] {
        var seen: Set<String> = []
        return callout.fields.compactMap { field in
            let key = source.text(field.key)
            guard !field.value.isEmpty, seen.insert(key.lowercased()).inserted else { return nil }
            return OtherField(key: key, value: source.text(field.value))
        }
    }

    /// The text of a field; nil where it has none.
    public func text(_ field: InteractionField) -> String? { text(field.key) }

    /// The type of its interactions, as its field `interaction` says.
    public var interactionType: String? { text(Self.interactionKey) }

    /// How many contacts it was logged for, as its field `contacts` says.
    public var contactCount: Int? { text(Self.contactsKey).flatMap { Int($0) } }

    /// Whether it was cancelled, and all its interactions with it.
    public var isCancelled: Bool { text(.cancelledAt) != nil }

    static let interactionKey: StaticString = "interaction"
    static let contactsKey: StaticString = "contacts"

    /// The links and names that a field lists.
    public func items(_ field: InteractionField) -> [FieldItem] { span(field.key).map(source.fieldItems) ?? [] }

    private func text(_ key: StaticString) -> String? { span(key).map(source.text) }

    private func span(_ key: StaticString) -> SourceSpan? {
        callout.fields.first { !$0.value.isEmpty && source.matches($0.key, key) }?.value
    }
}
