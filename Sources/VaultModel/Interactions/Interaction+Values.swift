public import NoteSyntax

extension Interaction {
    /// Where the value of a field stands: of the first line of that key that has one (format 3, Fields).
    public func span(_ field: InteractionField) -> SourceSpan? {
        fields[field].map { callout.fields[$0].value }
    }

    /// The text of a field's value; of the first line of that key that has one.
    public func text(_ field: InteractionField) -> String? {
        span(field).map(source.text)
    }

    /// The links and names that a field holds (format 3, table).
    ///
    /// Of a list field those of all its lines together, commas between names; of any other the first link, or its text.
    public func items(_ field: InteractionField) -> [FieldItem] {
        guard let first = fields[field] else { return [] }
        let value = callout.fields[first].value
        var items = items(in: value)
        guard field.isList else {
            // One link, whatever stands around it, or one name, which may hold a comma.
            return [items.first(where: \.isLink) ?? FieldItem(name: source.text(value), isLink: false)]
        }
        for line in callout.fields.dropFirst(first + 1) where InteractionField(line.key, in: source) == field {
            items += self.items(in: line.value)
        }
        return items
    }

    /// The fields that the format does not know, and those whose value it does not allow, in the order of the note; of a
    /// key that stands twice the first.
    public var otherFields: [OtherField] {
        var seen: Set<String> = []
        var others: [OtherField] = []
        for (line, field) in callout.fields.enumerated() where !field.value.isEmpty {
            if let known = InteractionField(field.key, in: source),
                fields[known] != line || Self.isAllowed(field.value, for: known, in: source)
            {
                continue
            }
            let key = source.text(field.key)
            if seen.insert(key.lowercased()).inserted {
                others.append(OtherField(key: key, value: source.text(field.value)))
            }
        }
        return others
    }

    /// The links in its fields and comments whose notes a view calls by name.
    public var linkedItems: [FieldItem] {
        let fields: [InteractionField] = [.loggedBy, .by, .with, .template, .segment, .cancelledBy]
        return (fields.flatMap(items) + comments.flatMap(\.by)).filter(\.isLink)
    }

    /// The items of a value that lists links and names.
    func items(in value: SourceSpan) -> [FieldItem] { source.fieldItems(in: value) }
}

extension SourceText {
    /// The links and names that a field's value lists, commas between names.
    func fieldItems(in value: SourceSpan) -> [FieldItem] {
        var items: [FieldItem] = []
        var start = value.lowerBound
        func addNames(upTo end: Int) {
            guard start < end else { return }
            for part in bytes[start..<end].split(separator: UInt8(ascii: ",")) {
                let name = trimmed(SourceSpan(part.startIndex..<part.endIndex))
                if !name.isEmpty { items.append(FieldItem(name: text(name), isLink: false)) }
            }
        }
        for link in wikiLinks(in: value) {
            addNames(upTo: link.span.lowerBound)
            let fragment = link.fragment.map { text($0) }
            items.append(FieldItem(name: text(link.target), isLink: true, fragment: fragment))
            start = link.span.upperBound
        }
        addNames(upTo: value.upperBound)
        return items
    }
}

/// A link or a name in a field's value.
public struct FieldItem: Sendable, Hashable {
    /// The link's target, or the name as written.
    public let name: String

    /// Whether it is a link.
    public let isLink: Bool

    /// What stands behind the link's `#`: a heading, or `^` and a block id.
    public var fragment: String?
}

// MARK: - Values with a form

/// How an interaction went.
public enum Evaluation: String, Sendable, CaseIterable {
    case veryPositive = "very-positive"
    case positive
    case neutral
    case negative
    case veryNegative = "very-negative"
}

extension Interaction {
    /// The words that a field allows; nil for a field of another form.
    static func words(of field: InteractionField) -> [String]? {
        switch field {
        case .direction: ["inbound", "outbound"]
        case .initiatedBy: ["us", "them"]
        case .outcome: ["failed"]
        case .evaluation: Evaluation.allCases.map(\.rawValue)
        case .visibility: ["private"]
        case .recorded: ["automatic"]
        case .postponed: ["true"]
        default: nil
        }
    }

    /// The value of a field that allows certain words, in their spelling; nil where it is absent or another.
    public func word(_ field: InteractionField) -> String? {
        guard let span = span(field) else { return nil }
        let text = source.text(span).lowercased()
        return Self.words(of: field)?.first { $0 == text }
    }

    /// How long it took.
    public var duration: InteractionDuration? { text(.duration).flatMap { InteractionDuration($0) } }

    /// What it cost: digits, and maybe `.` and digits; no currency.
    public var cost: String? {
        text(.cost).flatMap { Self.isCost($0) ? $0 : nil }
    }

    /// The value of a field that is a date: `follow-up`, `follow-up-done`.
    public func date(_ field: InteractionField) -> CivilDate? { text(field).flatMap { CivilDate($0) } }

    /// The value of a field that is a moment: `logged-at`, `cancelled-at`.
    public func instant(_ field: InteractionField) -> Instant? {
        field == .loggedAt ? loggedAt : text(field).flatMap { Instant(rfc3339: $0) }
    }

    /// Whether a field's value is of the form that the format's table names.
    static func isAllowed(_ value: SourceSpan, for field: InteractionField, in source: SourceText) -> Bool {
        switch field {
        case .loggedAt, .cancelledAt: Instant(rfc3339: source.text(value)) != nil
        case .followUp, .followUpDone: CivilDate(source.text(value)) != nil
        case .duration: InteractionDuration(source.text(value)) != nil
        case .cost: isCost(source.text(value))
        case .direction, .initiatedBy, .outcome, .evaluation, .visibility, .recorded, .postponed:
            words(of: field)?.contains(source.text(value).lowercased()) ?? false
        case .loggedBy, .by, .with, .template, .code, .group, .segment, .attachments, .via, .source, .cancelledBy: true
        }
    }

    static func isCost(_ text: String) -> Bool {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}

// MARK: - Comments

/// A remark that somebody added to an interaction (format 3, Comment).
public struct InteractionComment: Sendable, Equatable {
    /// When it was written, as its header says.
    public let when: WrittenWhen?

    /// Who wrote it: a link's target or a name.
    public let by: [FieldItem]

    /// What it says.
    public let text: String

    /// The fields that the format does not know, in the order of the note.
    public let otherFields: [OtherField]
}

/// A field line that the format has no meaning for.
public struct OtherField: Sendable, Equatable {
    /// The key, as written.
    public let key: String

    /// The value, as text.
    public let value: String

    /// A field of this key and value.
    public init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}

extension Interaction {
    /// The comments in the order of the note.
    public var comments: [InteractionComment] {
        callout.comments.map { comment in
            let by = comment.fields.filter { source.matches($0.key, "by") }.flatMap { items(in: $0.value) }
            let others = comment.fields.filter { !$0.value.isEmpty && !source.matches($0.key, "by") }.map {
                OtherField(key: source.text($0.key), value: source.text($0.value))
            }
            return InteractionComment(
                when: comment.header.when, by: by, text: source.text(of: comment), otherFields: others)
        }
    }
}
