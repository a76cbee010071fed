import NoteSyntax
import VaultModel

/// A timeline for programs: one object, or one record a line.
enum JSONTimeline {
    /// One object with all records.
    static func write(_ view: TimelineView, to output: inout OutputStream) async throws {
        try output.write(#"{"schema":"kith.timeline/1","interactions":["#)
        try await writeRecords(view, separator: ",", to: &output)
        try output.write("]}\n")
    }

    /// One record a line.
    static func writeLines(_ view: TimelineView, to output: inout OutputStream) async throws {
        try await writeRecords(view, separator: "\n", to: &output)
        if !view.timeline.interactions.isEmpty { try output.write("\n") }
    }

    /// Renders pieces of the timeline on all cores and writes them in order, a few at a time.
    private static func writeRecords(
        _ view: TimelineView, separator: StaticString, to output: inout OutputStream
    ) async throws {
        let interactions = view.timeline.interactions
        var starts = stride(from: 0, to: interactions.count, by: pieceSize).makeIterator()
        try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            func render(from start: Int) {
                group.addTask { (start, records(in: view, from: start, separator: separator)) }
            }
            for _ in 0..<piecesAtATime { starts.next().map(render) }
            var finished: [Int: [UInt8]] = [:]
            var next = 0
            for try await (start, bytes) in group {
                finished[start] = bytes
                while let bytes = finished.removeValue(forKey: next) {
                    try output.write(bytes)
                    next += pieceSize
                    starts.next().map(render)
                }
            }
        }
    }

    private static let pieceSize = 1000
    private static let piecesAtATime = 8

    private static func records(in view: TimelineView, from start: Int, separator: StaticString) -> [UInt8] {
        var names = view.names
        var json = JSONWriter()
        for index in start..<min(start + pieceSize, view.timeline.interactions.count) {
            if index > 0 { json.separate(separator) }
            let entry = TimelineEntry(view.timeline.interactions[index], names: &names, settings: view.settings)
            json.object { write(entry, zone: view.settings.zone, to: &$0) }
        }
        return json.bytes
    }

    /// The members of one record, in the documented order.
    static func write(_ entry: TimelineEntry, zone: VaultZone, to json: inout JSONWriter) {
        let interaction = entry.interaction
        json.member("id", entry.id)
        json.member("contact", entry.contact)
        json.member("path", entry.path.string)
        json.member("line", entry.line)
        json.member("type", entry.type)
        json.member("date", entry.date?.description)
        json.member("occurredAt", entry.occurredAt.map(zone.rfc3339))
        json.member("subject", entry.subject.isEmpty ? nil : entry.subject)
        let body = entry.body
        json.member("body", body.isEmpty ? nil : body)
        json.member("loggedBy", entry.loggedBy)
        json.member("loggedAt", entry.loggedAt?.utcDescription)
        json.member("by", entry.by)
        json.member("with", entry.with)
        json.member("status", entry.status.rawValue)
        json.member("unstamped", ifTrue: entry.isUnstamped)
        json.member("template", entry.template)
        json.member("code", interaction.text(.code))
        json.member("group", interaction.text(.group))
        json.member("segment", entry.segment)
        json.member("direction", interaction.word(.direction))
        json.member("initiatedBy", interaction.word(.initiatedBy))
        json.member("outcome", interaction.word(.outcome))
        json.member("evaluation", interaction.word(.evaluation))
        json.member("duration", interaction.duration?.minutes)
        json.member("cost", interaction.cost)
        json.member("followUp", interaction.date(.followUp)?.description)
        json.member("followUpDone", interaction.date(.followUpDone)?.description)
        json.member("attachments", entry.attachments)
        json.member("via", interaction.text(.via))
        json.member("visibility", interaction.word(.visibility))
        json.member("recorded", interaction.word(.recorded))
        json.member("source", interaction.text(.source))
        json.member("cancelledAt", interaction.instant(.cancelledAt)?.utcDescription)
        json.member("cancelledBy", entry.cancelledBy)
        json.array("comments", entry.comments) { json, comment in write(comment, zone: zone, to: &json) }
        guard !entry.otherFields.isEmpty else { return }
        json.object("fields") { json in
            for field in entry.otherFields { json.member(named: field.key, field.value) }
        }
    }

    private static func write(_ comment: TimelineEntry.Comment, zone: VaultZone, to json: inout JSONWriter) {
        json.object { json in
            json.member("at", comment.at.map(zone.rfc3339) ?? comment.date?.description)
            json.member("by", comment.by.first)
            json.member("text", comment.text)
            guard !comment.otherFields.isEmpty else { return }
            json.object("fields") { json in
                for field in comment.otherFields { json.member(named: field.key, field.value) }
            }
        }
    }
}
