public import NoteSyntax

/// Finds the notes in which something is to be stamped.
public struct StampFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    /// A note in which something is to be stamped.
    public struct Found: Sendable {
        /// Where it stands.
        public let path: NotePath

        /// Its text.
        public let source: SourceText

        /// The lines, from 0, of the headers that lack a date.
        public let undated: [Int]
    }

    /// The notes, in the order of paths.
    public private(set) var found: [Found] = []

    private let dates: StampDates
    private let settings: VaultSettings
    private let isWanted: @Sendable (NotePath) -> Bool

    /// A search for what is to be stamped.
    ///
    /// - Parameters:
    ///   - dates: Where dates come from.
    ///   - settings: The vault's.
    ///   - isWanted: Whether a note is looked at.
    public init(_ dates: StampDates, settings: VaultSettings, isWanted: @escaping @Sendable (NotePath) -> Bool) {
        (self.dates, self.settings, self.isWanted) = (dates, settings, isWanted)
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        guard isWanted(note.path) else { return }
        let interactions = Interaction.all(in: note, settings: settings)
        let undated = interactions.filter(dates.areFor)
        guard !undated.isEmpty || interactions.contains(where: \.lacksStamp) else { return }
        found.append(Found(path: note.path, source: note.tree.source, undated: undated.map { $0.line - 1 }))
    }

    /// Takes in what was found in the notes that follow.
    public mutating func merge(_ next: StampFold) { found += next.found }
}
