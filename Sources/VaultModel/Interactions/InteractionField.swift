import NoteSyntax

/// The fields of an interaction that the format knows, in the order in which they are written (format 3, table).
public enum InteractionField: UInt8, Sendable, CaseIterable {
    case loggedBy
    case loggedAt
    case by
    case with
    case template
    case code
    case group
    case segment
    case direction
    case initiatedBy
    case outcome
    case evaluation
    case duration
    case cost
    case followUp
    case followUpDone
    case attachments
    case via
    case visibility
    case recorded
    case source
    case postponed
    case cancelledAt
    case cancelledBy

    /// The key as it is written in a note.
    public var key: StaticString {
        switch self {
        case .loggedBy: "logged-by"
        case .loggedAt: "logged-at"
        case .by: "by"
        case .with: "with"
        case .template: "template"
        case .code: "code"
        case .group: "group"
        case .segment: "segment"
        case .direction: "direction"
        case .initiatedBy: "initiated-by"
        case .outcome: "outcome"
        case .evaluation: "evaluation"
        case .duration: "duration"
        case .cost: "cost"
        case .followUp: "follow-up"
        case .followUpDone: "follow-up-done"
        case .attachments: "attachments"
        case .via: "via"
        case .visibility: "visibility"
        case .recorded: "recorded"
        case .source: "source"
        case .postponed: "postponed"
        case .cancelledAt: "cancelled-at"
        case .cancelledBy: "cancelled-by"
        }
    }

    /// Whether it holds a list of links or names; two lines of such a key are one list.
    public var isList: Bool { self == .by || self == .with || self == .attachments }

    /// The field whose key stands at `span`, compared without case; nil for a key that the format does not know.
    init?(_ span: SourceSpan, in source: SourceText) {
        guard let key = PackedKey(source.bytes[span.range]), let field = Self.byKey.first(where: { $0.key == key })
        else {
            return nil
        }
        self = field.field
    }

    private static let byKey: [(key: PackedKey, field: InteractionField)] = allCases.compactMap { field in
        field.key.withUTF8Buffer { PackedKey($0) }.map { ($0, field) }
    }
}

/// A key of at most 16 bytes in two words, without case: comparing takes no loop, and each field line is compared with
/// all keys.
private struct PackedKey: Equatable {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= 16 else { return nil }
        for byte in bytes {
            high = high << 8 | low >> 56
            low = low << 8 | UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
    }
}
