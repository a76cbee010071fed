import NoteSyntax

/// Looks at one callout for what a reader reports (format 3).
struct CalloutDiagnosis {
    private let callout: Callout
    private let block: Int
    private let tree: NoteTree

    /// Which of its field lines holds which field.
    private let fields: FieldIndex

    /// - Parameter block: The index of its block quote.
    init(_ callout: Callout, block: Int, in tree: NoteTree) {
        self.callout = callout
        self.block = block
        self.tree = tree
        fields = FieldIndex(callout.fields, in: tree.source)
    }

    /// - Parameter block: The index of the interaction's block quote.
    init(_ interaction: Interaction, block: Int, in tree: NoteTree) {
        self.block = block
        self.tree = tree
        (callout, fields) = (interaction.callout, interaction.fields)
    }

    private var source: SourceText { tree.source }

    private var headerLine: SourceSpan { source.trimmed(source.lineContent(callout.lines.lowerBound)) }

    /// Whether its type is `type`, compared without case.
    func hasType(_ type: StaticString) -> Bool { source.matches(callout.header.type, type) }

    /// What is reported of an interaction.
    func ofInteraction(zone: VaultZone) -> [Diagnostic] {
        unstamped + when(callout.header, zone: zone) + duplicateFields + gluedID
            + callout.comments.flatMap { when($0.header, zone: zone) }
    }

    /// What is reported of it where no callout is an interaction.
    var elsewhere: [Diagnostic] {
        let isOwn = callout.id.map { source.text($0.span).utf8.starts(with: "i-".utf8) } ?? false
        guard isOwn || fields[.loggedAt] != nil else { return [] }
        let message = "It looks like an interaction, but stands in no section `Interactions` of a contact"
        return [warning("stray-interaction", message, headerLine)]
    }

    private func warning(_ rule: String, _ message: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(rule: rule, severity: .warning, message: message, span: span)
    }
}

// MARK: - Type, stamp and fields

extension CalloutDiagnosis {
    /// What is reported of it in the section `Interactions` of a contact, where it is no interaction.
    func unknownType(_ settings: VaultSettings) -> [Diagnostic] {
        let first = callout.fields.first { !$0.value.isEmpty && InteractionField($0.key, in: source) != nil }
        guard let first else { return [] }
        let types = settings.interactionTypes.joined(separator: ", ")
        let message =
            "It has the field `\(source.text(first.key))`, but `\(source.text(callout.header.type))` "
            + "is no interaction type of this vault (\(types))"
        return [warning("unknown-type", message, callout.header.type)]
    }

    private var unstamped: [Diagnostic] {
        let stamp: [InteractionField] = [.loggedBy, .loggedAt]
        let missing = stamp.filter { fields[$0] == nil }
        guard !missing.isEmpty else { return [] }
        let keys = missing.map { "`\($0.key)`" }.joined(separator: " and ")
        return [Diagnostic(rule: "unstamped", severity: .note, message: "It lacks \(keys)", span: headerLine)]
    }

    private var duplicateFields: [Diagnostic] {
        var others: Set<String> = []
        return callout.fields.enumerated().compactMap { index, line in
            guard !line.value.isEmpty else { return nil }
            let isFirst =
                if let field = InteractionField(line.key, in: source) {
                    field.isList || (fields[field] ?? index) == index
                } else {
                    others.insert(source.text(line.key).lowercased()).inserted
                }
            guard !isFirst else { return nil }
            let message = "The field `\(source.text(line.key))` stands twice; the first counts"
            return warning("duplicate-field", message, line.key)
        }
    }
}

// MARK: - When

extension CalloutDiagnosis {
    private func when(_ header: CalloutHeader, zone: VaultZone) -> [Diagnostic] {
        if header.isWhenUnread {
            let message = "The subject begins like a date or a time, but is none that can be read"
            return [warning("unread-when", message, header.subject)]
        }
        guard let when = header.when else { return [] }
        switch zone.instant(of: when) {
        case .exact: return []
        case .skipped(let instant):
            let message = "The clock of \(zone.identifier) skips this hour; it is read as \(zone.rfc3339(instant))"
            return [warning("skipped-hour", message, span(of: when, in: header))]
        case .repeated(let earlier, let later):
            let message =
                "The clock of \(zone.identifier) shows this hour twice; it is read as the earlier one, "
                + "\(zone.rfc3339(earlier)), not \(zone.rfc3339(later))"
            return [warning("repeated-hour", message, span(of: when, in: header))]
        }
    }

    /// Where the WHEN stands that a header begins with.
    private func span(of when: WrittenWhen, in header: CalloutHeader) -> SourceSpan {
        let line = source.lineContent(source.line(at: header.type.lowerBound))
        let bracket = header.meta?.upperBound ?? header.type.upperBound
        let behindMark = bracket + 1 + (header.fold == .none ? 0 : 1)
        let rest = source.trimmed(SourceSpan(behindMark..<max(behindMark, line.upperBound)))
        return source.bytes.withUnsafeBufferPointer { bytes in
            let end = WrittenWhen.parse(bytes, from: rest.lowerBound, to: line.upperBound)?.end ?? rest.upperBound
            return SourceSpan(rest.lowerBound..<end)
        }
    }
}

// MARK: - Id

extension CalloutDiagnosis {
    /// An id line that is none because something follows right below it.
    private var gluedID: [Diagnostic] {
        guard callout.id == nil, let line = gluedIDLine else { return [] }
        let content = source.trimmed(source.lineContent(line))
        let message = "The id `\(source.text(content))` needs a blank line below it to count"
        return [warning("glued-id", message, content)]
    }

    /// The line of such an id, from 0.
    var gluedIDLine: Int? {
        if let lazy = callout.lines.dropFirst().first(where: { isIDLine($0) }) { return lazy }
        guard let next = tree.blocks[(block + 1)...].first(where: { $0.depth == 0 }),
            next.kind == .heading || next.kind == .paragraph && next.lines.count > 1, isIDLine(next.firstLine)
        else { return nil }
        return next.firstLine
    }

    /// Whether a line is `^ID` alone; within a callout such a line is a lazy one.
    private func isIDLine(_ line: Int) -> Bool {
        let content = source.trimmed(source.lineContent(line))
        guard content.count > 1, source.bytes[content.lowerBound] == UInt8(ascii: "^") else { return false }
        return source.bytes[content.range.dropFirst()].allSatisfy(\.isNameByte)
    }
}
