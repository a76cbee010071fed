/// Why a change is not written (`Architecture`, Writing a vault; format 1 and 6), where the folder is as it was.
///
/// Paths are from the vault's root.
public enum CommitError: Error, Equatable, Sendable {
    /// Another command held the lock at `path` for the whole time that one waits for it.
    case busy(path: String)
    /// Another program changed the note again and again. Where a version would have been lost that nobody asked to go, it
    /// is at `kept`.
    case changedOnDisk(path: String, kept: String?)
    /// The note may not be written, by whoever runs this or by anybody.
    case readOnlyNote(path: String)
    /// No file may be made in the folder; empty at the root.
    case readOnlyFolder(path: String)
    /// A folder, a pipe or a device stands in the note's place, or a file in that of its folder.
    case notRegular(path: String)
    /// The note has several names, and would have the new text under one of them alone.
    case hardLinked(path: String)
    /// Something has the new note's name, or one that differs by case or Unicode form alone; `path` is its path.
    case taken(path: String)
    /// A symbolic link, which is not followed.
    case symbolicLink(path: String)
    /// A folder on the way is a vault of its own, which this one passes over.
    case nestedVault(path: String)
    /// The path leads out of the vault, or to something hidden, which is no part of it.
    case noPlace(path: String)
    /// The note is, or would become, larger than 8 MiB; of an attachment, larger than 256 MiB.
    case tooLarge(path: String)
    /// The note belongs to somebody else, and would change who may read or write it.
    case ownerLost(path: String)
    /// A change failed half-way, and so did giving the note back what it held, which is at `kept`; nil for a new note,
    /// which could not be taken away.
    case notTakenBack(path: String, kept: String?)
    /// A change of several files failed and was taken back, but its journal at `path` can't be removed: the next command
    /// carries the change through.
    case journalLeft(path: String)
    /// What the journal at `path` tells of a change that was cut short can't be read, or is none of ours.
    case unreadableJournal(path: String)
}
