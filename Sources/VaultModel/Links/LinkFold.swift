public import NoteSyntax

/// Gathers links of notes: all, those to one file, or those that lead nowhere.
public struct LinkFold: NoteFold {
    /// Which links are meant.
    public enum Wanted: Sendable, Equatable {
        /// All of them.
        case all
        /// Those to this file.
        case to(NotePath)
        /// Those that lead nowhere.
        case unresolved
    }

    /// All of each note.
    public static var part: NotePart { .everything }

    private let finder: LinkFinder
    private let wanted: Wanted
    private var found: [NoteLink] = []

    /// A fold that gathers the wanted links.
    public init(_ wanted: Wanted, finder: LinkFinder) {
        (self.wanted, self.finder) = (wanted, finder)
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        for link in finder.links(of: note) where isWanted(link) { found.append(NoteLink(link, in: note)) }
    }

    /// Takes in the links of the notes that follow.
    public mutating func merge(_ next: LinkFold) { found += next.found }

    /// The links, by note, line and column.
    public var links: [NoteLink] { found.sorted(by: NoteLink.isBefore) }

    private func isWanted(_ link: FoundLink) -> Bool {
        switch wanted {
        case .all: true
        case .to(let path): link.path == path
        case .unresolved: link.path == nil
        }
    }
}

extension LoadNeed {
    /// The notes that may link to a file, in whatever spelling: with a wiki-link, or with a Markdown link, in which blanks
    /// and other letters are written in several ways.
    public static func linking(to path: NotePath) -> LoadNeed {
        .mentioning([FileMention.mostTellingWord(of: path.stem)], including: [])
    }
}
