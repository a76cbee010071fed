import NoteSyntax

/// What is wrong with the interactions of a contact (format 3), beyond what every reader reports.
extension NoteCheck {
    mutating func checkInteractions() {
        for interaction in interactions {
            checkText(of: interaction)
            for (line, field) in interaction.callout.fields.enumerated() where !field.value.isEmpty {
                guard let known = InteractionField(field.key, in: source) else { continue }
                check(field, known)
                checkNames(in: field, known, of: interaction, counts: interaction.fields[known] == line)
            }
        }
        checkOrder()
    }

    private func headerSpan(_ interaction: Interaction) -> SourceSpan {
        source.trimmed(source.lineContent(interaction.callout.lines.lowerBound))
    }

    private mutating func checkText(of interaction: Interaction) {
        let callout = interaction.callout
        if callout.id == nil, !interaction.isUnstamped {
            report(
                .missingID, "The interaction has no id", headerSpan(interaction),
                isFixable: !tree.hasLazyText(callout))
        }
        if interaction.date == nil, !callout.header.isWhenUnread, !interaction.isPlainNote {
            report(.undated, "The interaction has no date and is listed last", headerSpan(interaction))
        }
        if let at = interaction.occurredAt, at > context.now, interaction.status != .postponed {
            report(.futureWhen, "The interaction lies ahead; it is no contact yet", headerSpan(interaction))
        }
        if callout.header.subject.isEmpty, interaction.body.isEmpty {
            report(.emptyInteraction, "The interaction says nothing", headerSpan(interaction))
        }
        for inner in tree.headers(swallowedBy: callout)
        where context.settings.interactionType(inner.header.type, in: source) != nil {
            let type = source.text(inner.header.type)
            report(
                .swallowedHeader,
                "An interaction of type \(type) begins in the middle of the one on line \(interaction.line)",
                source.trimmed(source.lineContent(inner.line)), isFixable: !interaction.isUnstamped && inner.isStamped)
        }
    }

    private mutating func check(_ line: CalloutField, _ field: InteractionField) {
        if !source.holds(field.key, at: line.key) {
            report(.fieldSpelling, "The field is written `\(field.key)`", line.key, isFixable: true)
        }
        if !Interaction.isAllowed(line.value, for: field, in: source) {
            let message =
                "`\(field.key)` can't be “\(source.text(line.value))”: it takes \(field.expectedValue ?? "a text")"
            report(.badFieldValue, message, line.value)
        }
    }

    // MARK: Names

    /// Looks for what a field names, and keeps what its links are for.
    ///
    /// - Parameter counts: Whether it is the first line of that field with a value.
    private mutating func checkNames(
        in line: CalloutField, _ field: InteractionField, of interaction: Interaction, counts: Bool
    ) {
        switch field {
        case .loggedBy, .by, .cancelledBy: checkPeople(in: line, field, of: interaction, counts: counts)
        case .template:
            keepLinks(of: line, for: .template)
            if counts { checkTemplate(of: interaction, at: line.value) }
        case .segment:
            let isPart = counts && interaction.span(.cancelledAt) == nil
            keepLinks(of: line, for: .segment(ofCounting: isPart))
        case .attachments: keepLinks(of: line, for: .attachment)
        case .code where counts && context.hasCodes: checkCode(of: interaction, at: line.value)
        default: break
        }
    }

    private mutating func keepLinks(of line: CalloutField, for use: LinkUse) {
        uses += source.wikiLinks(in: line.value).map { ($0.span.lowerBound, use) }
    }

    private mutating func checkPeople(
        in line: CalloutField, _ field: InteractionField, of interaction: Interaction, counts: Bool
    ) {
        // Without members nobody is unknown.
        guard !context.policy.isSolo else { return keepLinks(of: line, for: .person) }
        let links = source.wikiLinks(in: line.value)
        var unknown: [String] = []
        for link in links {
            let target = source.text(link.target)
            let isMember = context.policy.isMember(FieldItem(name: target, isLink: true))
            uses.append((link.span.lowerBound, isMember ? .member : .person))
            // A link that leads nowhere is told as such.
            if !isMember, field.isList || link == links.first, isResolved(target) { unknown.append(target) }
        }
        let items = field.isList ? interaction.items(in: line.value) : links.isEmpty ? interaction.items(field) : []
        unknown += items.filter { !$0.isLink && !context.policy.isMember($0) }.map(\.name)
        guard counts || field.isList, let span = interaction.span(field) else { return }
        for name in unknown { report(.unknownMember, "“\(name)” is no member of this vault", span) }
    }

    private mutating func checkCode(of interaction: Interaction, at span: SourceSpan) {
        let code = source.text(span)
        let known = context.codes[code.lowercased()]
        if known == nil { report(.unknownCode, "No note of the codes folder has the code “\(code)”", span) }
        if let known, !known.isActive, interaction.isUnstamped {
            report(.inactiveCode, "The code “\(code)” is inactive", span)
        }
    }

    private mutating func checkTemplate(of interaction: Interaction, at span: SourceSpan) {
        guard let item = interaction.items(.template).first else { return }
        let path = context.resolver.path(item.name, from: note.path)
        if !context.templates.contains(where: { item.isLink ? $0.path == path : $0.name == item.name }) {
            report(.unknownTemplate, "“\(item.name)” is no template of this vault", span)
        }
    }

    private mutating func checkOrder() {
        var last: Instant?
        for interaction in interactions {
            guard let at = interaction.loggedAt else { continue }
            if let last, at < last {
                return report(
                    .disorder, "The interaction was recorded before one that stands above it", headerSpan(interaction))
            }
            last = at
        }
    }
}

extension SourceText {
    /// Whether these bytes stand there.
    fileprivate func holds(_ ascii: StaticString, at span: SourceSpan) -> Bool {
        ascii.withUTF8Buffer { bytes[span.range].elementsEqual($0) }
    }
}

extension Interaction {
    /// Whether it may as well be a callout for readers, `> [!NOTE]`, as Obsidian and GitHub know it: it is listed, but
    /// nobody wants to hear that it lacks a date.
    var isPlainNote: Bool {
        let header = callout.header
        return date == nil && header.subject.isEmpty && callout.fields.isEmpty && id == nil && !body.isEmpty
            && source.text(header.type).lowercased() == "note"
    }
}
