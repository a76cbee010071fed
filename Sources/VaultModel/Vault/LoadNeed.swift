public import NoteSyntax

/// Which notes a question needs to be read.
public enum LoadNeed: Sendable, Equatable {
    /// The notes below the team's folder, which together with `Vault.md` say who may do what.
    case policy
    /// The notes below a folder, a path from the root.
    case folder(String)
    /// These notes, in this order; one that does not exist is reported as vanished.
    case notes([NotePath])
    /// The same, and the names of all files of the vault.
    case listed([NotePath])
    /// Notes that may hold a link to one of these stems, by a test of their bytes that may pass too much and never too
    /// little; and those of `including`, whatever they hold.
    case mentioning([String], including: [NotePath])
    /// Notes in whose names or texts some words may stand, by a test of their bytes likewise.
    case holding(TextScreen)
    /// Every note.
    case everything
    /// The same as another need, and what some files hold.
    indirect case files(FileNeed, and: LoadNeed)
}

/// Which files have to be read as they are, whatever they hold.
public enum FileNeed: Sendable, Equatable {
    /// These, by their paths; one that does not exist is no loss.
    case these([NotePath])
    /// Those below the attachments folder that have one of these sizes, in bytes.
    case attachments(sizes: Set<Int>)
}

/// Takes in notes one by one and keeps what it is after, so that bytes and trees can go.
///
/// Each worker folds its share of the notes, in the order of paths; the shares are merged in that order, so the result
/// does not depend on how many there are.
public protocol NoteFold: Sendable {
    /// How much of each note it looks at.
    static var part: NotePart { get }

    /// Takes in the next note.
    mutating func add(_ note: Note)

    /// Takes in what was kept of the notes that follow.
    mutating func merge(_ next: Self)
}
