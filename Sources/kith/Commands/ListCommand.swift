import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith list`: the contacts that a filter lets pass.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List contacts.",
        discussion: """
            Without a filter all contacts are listed. A filter is words that must all hold: a bare word is contained in \
            the name or an alias, key:value is equal to a property, tag:client,supplier to any of these, key:* asks that \
            the property is there, and not: before a word negates it. key:A..B, key:A.. and key:..B ask for dates, numbers \
            or spans between two ends, both included; in quotes 'key>v' and 'key<v' for what lies beyond. Quotes keep \
            blanks, commas, colons and dots together. Case and accents never count.

            Beside properties there are keys that are reckoned: last (the span since the last contact), attempted (the \
            same with attempts that reached nobody), interactions (how many), type, code, template, evaluation and by (of \
            any of them), segment (whose list names the contact), and due (the day on which to come back to it).

              kith list tag:supplier last:90d..
              kith list due:..2w not:segment:"Spring wheels"
              kith list not:phone:* 'organization:"Harbor Lane Bikes"' 'interactions>5'
            """)

    @Argument(help: "Words that must all hold.")
    var filter: [String] = []

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let filter = try vault.filter(filter.joined(separator: " "))
        let (register, passedOver) = try await vault.register(for: [filter])
        let overviews = try register.overviews(matching: filter)
        switch format {
        case .json: try Self.printJSON(overviews, zone: vault.settings.zone)
        case .text: try await printText(overviews, zone: vault.settings.zone)
        }
        try vault.finish(passedOver, asJSON: format == .json)
    }

    private static func printJSON(_ overviews: [ContactOverview], zone: VaultZone) throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.contacts/1")
            json.array("contacts", overviews, keepsEmpty: true) { json, overview in
                json.object { json in
                    json.member("name", overview.contact.name)
                    json.member("path", overview.contact.path.string)
                    json.properties(of: overview.contact)
                    json.member("lastContact", overview.lastContact?.rfc3339(in: zone))
                    json.member("interactions", overview.interactionCount)
                }
            }
        }
        try OutputStream.print(json)
    }

    private func printText(_ overviews: [ContactOverview], zone: VaultZone) async throws {
        guard !overviews.isEmpty else { return StandardError.write("No contacts.\n") }
        let output = TextOutput(options.terminal)
        var table = TextTable([.left, .left, .left, .right, .left])
        for overview in overviews {
            let contact = overview.contact
            let role = [contact.value("job-title"), contact.value("organization").map(Self.linkedName)]
                .compactMap(\.self).joined(separator: ", ")
            table.add([
                output.style.bold(contact.name),
                output.width == nil ? printable(role) : DisplayWidth.cut(printable(role), to: Self.widestRole),
                overview.lastContact.map { zone.civil($0.at).date.description } ?? output.style.dim("–"),
                output.style.dim(String(overview.interactionCount)),
                output.style.text(contact.flags.joined(separator: "; "), .red),
            ])
        }
        try await output.print(table.text(width: output.width, cutting: 4, 0, 1))
    }

    /// On a terminal what one must know first has the room that is left.
    private static let widestRole = 20

    /// The stem that a property's link names, or the text where it is none.
    static func linkedName(_ value: String) -> String {
        Relation(value).map { String(NotePath($0.target).stem) } ?? value
    }
}

/// The forms in which most commands print.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

extension LastContact {
    /// The moment in the zone, or the day alone where no time was written.
    func rfc3339(in zone: VaultZone) -> String {
        hasTime ? zone.rfc3339(at) : zone.civil(at).date.description
    }

    /// The moment as people read it.
    func text(in zone: VaultZone) -> String {
        let local = zone.civil(at)
        let time = hasTime ? local.time.withoutZeroSeconds : nil
        return WrittenWhen(date: local.date, time: time).description
    }
}

extension JSONWriter {
    /// The member `properties`: the keys of the note, each with its text or its list.
    mutating func properties(of contact: Contact) {
        guard !contact.properties.isEmpty else { return }
        object("properties") { json in
            for property in contact.properties {
                if property.isList {
                    json.member(named: property.key, list: property.values)
                } else {
                    json.member(named: property.key, property.values.first ?? "")
                }
            }
        }
    }
}

extension OutputStream {
    /// Prints one JSON value and a line end.
    static func print(_ json: JSONWriter) throws {
        var output = OutputStream()
        try output.write(json.bytes)
        try output.write("\n")
        try output.finish()
    }
}
