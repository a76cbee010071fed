import NoteSyntax

/// What is wrong with the interactions of a contact (format 3), beyond what every reader reports.
extension NoteCheck {
    mutating func check(_ interactions: [Interaction]) {
        for interaction in interactions {
            checkText(of: interaction)
            checkFields(of: interaction)
            checkNames(of: interaction)
        }
        checkOrder(of: interactions)
    }

    private func headerSpan(_ interaction: Interaction) -> SourceSpan {
        source.trimmed(source.lineContent(interaction.callout.lines.lowerBound))
    }

    private mutating func checkText(of interaction: Interaction) {
        let header = headerSpan(interaction)
        if interaction.id == nil, !interaction.isUnstamped {
            report(
                .missingID, "The interaction has no id", header, isFixable: !tree.hasLazyText(interaction.callout))
        }
        if interaction.date == nil, !interaction.callout.header.isWhenUnread, !interaction.isPlainNote {
            report(.undated, "The interaction has no date and is listed last", header)
        }
        if let at = interaction.occurredAt, at > context.now, interaction.status != .postponed {
            report(.futureWhen, "The interaction lies ahead; it is no contact yet", header)
        }
        if interaction.callout.header.subject.isEmpty, interaction.body.isEmpty {
            report(.emptyInteraction, "The interaction says nothing", header)
        }
        for inner in tree.headers(swallowedBy: interaction.callout)
        where context.settings.interactionType(inner.header.type, in: source) != nil {
            let type = source.text(inner.header.type)
            report(
                .swallowedHeader,
                "An interaction of type \(type) begins in the middle of the one on line \(interaction.line)",
                source.trimmed(source.lineContent(inner.line)), isFixable: !interaction.isUnstamped && inner.isStamped)
        }
    }

    private mutating func checkFields(of interaction: Interaction) {
        for line in interaction.callout.fields where !line.value.isEmpty {
            guard let field = InteractionField(line.key, in: source) else { continue }
            let key = source.text(line.key)
            if key != field.key.description {
                report(.fieldSpelling, "The field is written `\(field.key)`", line.key, isFixable: true)
            }
            if !Interaction.isAllowed(line.value, for: field, in: source) {
                let message =
                    "`\(field.key)` can't be “\(source.text(line.value))”: it takes \(field.expectedValue ?? "a text")"
                report(.badFieldValue, message, line.value)
            }
        }
    }

    private mutating func checkNames(of interaction: Interaction) {
        if !context.policy.isSolo {
            for field in [InteractionField.loggedBy, .by, .cancelledBy] {
                for item in interaction.items(field) where !isKnown(item) {
                    guard let span = interaction.span(field) else { continue }
                    report(.unknownMember, "“\(item.name)” is no member of this vault", span)
                }
            }
        }
        if let code = interaction.text(.code), let span = interaction.span(.code), context.hasCodes {
            let known = context.codes[code.lowercased()]
            if known == nil { report(.unknownCode, "No note of the codes folder has the code “\(code)”", span) }
            if let known, !known.isActive, interaction.isUnstamped {
                report(.inactiveCode, "The code “\(code)” is inactive", span)
            }
        }
        if let item = interaction.items(.template).first, let span = interaction.span(.template) {
            let path = context.resolver.path(item.name, from: note.path)
            if !context.templates.contains(where: { item.isLink ? $0.path == path : $0.name == item.name }) {
                report(.unknownTemplate, "“\(item.name)” is no template of this vault", span)
            }
        }
    }

    /// A member, or a link that leads nowhere, which is told as such.
    private func isKnown(_ item: FieldItem) -> Bool {
        context.policy.member(item) != nil || item.isLink && !isResolved(item.name)
    }

    private mutating func checkOrder(of interactions: [Interaction]) {
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

extension Interaction {
    /// Whether it may as well be a callout for readers, `> [!NOTE]`, as Obsidian and GitHub know it: it is listed, but
    /// nobody wants to hear that it lacks a date.
    var isPlainNote: Bool {
        let header = callout.header
        return date == nil && header.subject.isEmpty && callout.fields.isEmpty && id == nil && !body.isEmpty
            && source.text(header.type).lowercased() == "note"
    }
}
