public import NoteSyntax

/// What fills in a new interaction: a note with `type: template` below the templates folder (format 2.3).
public struct InteractionTemplate: Sendable {
    /// Where the note stands.
    public let path: NotePath

    /// The type of interaction that it makes, as written.
    public let type: String?

    /// Its subject, with placeholders.
    public let subject: String?

    /// The text of the note, with placeholders; empty where it has none.
    public let body: String

    /// Values that are copied, by field.
    public let fields: [OtherField]

    /// How long after an interaction one comes back to it.
    public let followUp: TimeSpan?

    /// Whether new interactions may be made from it.
    public let isActive: Bool

    /// The fields that are copied from properties of the same key.
    static let copied: [InteractionField] = [.code, .group, .direction, .initiatedBy, .duration, .cost]

    /// The template that a note is; nil for a note of another kind.
    public init?(_ note: Note) {
        guard note.kind == .template else { return nil }
        func text(_ key: String) -> String? {
            let text = note.text(key)
            return text.isEmpty ? nil : text
        }
        path = note.path
        type = text("interaction")
        subject = text("subject")
        let source = note.tree.source
        let all = source.text(SourceSpan(note.tree.bodyStart..<source.bytes.count))
        body = (try? NormalText.body(all)) ?? ""
        fields = Self.copied.compactMap { field in
            text(field.key.description).map { OtherField(key: field.key.description, value: $0) }
        }
        followUp = text("follow-up").flatMap { TimeSpan($0) }
        attachments = note.tree.frontMatter?["attachments"]?.scalars.map(\.text) ?? []
        isActive = note.text("active").lowercased() != "false"
    }

    /// The files that each interaction links to, as written.
    public let attachments: [String]

    /// What it is called: the note's stem, which links name.
    public var name: String { String(path.stem) }
}

// MARK: - Placeholders

extension InteractionTemplate {
    /// Why a placeholder can't be filled.
    public enum PlaceholderError: Error, Sendable, Equatable {
        /// There is no such placeholder.
        case unknown(String, NotePath)
        /// The contact, or the time, has nothing for it.
        case missing(String, contact: String)
    }

    /// What placeholders are filled with.
    public struct Filling: Sendable {
        private let contact: String
        private let values: [String: String]

        /// The values for one contact.
        ///
        /// - Parameters:
        ///   - contact: The contact whose data fills in.
        ///   - organization: The name of the contact's organization.
        ///   - when: When the interaction took place.
        ///   - by: Who did it.
        public init(_ contact: Contact, organization: String?, when: WrittenWhen, by: String) {
            self.contact = contact.name
            let firstWord = contact.name.split(whereSeparator: \.isWhitespace).first.map(String.init)
            values = [
                "name": contact.name, "given-name": contact.value("given-name") ?? firstWord,
                "organization": organization, "job-title": contact.value("job-title"),
                "email": contact.emails.first, "date": when.date.description,
                "time": when.time.map(\.toMinute.description), "by": by,
            ].compactMapValues { $0 }.filter { !$0.value.isEmpty }
        }

        static let names: Set<String> = [
            "name", "given-name", "organization", "job-title", "email", "date", "time", "by",
        ]

        func value(_ name: String, in template: NotePath) throws(PlaceholderError) -> String {
            guard Self.names.contains(name) else { throw .unknown(name, template) }
            guard let value = values[name] else { throw .missing(name, contact: contact) }
            return value
        }
    }

    /// The names between `{{` and `}}` in a text, in order.
    static func placeholders(in text: String) -> [String] {
        var names: [String] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            names.append(rest[open.upperBound..<close.lowerBound].trimmingBlanks)
            rest = rest[close.upperBound...]
        }
        return names
    }

    /// A text of the template with every `{{placeholder}}` filled in; what is filled in is not looked at again.
    ///
    /// - Throws: ``PlaceholderError``.
    public func filled(_ text: String, with filling: Filling) throws(PlaceholderError) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            let name = rest[open.upperBound..<close.lowerBound].trimmingBlanks
            result += rest[..<open.lowerBound]
            result += try filling.value(String(name), in: path)
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}
