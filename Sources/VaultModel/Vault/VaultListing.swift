/// The files of a vault by name, unread.
public struct VaultListing: Sendable {
    /// The paths of all notes, in order.
    public let notes: [NotePath]

    /// The paths of all other files, in order: what attachments and embeds link to.
    public let files: [NotePath]

    /// What was passed over, in the order of paths.
    public let passedOver: [PassedOver]

    /// A listing of these files, which are put in order.
    public init(notes: [NotePath], files: [NotePath] = [], passedOver: [PassedOver] = []) {
        self.notes = notes.sorted()
        self.files = files.sorted()
        self.passedOver = passedOver.sorted { $0.path < $1.path }
    }
}

/// Something below the root that is not read, or not wholly, and why (format 1 and 2).
public struct PassedOver: Sendable, Equatable {
    /// The reasons.
    public enum Reason: Sendable, Equatable {
        /// A symbolic link.
        case symbolicLink
        /// A folder that is a vault of its own.
        case nestedVault
        /// A name that is not UTF-8.
        case undecodableName
        /// A folder that may not be read, and the system's word for it.
        case unreadableFolder(String)
        /// A note that may not be read, and the system's word for it.
        case unreadableNote(String)
        /// A note that went away while it was to be read.
        case vanished
        /// A note that can't be parsed within bounds, and why.
        case opaque(String)
        /// A note whose front matter YAML can't read, or where a key stands twice: its lines were read one by one. The line,
        /// from 1, and what is wrong there.
        case brokenFrontMatter(line: Int, String)
    }

    /// Where it stands.
    public let path: NotePath

    /// Why it is not read.
    public let reason: Reason

    /// Something at `path` that is not read.
    public init(path: NotePath, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// Whether it is a note that a person may mean by this name: its path, or its stem.
    public func isCalled(_ name: String) -> Bool {
        guard isLoss, path.isNote else { return false }
        return FoldedText(String(path.stem)) == FoldedText(name) || path == NotePath(name)
            || path == NotePath(name + ".md")
    }

    /// Whether something may be missing from a view because of it.
    public var isLoss: Bool {
        switch reason {
        case .symbolicLink, .nestedVault, .vanished, .brokenFrontMatter: false
        case .undecodableName, .unreadableFolder, .unreadableNote, .opaque: true
        }
    }
}
