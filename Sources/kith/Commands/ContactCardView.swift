import NoteSyntax
import VaultModel

/// A contact's card as people and programs read it.
struct ContactCardView {
    let card: ContactCard
    let names: DisplayNames
    let settings: VaultSettings
    let latestCount: Int

    func entries(_ interactions: some Sequence<Interaction>) -> [TimelineEntry] {
        var names = names
        return interactions.map { TimelineEntry($0, names: &names, settings: settings) }
    }

    // MARK: JSON

    func json() -> JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.contact/1")
            writeHead(to: &json)
            writeInteractions(card.timeline.interactions.prefix(latestCount), to: &json)
        }
        return json
    }

    /// The members that tell who it is.
    func writeHead(to json: inout JSONWriter) {
        json.member("name", card.contact.name)
        json.member("path", card.contact.path.string)
        json.properties(of: card.contact)
        json.array("relatedTo", card.relatedTo) { $0.related($1) }
        json.array("relatedFrom", card.relatedFrom) { $0.related($1) }
        json.array("people", card.people) { $0.related($1) }
        json.member("lastContact", card.lastContact?.rfc3339(in: settings.zone))
        json.member("interactions", card.interactionCount)
    }

    /// The members that list interactions.
    func writeInteractions(_ latest: some Sequence<Interaction>, to json: inout JSONWriter) {
        json.array("openFollowUps", entries(card.openFollowUps)) { json, entry in
            json.object { JSONTimeline.write(entry, zone: settings.zone, to: &$0) }
        }
        json.array("latest", entries(latest)) { json, entry in
            json.object { JSONTimeline.write(entry, zone: settings.zone, to: &$0) }
        }
    }

    // MARK: Text

    func text(style: TextStyle, width: Int?) -> String {
        head(style, width) + "\n" + lastContact(style) + "\n" + followUps(style, width)
            + heading("Latest", latest(style), style, width, cutting: 2)
    }

    /// Who it is: name, flags, properties, relations and people.
    func head(_ style: TextStyle, _ width: Int?) -> String {
        var text = style.bold(card.contact.name)
        if card.contact.isOrganization { text += style.dim("  organization") }
        text += "  " + style.dim(card.contact.path.string) + "\n"
        for flag in card.contact.flags { text += style.text("⚑ \(flag)", .bold, .red) + "\n" }
        text += table(properties(style), width: width)
        text += heading("Relations", relations(style), style, width)
        return text + heading("People", card.people.map { [printable($0.name), style.dim($0.words)] }, style, width)
    }

    func followUps(_ style: TextStyle, _ width: Int?) -> String {
        heading("Open follow-ups", followUps(style), style, width, cutting: 2)
    }

    func heading(
        _ title: String, _ rows: [[String]], _ style: TextStyle, _ width: Int?, cutting flexible: Int = 1
    ) -> String {
        rows.isEmpty ? "" : "\n" + style.bold(title) + "\n" + table(rows, width: width, cutting: flexible)
    }

    private func table(_ rows: [[String]], width: Int?, cutting flexible: Int = 1) -> String {
        var table = TextTable()
        for row in rows { table.add([" "] + row) }
        return table.text(width: width, cutting: flexible + 1)
    }

    /// Properties that the card shows elsewhere, or that only programs need.
    private static let hiddenKeys: Set<String> = ["type", "name", "kind", "flags", "relations", "id", "uid", "vcard"]

    private func properties(_ style: TextStyle) -> [[String]] {
        card.contact.properties.filter { !Self.hiddenKeys.contains($0.key) }.map { property in
            [style.dim(property.key), printable(property.values.map(ListCommand.linkedName).joined(separator: ", "))]
        }
    }

    private func relations(_ style: TextStyle) -> [[String]] {
        card.relatedTo.map { related in
            let name =
                related.path == nil ? style.text("\(related.name) (no such note)", .yellow) : printable(related.name)
            return [style.dim(related.words), name]
        }
            + card.relatedFrom.filter { !isToldAlready($0) }.map { [style.dim("← \($0.words)"), printable($0.name)] }
    }

    /// Whether both sides say the same of each other, as spouses do.
    private func isToldAlready(_ related: ContactCard.Related) -> Bool {
        card.relatedTo.contains { $0.path == related.path && $0.words == related.words }
    }

    private func lastContact(_ style: TextStyle) -> String {
        let count = card.interactionCount == 1 ? "1 interaction" : "\(card.interactionCount) interactions"
        let last = card.lastContact.map { $0.text(in: settings.zone) } ?? "never"
        return style.bold("Last contact") + "  \(last)" + style.dim("  ·  \(count)")
    }

    private func followUps(_ style: TextStyle) -> [[String]] {
        entries(card.openFollowUps).map { entry in
            [
                style.color(entry.interaction.date(.followUp)?.description ?? "", .yellow),
                style.color(entry.type, .cyan),
                printable(entry.subject), style.dim(entry.id ?? ""),
            ]
        }
    }

    private func latest(_ style: TextStyle) -> [[String]] {
        entries(card.timeline.interactions.prefix(latestCount)).map { entry in
            let when = entry.date.map { WrittenWhen(date: $0, time: entry.time).description } ?? "–"
            let mark = entry.status == .logged ? "" : entry.status.rawValue
            let with = entry.path == card.contact.path ? "" : "with \(entry.contact)"
            let notes = [mark, entry.isPrivate ? "private" : "", with].filter { !$0.isEmpty }.joined(separator: ", ")
            return [
                when, style.color(entry.type, .cyan), printable(entry.subject), style.text(notes, .yellow),
                style.dim(entry.by.joined(separator: ", ")), style.dim(entry.id ?? ""),
            ]
        }
    }
}

extension JSONWriter {
    fileprivate mutating func related(_ related: ContactCard.Related) {
        object { json in
            json.member("name", related.name)
            json.member("path", related.path?.string)
            json.member("relation", related.words.isEmpty ? nil : related.words)
        }
    }
}
