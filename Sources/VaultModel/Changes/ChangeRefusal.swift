public import NoteSyntax

/// Why a change is not made; nothing is written then.
public enum ChangeRefusal: Error, Sendable {
    /// Nobody can tell who the members are, because of this.
    case teamUnread(PassedOver)
    /// The person may not do it, in a vault of these settings.
    case notAllowed(Permission, Identity, VaultSettings)
    /// Nothing says what the owner of a solo vault is called, and an entry must name who recorded it.
    case nameless

    /// What stands against a change of several notes.
    case several([ChangeRefusal])
    /// The note is not there any more, or can't be read.
    case unread(PassedOver)
    /// The note is of another kind than the change needs.
    case otherKind(NotePath, needed: NoteKind)
    /// The note can't be edited.
    case note(NotePath, NoteEditError)
    /// No interaction of the note is the one that was named.
    case noInteraction(String, NotePath)
    /// Several interactions of the note are called so: their lines, from 1.
    case severalInteractions(String, NotePath, lines: [Int])

    /// The note's properties can't be edited.
    case property(NotePath, PropertyEditError)
    /// A property that Kith alone writes, or that a command of its own changes.
    case fixedProperty(key: String)
    /// A note has the name of a new one of this kind, or one that differs by case or Unicode form alone.
    case taken(NotePath, for: NoteKind)
    /// A note in which no conflict is that could be merged anew, or one whose markers do not fit together.
    case unmarked(NotePath)
    /// A note with a conflict that somebody has begun to settle.
    case settledByHand(NotePath)
    /// Conflicts that do not show what both sides began with.
    case noBase(NotePath)
    /// Two contacts that are to become one have other values of these properties.
    case properties(NotePath, [PropertyUniting.Difference])
    /// A property that is no text and no list of texts, and would get lost; its line, from 1.
    case nestedProperty(NotePath, key: String, line: Int)
    /// Two interactions of one id are not the same: the lines of both, from 1.
    case differentInteractions(String, NotePath, line: Int, NotePath, otherLine: Int)
    /// A contact that is to become one with itself.
    case sameContact(NotePath)
    /// Interactions in other notes name the contact.
    case namedElsewhere(NotePath, [WrittenPlace])
    /// A file has the name that a note is to get, or one that differs by case or Unicode form alone.
    case nameTaken(NotePath)
    /// A note of this kind is named in other ways than by links.
    case fixedName(NotePath, NoteKind)
    /// A code's parent is not there.
    case noParent(String)
    /// A name that no file can have: it is empty.
    case emptyName
    /// The note has another `type` already.
    case otherType(NotePath, String)
    /// No owner would remain who has not left (format 2.2).
    case lastOwner(Member)
    /// A folder for the team in which no owner is.
    case ownerless(folder: String)
    /// The first member must be an owner.
    case firstMemberNoOwner
    /// Another member has the address.
    case sharedAddress(String, Member)
    /// A setting that `Vault.md` can't have.
    case setting(VaultSettingsError)
    /// A type of interaction that is given twice, case aside.
    case repeatedType(String)

    /// The contact asked not to be contacted (format 2.1, `do-not-contact`).
    case doNotContact(Contact)
    /// The vault wants a template, or a code, for every interaction.
    case required(InteractionField)
    /// Only cancelled interactions may be deleted (format 1, `delete-policy`).
    case notCancelled(String, NotePath, line: Int)
    /// An interaction would have neither subject nor body.
    case emptyInteraction
    /// A comment would say nothing.
    case emptyComment
    /// A subject, a body or a value can't be written.
    case text(TextPart, NormalText.Refusal)
    /// A name in a list field holds a comma.
    case commaInName(key: String, name: String)
    /// A value that its field does not allow.
    case badValue(key: String, value: String, expected: String)
    /// No link can name this file.
    case unlinkable(NotePath)
    /// The vault has no file there.
    case noFile(NotePath)
    /// A file that is attached would be more than a plain note there.
    case attachedNote(NotePath)
    /// The body would read as a comment, or as something else than a body.
    case unreadableBody

    /// The body of the interaction, whose line from 1 is given, leaves something open that a comment would be a part of.
    case openBody(NotePath, line: Int)
    /// The interaction has no follow-up that could be done; its line, from 1.
    case noFollowUp(NotePath, line: Int)
    /// The interaction is no draft; its line, from 1.
    case notPostponed(NotePath, line: Int)

    /// A segment can't be changed, or logged.
    case segment(SegmentRefusal)

    /// What a text is written as.
    public enum TextPart: Sendable, Equatable {
        case subject
        case body
        case comment
        /// The value of the field or property of this key.
        case value(key: String)
    }
}

/// Why a note is not edited (format 6).
public enum NoteEditError: Error, Sendable, Equatable {
    /// It is not read (format 1), and why.
    case opaque(String)
    /// Git left a conflict in it, from this line on, counted from 1 (format 6.6).
    case conflict(line: Int)
    /// What is appended would be swallowed by something that is open at the end, from this line on (format 6.4).
    case swallowed(line: Int, by: Swallower)
    /// Text that goes on without a quote mark would fall out of the interaction; the line, from 1.
    case lazyText(line: Int)
    /// With the edit the note would be too large or too deep to be read, and why.
    case wouldBeOpaque(String)
    /// The note would read otherwise than meant (format 6.4).
    case wouldReadOtherwise

    /// What goes on to the end of a note.
    public enum Swallower: Sendable, Equatable {
        case codeFence
        case html
    }
}
