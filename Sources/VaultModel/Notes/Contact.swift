/// A person or an organization: a note with `type: contact` (format 2.1).
public struct Contact: Sendable {
    /// Where the note stands.
    public let path: NotePath

    /// The name to show.
    public let name: String

    /// All properties that have a value, in source order.
    public let properties: [Property]

    /// The contact that a note is; nil for a note of another kind.
    public init?(_ note: Note) {
        guard note.kind == .contact else { return nil }
        path = note.path
        name = note.name
        properties = note.properties
    }

    /// The values of a property, none where it is absent; a scalar is a list of one.
    public func values(_ key: String) -> [String] {
        properties.first { $0.key == key }?.values ?? []
    }

    /// The first value of a property.
    public func value(_ key: String) -> String? { values(key).first }

    /// The file's stem, which wiki-links name.
    public var stem: String { String(path.stem) }

    /// Whether it is an organization; a person otherwise.
    public var isOrganization: Bool { value("kind") == "organization" }

    /// Other names that it is found by, but never linked by.
    public var aliases: [String] { values("aliases") }

    /// E-mail addresses without their labels, the preferred one first.
    public var emails: [String] { values("emails").map(Self.withoutLabel) }

    /// Phone numbers without their labels, the preferred one first.
    public var phones: [String] { values("phones").map(Self.withoutLabel) }

    /// What one must know before anything else.
    public var flags: [String] { values("flags") }

    /// A value without the label in brackets behind it: `ada@x.example (work)` (format 2.1).
    static func withoutLabel(_ value: String) -> String {
        let trimmed = value.trimmingBlanks
        guard trimmed.hasSuffix(")"), let open = openingBracket(ofLastIn: trimmed), open > trimmed.startIndex,
            trimmed[trimmed.index(before: open)].isWhitespace
        else { return trimmed }
        return trimmed[..<open].trimmingBlanks
    }

    /// Where the bracket opens that the text's last character closes; a label may hold brackets itself.
    private static func openingBracket(ofLastIn text: String) -> String.Index? {
        var depth = 0
        for index in text.indices.reversed() {
            switch text[index] {
            case ")": depth += 1
            case "(": depth -= 1
            default: continue
            }
            if depth == 0 { return index }
        }
        return nil
    }
}
