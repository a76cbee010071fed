import NoteSyntax
import VaultModel

/// The words in which text, Markdown and HTML tell the values of an entry.
extension TimelineEntry {
    /// `2026-03-09`, or an en dash for an undated one.
    var dayWords: String { date?.description ?? "–" }

    /// `14:05`; nil for a date alone.
    var clockWords: String? { time?.toMinute.description }

    /// What is out of the ordinary about it: status but `logged`, `private`, `unstamped`.
    var marks: [String] {
        (status == .logged ? [] : [status.rawValue])
            + (isPrivate ? ["private"] : [])
            + (isUnstamped ? ["unstamped"] : [])
    }

    /// The contacts whom it concerns beside `viewed`, whose timeline it stands in: the holder, unless that is `viewed`,
    /// and those whom it is `with`.
    func companions(of viewed: Contact?) -> [String] {
        let isOwn = viewed?.path == path
        return (isOwn || viewed == nil ? [] : [contact]) + with.filter { isOwn || $0 != viewed?.name }
    }

    /// When to come back to it, if nobody has yet.
    var openFollowUp: CivilDate? {
        interaction.date(.followUpDone) == nil ? interaction.date(.followUp) : nil
    }

    /// Its other values with what they are, for reports; who, when and what aside.
    func facts(in zone: VaultZone) -> [(label: String, value: String)] {
        var facts: [(label: String, value: String)] = []
        func add(_ label: String, _ value: String?) {
            if let value, !value.isEmpty { facts.append((label, value)) }
        }
        add("Recorded by", loggedBy.flatMap { by == [$0] ? nil : $0 })
        add("Code", interaction.text(.code))
        add("Template", template)
        add("Group", interaction.text(.group))
        add("Segment", segment.map { String($0.prefix { $0 != "#" }) })
        add("Direction", interaction.word(.direction))
        add("Initiated by", interaction.word(.initiatedBy))
        add("Evaluation", interaction.word(.evaluation).map { $0.replacing("-", with: " ") })
        add("Duration", interaction.duration?.description)
        add("Cost", interaction.cost)
        add("Via", interaction.text(.via))
        add("Follow-up", interaction.date(.followUp)?.description)
        add("Follow-up done", interaction.date(.followUpDone)?.description)
        add("Attachments", attachments.joined(separator: ", "))
        add("Source", interaction.text(.source))
        add("Recorded", interaction.word(.recorded))
        add("Cancelled", cancellation(in: zone))
        for field in otherFields { add(field.key, field.value) }
        return facts
    }

    private func cancellation(in zone: VaultZone) -> String? {
        guard status == .cancelled || cancelledBy != nil else { return nil }
        return [interaction.instant(.cancelledAt).map(zone.words), cancelledBy.map { "by \($0)" }]
            .compactMap(\.self).joined(separator: " ")
    }
}

extension TimelineEntry.Comment {
    /// `2026-03-10 09:00`, the day alone, or nothing.
    func whenWords(in zone: VaultZone) -> String? { at.map(zone.words) ?? date?.description }
}

extension VaultZone {
    /// A moment as people read it, to the minute.
    func words(_ instant: Instant) -> String {
        let (date, time) = civil(instant)
        return "\(date) \(time.toMinute)"
    }
}
