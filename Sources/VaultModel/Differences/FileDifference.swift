/// What became of a file, or of the contact that it is.
public struct FileDifference: Sendable, Equatable {
    /// What became of it.
    public enum Kind: String, Sendable, CaseIterable {
        /// It is new.
        case added
        /// It is gone.
        case removed
        /// It stands elsewhere.
        case renamed
        /// It says something else: of a contact its properties, or its text outside of interactions.
        case changed
    }

    /// What became of it.
    public let kind: Kind

    /// What the file is; of one that is gone, what it was.
    public let file: FileKind

    /// Where it stands; of one that is gone, where it stood.
    public let path: NotePath

    /// Where a renamed one stood before; nil for every other.
    public let formerPath: NotePath?

    init(_ kind: Kind, _ file: FileKind, at path: NotePath, from formerPath: NotePath? = nil) {
        (self.kind, self.file, self.path, self.formerPath) = (kind, file, path, formerPath)
    }
}

/// What a file of a vault is.
public enum FileKind: Sendable, Hashable, CaseIterable {
    /// A contact.
    case contact
    /// A member.
    case member
    /// `Vault.md`.
    case vault
    /// A template.
    case template
    /// A code.
    case code
    /// A segment.
    case segment
    /// A note of no kind.
    case note
    /// A note of which a version can't be read for certain.
    case uncertain
    /// A file below the attachments folder that is no note.
    case attachment
    /// Any other file.
    case file
}

extension FileKind {
    /// What a note is that can be read.
    init(_ note: Note) {
        if note.path == NotePath(VaultSettings.fileName) {
            self = .vault
            return
        }
        self =
            switch note.kind {
            case .contact: .contact
            case .member: .member
            case .template: .template
            case .code: .code
            case .segment: .segment
            case .plain: .note
            }
    }

    /// What a file is that is no note of a vault; nil for a note (format 1).
    init?(ofFileAt path: NotePath, in settings: VaultSettings) {
        let isHidden = path.string.utf8.split(separator: UInt8(ascii: "/")).contains {
            $0.first == UInt8(ascii: ".")
        }
        guard isHidden || !path.isNote else { return nil }
        self = !isHidden && path.isBelow(settings.attachmentsFolder) ? .attachment : .file
    }
}
