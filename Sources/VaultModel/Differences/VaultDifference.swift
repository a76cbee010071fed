import NoteSyntax

/// What differs between two versions of a vault, as far as the files tell that differ.
///
/// Contacts are the same by their `id`, interactions by theirs, across all files. Without one a note is the same where
/// it keeps its path; or, if it went and another came, where both hold the same bytes or have interactions in common,
/// and no third note does. An interaction without an id is found again within its note, by what it says. What could be
/// two things is one that went and one that came.
///
/// Every file that differs is told of, in one way or another. The other way round added and removed change places.
public struct VaultDifference: Sendable {
    /// What became of interactions, in the order of paths and lines.
    public let interactions: [InteractionDifference]

    /// What became of contacts, in the order of paths.
    ///
    /// One that was renamed and says something else is there twice. So is a note that is another contact now.
    public let contacts: [FileDifference]

    /// What became of all other files, in the order of paths.
    public let others: [FileDifference]

    /// The difference between two versions of a vault.
    ///
    /// - Parameters:
    ///   - files: The files that differ, each path once; those that don't, and all but the first of a path, are passed
    ///     over.
    ///   - policy: By which both versions are read, and whose members give people their names.
    public init(_ files: [ChangedFile], policy: Policy) {
        var paths: Set<NotePath> = []
        let files = files.filter { $0.before != $0.after && paths.insert($0.path).inserted }.sorted {
            $0.path < $1.path
        }
        let settings = policy.settings
        var others: [FileDifference] = []
        var (before, after): ([NoteVersion], [NoteVersion]) = ([], [])
        for file in files {
            if let kind = FileKind(ofFileAt: file.path, in: settings) {
                others.append(FileDifference(.init(file), kind, at: file.path))
                continue
            }
            func version(_ source: SourceText) -> NoteVersion {
                NoteVersion(source, at: file.path, settings: settings)
            }
            if let source = file.before { before.append(version(source)) }
            if let source = file.after { after.append(version(source)) }
        }
        let notes = NotePairing(before: before, after: after).pairs
        let found = InteractionComparison(notes, policy: policy)
        interactions = found.differences
        let told = NoteComparison(notes, touched: found.touched).differences
        contacts = told.filter { $0.file == .contact }
        self.others = (others + told.filter { $0.file != .contact }).sorted(by: FileDifference.isBefore)
    }

    /// The difference between two versions of a vault without members: people are called as their links do.
    ///
    /// - Parameters:
    ///   - files: The files that differ, each path once.
    ///   - settings: By which both versions are read.
    public init(_ files: [ChangedFile], settings: VaultSettings) {
        self.init(files, policy: Policy(settings: settings, notes: []))
    }

    /// Whether no file differs.
    public var isEmpty: Bool { interactions.isEmpty && contacts.isEmpty && others.isEmpty }
}

extension FileDifference.Kind {
    /// What became of a file that keeps its path.
    fileprivate init(_ file: ChangedFile) {
        self = file.before == nil ? .added : file.after == nil ? .removed : .changed
    }
}

extension FileDifference {
    /// The order in which they are told.
    static func isBefore(_ one: FileDifference, _ other: FileDifference) -> Bool {
        guard one.path == other.path else { return one.path < other.path }
        func rank(_ one: FileDifference) -> Int { Kind.allCases.firstIndex(of: one.kind) ?? 0 }
        return rank(one) < rank(other)
    }
}
