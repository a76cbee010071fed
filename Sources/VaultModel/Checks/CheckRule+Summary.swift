extension CheckRule {
    /// What it finds, in one line without a full stop.
    public var summary: String {
        switch self {
        case .unstamped: "An interaction does not say who recorded it, or when"
        case .missingID: "A stamped interaction has no id"
        case .duplicateID: "Two interactions have the same id"
        case .gluedID: "An id has text right below it and does not count"
        case .undated: "An interaction has no date"
        case .unreadWhen: "A subject begins like a date or a time that can't be read"
        case .skippedHour: "A time lies in an hour that the clock skips"
        case .repeatedHour: "A time lies in an hour that the clock shows twice"
        case .futureWhen: "An interaction lies ahead and is no draft"
        case .unknownType: "A callout has fields of an interaction, but its type is none of the vault's"
        case .emptyInteraction: "An interaction has neither subject nor text"
        case .secondSection: "A contact has a second section of interactions"
        case .strayInteraction: "What looks like an interaction stands where none is read"
        case .swallowedHeader: "An interaction begins in the middle of another one"
        case .duplicateField: "A field stands twice in an interaction"
        case .fieldSpelling: "A field is written with capitals"
        case .badFieldValue: "A field has a value that the format does not know"
        case .unknownMember: "A person in a field is no member"
        case .unknownCode: "A code is nowhere in the vault"
        case .unknownTemplate: "A field names a template that is none"
        case .unknownSegment: "A field names a segment, or a run of one, that is none"
        case .cancelledRun: "An interaction counts, though its segment's run was cancelled"
        case .inactiveCode: "An inactive code is used for something new"
        case .disorder: "Interactions do not stand in the order of recording"
        case .conflictMarkers: "A note has a conflict that Git left"
        case .frontMatter: "Front matter can't be read"
        case .duplicateKey: "A property stands twice"
        case .nestedValue: "A property is neither a text nor a list of texts"
        case .badProperty: "A property has a value that the format does not know"
        case .missingContactID: "A contact has no id"
        case .duplicateContactID: "Two contacts have the same id"
        case .sharedAddress: "Two contacts have the same e-mail or phone"
        case .misplacedKind: "A member, template or code stands outside its folder"
        case .mixedLineEnds: "A note has line ends of several kinds"
        case .invalidUTF8: "A note holds bytes that are not UTF-8"
        case .openComment: "A comment of Obsidian's, `%%`, is never closed"
        case .opaqueNote: "A note is too large or too costly to be read"
        case .unresolvedLink: "A link leads nowhere"
        case .ambiguousLink: "A link may mean several notes"
        case .aliasLink: "A link names an alias, by which no link is found"
        case .missingHeading: "A link names a heading that the note lacks"
        case .missingBlock: "A link names a block that the note lacks"
        case .missingAttachment: "A link names a file that is not there"
        case .unusedAttachment: "Nothing links to a file of the attachments folder"
        case .nameCollision: "Two notes have the same name"
        case .badFileName: "A note's file name is not fit for every system, or for links"
        case .unreadable: "A note or a folder can't be read"
        case .symbolicLink: "A symbolic link is passed over"
        case .nestedVault: "A vault within the vault is passed over"
        case .noOwner: "Nobody owns the vault"
        case .memberWithoutEmail: "Git can't tell who a member is"
        case .templatePlaceholder: "A template has a placeholder that there is none of"
        case .segmentMember: "A segment lists what is no contact, or one twice"
        }
    }

    /// Whether `check --fix` mends findings of it, at least some.
    public var isFixable: Bool {
        switch self {
        case .unstamped, .missingID, .duplicateID, .gluedID, .swallowedHeader, .fieldSpelling, .missingContactID,
            .aliasLink:
            true
        default: false
        }
    }
}
