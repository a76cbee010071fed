public import NoteSyntax

/// An interaction as views show it: names instead of links, times in the vault's zone.
public struct TimelineEntry: Sendable {
    /// The block id, without `^`.
    public let id: String?

    /// The name of the contact whose note holds it.
    public let contact: String

    /// That note.
    public let path: NotePath

    /// The line of its header, from 1.
    public let line: Int

    /// Its type, in the vault's spelling.
    public let type: String

    /// The day in the vault's zone; nil for an undated one.
    public let date: CivilDate?

    /// The time of day in the vault's zone; nil for a date alone.
    public let time: CivilTime?

    /// The moment, where it has a time of day.
    public let occurredAt: Instant?

    /// One line that says what happened; may be empty where there is a body.
    public let subject: String

    /// Markdown, LF between lines; may be empty.
    public var body: String { interaction.body }

    /// Who recorded it.
    public let loggedBy: String?

    /// When it was recorded; nil where that is missing or can't be read.
    public let loggedAt: Instant?

    /// Who did it: `by`, else who recorded it.
    public let by: [String]

    /// Other contacts whom it applies to.
    public let with: [String]

    /// What has become of it.
    public let status: InteractionStatus

    /// Whether nobody is written down who recorded it, or not when.
    public let isUnstamped: Bool

    /// Whether it stays out of exports and reports unless asked for.
    public let isPrivate: Bool

    /// The name of its template.
    public let template: String?

    /// The name of its segment; the segment's run behind `#`.
    public let segment: String?

    /// The paths of its attachments; a target that is no file as written.
    public let attachments: [String]

    /// Who cancelled it.
    public let cancelledBy: String?

    /// The comments, in the order of the note.
    public let comments: [Comment]

    /// The fields that the format does not know, and values that it does not allow, in the order of the note.
    public let otherFields: [OtherField]

    /// The record itself, for its other values.
    public let interaction: Interaction

    /// A comment with its author's name.
    public struct Comment: Sendable {
        /// The day in the vault's zone.
        public let date: CivilDate?

        /// The moment, where it has a time of day.
        public let at: Instant?

        /// Who wrote it.
        public let by: [String]

        /// What it says.
        public let text: String

        /// The fields that the format does not know, in the order of the note.
        public let otherFields: [OtherField]
    }

    /// The entry of an interaction.
    public init(_ interaction: Interaction, names: inout DisplayNames, settings: VaultSettings) {
        self.interaction = interaction
        path = interaction.holder.path
        contact = interaction.holder.name
        id = interaction.id
        line = interaction.line
        type = interaction.type(in: settings)
        if let instant = interaction.occurredAt, interaction.hasTime {
            let local = settings.zone.civil(instant)
            (date, time, occurredAt) = (local.date, local.time.withoutZeroSeconds, instant)
        } else {
            (date, time, occurredAt) = (interaction.date, nil, nil)
        }
        subject = interaction.subject
        let path = path
        let loggedBy = interaction.items(.loggedBy).first.map { names.person($0, from: path) }
        self.loggedBy = loggedBy
        loggedAt = interaction.loggedAt
        let by = interaction.items(.by).map { names.person($0, from: path) }
        self.by = by.isEmpty ? loggedBy.map { [$0] } ?? [] : by
        with = interaction.items(.with).map { names.note($0, from: path) }
        status = interaction.status
        isUnstamped = interaction.isUnstamped
        isPrivate = interaction.isPrivate
        template = interaction.items(.template).first.map { names.note($0, from: path) }
        segment = interaction.items(.segment).first.map { item in
            names.note(item, from: path) + (item.fragment.map { "#" + $0 } ?? "")
        }
        attachments = interaction.items(.attachments).map { names.file($0, from: path) }
        cancelledBy = interaction.items(.cancelledBy).first.map { names.person($0, from: path) }
        comments = interaction.comments.map { Comment($0, names: &names, zone: settings.zone, path: path) }
        otherFields = interaction.otherFields
    }
}

extension TimelineEntry.Comment {
    init(_ comment: InteractionComment, names: inout DisplayNames, zone: VaultZone, path: NotePath) {
        let instant = comment.when.map { zone.instant(of: $0).instant }
        if let instant, comment.when?.time != nil {
            (date, at) = (zone.civil(instant).date, instant)
        } else {
            (date, at) = (comment.when?.date, nil)
        }
        by = comment.by.map { names.person($0, from: path) }
        text = comment.text
        otherFields = comment.otherFields
    }
}

extension CivilTime {
    /// The time as people write it: seconds only where there are some.
    public var withoutZeroSeconds: CivilTime {
        second == 0 ? CivilTime(hour: hour, minute: minute) ?? self : self
    }
}
