public import NoteSyntax

/// One touchpoint with a contact: a callout in the section `Interactions` of the contact's note (format 3).
///
/// It keeps the note's bytes and spans into them; texts are made when they are asked for.
public struct Interaction: Sendable {
    /// The note that holds it.
    public let holder: InteractionHolder

    /// The callout that it is.
    public let callout: Callout

    /// Which of the callout's field lines holds which field.
    let fields: FieldIndex

    /// The index of its type among the vault's `interaction-types`.
    public var typeIndex: Int { Int(type) }
    private let type: UInt16

    /// When it took place; the beginning of the day for a date alone, nil for an undated one.
    public let occurredAt: Instant?

    /// When it was recorded; nil where that is missing or can't be read.
    public let loggedAt: Instant?

    /// What has become of it.
    public let status: InteractionStatus

    /// Whether nobody is written down who recorded it, or not when: typed by hand, and not yet stamped.
    public let isUnstamped: Bool

    /// Whether it stays out of exports and reports unless asked for.
    public let isPrivate: Bool

    init(
        holder: InteractionHolder, callout: Callout, typeIndex: Int, occurredAt: Instant?, fields: FieldIndex
    ) {
        let source = holder.source
        self.holder = holder
        self.callout = callout
        self.fields = fields
        self.occurredAt = occurredAt
        type = UInt16(clamping: typeIndex)
        func value(_ field: InteractionField) -> SourceSpan? {
            fields[field].map { callout.fields[$0].value }
        }
        loggedAt = value(.loggedAt).flatMap { Instant(rfc3339: source.text($0)) }
        isUnstamped = value(.loggedBy) == nil || value(.loggedAt) == nil
        isPrivate = value(.visibility).map { source.matches($0, "private") } ?? false
        status = InteractionStatus(of: callout, fields, in: source)
    }
}

/// What has become of an interaction (format 3: status is derived).
public enum InteractionStatus: String, Sendable, CaseIterable {
    /// A draft: in no timeline and no total until resumed.
    case postponed
    /// Stays listed, struck through; in no total.
    case cancelled
    /// An attempt that reached nobody.
    case failed
    /// It took place.
    case logged

    /// What the fields of a callout say has become of it.
    init(of callout: Callout, _ fields: FieldIndex, in source: SourceText) {
        func holds(_ field: InteractionField, _ word: StaticString) -> Bool {
            fields[field].map { source.matches(callout.fields[$0].value, word) } ?? false
        }
        self =
            if holds(.postponed, "true") {
                .postponed
            } else if fields[.cancelledAt] != nil {
                .cancelled
            } else {
                holds(.outcome, "failed") ? .failed : .logged
            }
    }
}

/// The contact note that holds interactions, as they remember it.
public final class InteractionHolder: Sendable {
    /// Where the note stands.
    public let path: NotePath

    /// The contact's name to show.
    public let name: String

    /// The note's text.
    public let source: SourceText

    init(_ note: Note) {
        path = note.path
        name = note.name
        source = note.tree.source
    }
}

extension Interaction {
    /// Its type, in the spelling of the vault.
    public func type(in settings: VaultSettings) -> String { settings.interactionTypes[typeIndex] }

    /// The line of its header, from 1.
    public var line: Int { callout.lines.lowerBound + 1 }

    /// The block id behind it, without `^`.
    public var id: String? { callout.id.map { source.text($0.span) } }

    /// One line that says what happened; may be empty where there is a body.
    public var subject: String { source.text(callout.header.subject) }

    /// The text below the fields: Markdown, LF between lines; empty where there is none.
    public var body: String { source.body(of: callout) }

    /// The day that its header names.
    public var date: CivilDate? { callout.header.when?.date }

    /// Whether its header names a time of day.
    public var hasTime: Bool { callout.header.when?.time != nil }

    /// The text that all spans are into.
    public var source: SourceText { holder.source }
}
