public import NoteSyntax

/// A rule of `check`: a stable name for one kind of finding.
///
/// The page `Rules` of the catalog says of each what it finds, why, and how to mend it.
public enum CheckRule: String, Sendable, CaseIterable {
    // Interactions
    case unstamped
    case missingID = "missing-id"
    case duplicateID = "duplicate-id"
    case gluedID = "glued-id"
    case undated
    case unreadWhen = "unread-when"
    case skippedHour = "skipped-hour"
    case repeatedHour = "repeated-hour"
    case futureWhen = "future-when"
    case unknownType = "unknown-type"
    case emptyInteraction = "empty-interaction"
    case secondSection = "second-section"
    case strayInteraction = "stray-interaction"
    case swallowedHeader = "swallowed-header"
    case duplicateField = "duplicate-field"
    case fieldSpelling = "field-spelling"
    case badFieldValue = "bad-field-value"
    case unknownMember = "unknown-member"
    case unknownCode = "unknown-code"
    case unknownTemplate = "unknown-template"
    case unknownSegment = "unknown-segment"
    case cancelledRun = "cancelled-run"
    case inactiveCode = "inactive-code"
    case disorder
    // Notes
    case conflictMarkers = "conflict-markers"
    case frontMatter = "front-matter"
    case duplicateKey = "duplicate-key"
    case nestedValue = "nested-value"
    case badProperty = "bad-property"
    case missingContactID = "missing-contact-id"
    case duplicateContactID = "duplicate-contact-id"
    case sharedAddress = "shared-address"
    case misplacedKind = "misplaced-kind"
    case mixedLineEnds = "mixed-line-ends"
    case invalidUTF8 = "invalid-utf8"
    case openComment = "open-comment"
    case opaqueNote = "opaque-note"
    // Links and names
    case unresolvedLink = "unresolved-link"
    case ambiguousLink = "ambiguous-link"
    case aliasLink = "alias-link"
    case missingHeading = "missing-heading"
    case missingBlock = "missing-block"
    case missingAttachment = "missing-attachment"
    case unusedAttachment = "unused-attachment"
    case nameCollision = "name-collision"
    case badFileName = "bad-file-name"
    // The vault
    case unreadable
    case symbolicLink = "symbolic-link"
    case nestedVault = "nested-vault"
    case noOwner = "no-owner"
    case memberWithoutEmail = "member-without-email"
    case templatePlaceholder = "template-placeholder"
    case segmentMember = "segment-member"

    /// The rule as it is named.
    public var id: String { rawValue }

    /// How much its findings matter.
    public var severity: Diagnostic.Severity {
        switch self {
        case .duplicateID, .conflictMarkers, .frontMatter, .duplicateKey, .duplicateContactID, .invalidUTF8,
            .opaqueNote,
            .unreadable, .noOwner, .templatePlaceholder, .swallowedHeader:
            .error
        case .unstamped, .unusedAttachment, .mixedLineEnds, .symbolicLink, .disorder, .missingContactID: .note
        default: .warning
        }
    }
}
