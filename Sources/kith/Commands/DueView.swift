import NoteSyntax
import VaultModel

/// What is due, stale or to be spread, as people and programs read it.
struct DueView {
    let settings: VaultSettings
    let today: CivilDate

    // MARK: Due

    func print(_ items: [DueItem], _ options: WriteOptions) async throws {
        guard options.format == .text else {
            return try Self.printJSON(items) { json, item in
                json.member("contact", item.contact.name)
                json.member("path", item.contact.path.string)
                json.member("date", item.date.description)
                json.member("days", item.days)
                switch item.reason {
                case .followUp(let followUp):
                    json.member("reason", "follow-up")
                    json.member("id", followUp.id)
                    json.member("subject", followUp.subject.isEmpty ? nil : followUp.subject)
                    json.member("interaction", "\(followUp.path.string):\(followUp.line)")
                case .keepInTouch(let keepInTouch):
                    json.member("reason", "keep-in-touch")
                    json.member("span", keepInTouch.span.description)
                    json.member("lastContact", keepInTouch.lastContact?.description)
                }
            }
        }
        guard !items.isEmpty else { return StandardError.write("Nothing is due.\n") }
        let output = TextOutput(options.vault.terminal)
        var table = TextTable()
        for item in items {
            let (what, reference) = words(item)
            table.add([
                output.style.color(item.date.description, item.days > 0 ? .red : .yellow),
                item.days > 0 ? output.style.color(lateness(item.days), .red) : output.style.dim(lateness(item.days)),
                output.style.bold(
                    output.width == nil
                        ? item.contact.name : DisplayWidth.cut(printable(item.contact.name), to: Self.widestName)),
                printable(what), output.style.dim(reference),
            ])
        }
        try await output.print(table.text(width: output.width, cutting: 3, 2))
    }

    /// On a terminal what is to be done has the room that is left.
    private static let widestName = 20

    /// What is to be done, and where.
    private func words(_ item: DueItem) -> (String, String) {
        switch item.reason {
        case .followUp(let followUp):
            let place = followUp.id ?? "\(followUp.path.string):\(followUp.line)"
            return (followUp.subject.isEmpty ? "follow-up" : followUp.subject, place)
        case .keepInTouch(let keepInTouch):
            let last = keepInTouch.lastContact.map { "last on \($0)" } ?? "never yet"
            return ("every \(keepInTouch.span), \(last)", "")
        }
    }

    private func lateness(_ days: Int) -> String {
        switch days {
        case 0: "today"
        case 1...: days == 1 ? "1 day late" : "\(days.grouped) days late"
        default: days == -1 ? "tomorrow" : "in \((-days).grouped) days"
        }
    }

    // MARK: Stale

    func print(_ items: [StaleItem], _ format: TextOrJSON, _ options: VaultOptions) async throws {
        guard format == .text else {
            return try Self.printJSON(items) { json, item in
                json.member("contact", item.contact.name)
                json.member("path", item.contact.path.string)
                json.member("date", item.lastContact?.description)
                json.member("days", item.days)
                json.member("reason", item.lastContact == nil ? "never-contacted" : "last-contact")
            }
        }
        guard !items.isEmpty else { return StandardError.write("Nobody was left waiting that long.\n") }
        let output = TextOutput(options.terminal)
        var table = TextTable([.left, .right])
        for item in items {
            table.add([
                item.lastContact?.description ?? output.style.dim("–"),
                output.style.color(item.days.map { SegmentListCommand.count($0, "day") } ?? "never", .yellow),
                output.style.bold(item.contact.name),
                output.style.text(item.contact.flags.joined(separator: "; "), .red),
            ])
        }
        try await output.print(table.text(width: output.width, cutting: 3, 2))
    }

    // MARK: Spread

    func print(_ items: [SpreadItem], _ options: WriteOptions) async throws {
        guard options.format == .text else {
            return try Self.printJSON(items) { json, item in
                json.member("contact", item.name)
                json.member("path", item.path.string)
                json.member("date", item.date.description)
                json.member("days", today.daysSinceEpoch - item.date.daysSinceEpoch)
                json.member("reason", "spread")
            }
        }
        guard !items.isEmpty else { return StandardError.write("Nobody is late.\n") }
        let output = TextOutput(options.vault.terminal)
        var table = TextTable()
        for item in items {
            let late = item.late == 0 ? "due today" : lateness(item.late)
            table.add([
                output.style.color(item.date.description, .yellow), output.style.bold(item.name),
                output.style.dim("every \(item.span), \(late)"),
            ])
        }
        try await output.print(table.text(width: output.width, cutting: 1))
    }

    private static func printJSON<Item>(_ items: [Item], _ write: (inout JSONWriter, Item) -> Void) throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.due/1")
            json.array("items", items, keepsEmpty: true) { json, item in json.object { write(&$0, item) } }
        }
        try OutputStream.print(json)
    }
}
