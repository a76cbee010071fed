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
        let files = Self.sorted(files)
        let texts = Self.texts(of: files, in: policy.settings)
        self.init(files, texts.map { NoteVersion($0.source, at: $0.path, settings: policy.settings) }, texts, policy)
    }

    /// The same difference, with the notes read on all cores.
    ///
    /// - Parameters:
    ///   - files: The files that differ, each path once.
    ///   - policy: By which both versions are read, and whose members give people their names.
    public static func reading(_ files: [ChangedFile], policy: Policy) async -> VaultDifference {
        let files = sorted(files)
        let (texts, settings) = (texts(of: files, in: policy.settings), policy.settings)
        let shares = stride(from: 0, to: texts.count, by: shareSize).map {
            texts[$0..<min($0 + shareSize, texts.count)]
        }
        let versions = await withTaskGroup(of: (Int, [NoteVersion]).self) { group in
            for (index, share) in shares.enumerated() {
                group.addTask { (index, share.map { NoteVersion($0.source, at: $0.path, settings: settings) }) }
            }
            return await group.reduce(into: [Int: [NoteVersion]]()) { $0[$1.0] = $1.1 }
        }
        return VaultDifference(files, shares.indices.flatMap { versions[$0] ?? [] }, texts, policy)
    }

    /// How many notes are read in one go.
    private static let shareSize = 64

    /// One of two versions of a note.
    private typealias Text = (path: NotePath, source: SourceText, isFormer: Bool)

    private init(_ files: [ChangedFile], _ versions: [NoteVersion], _ texts: [Text], _ policy: Policy) {
        let sides = zip(versions, texts)
        let notes = NotePairing(
            before: sides.filter { $1.isFormer }.map(\.0), after: sides.filter { !$1.isFormer }.map(\.0)
        ).pairs
        let found = InteractionComparison(notes, policy: policy)
        interactions = found.differences
        let told = NoteComparison(notes, touched: found.touched).differences
        contacts = told.filter { $0.file == .contact }
        let others = files.compactMap { file in
            FileKind(ofFileAt: file.path, in: policy.settings).map { FileDifference(.init(file), $0, at: file.path) }
        }
        self.others = (others + told.filter { $0.file != .contact }).sorted(by: FileDifference.isBefore)
    }

    /// The files that differ, each path once, in the order of paths.
    private static func sorted(_ files: [ChangedFile]) -> [ChangedFile] {
        var paths: Set<NotePath> = []
        return files.filter { $0.before != $0.after && paths.insert($0.path).inserted }.sorted { $0.path < $1.path }
    }

    private static func texts(of files: [ChangedFile], in settings: VaultSettings) -> [Text] {
        files.filter { FileKind(ofFileAt: $0.path, in: settings) == nil }.flatMap { file in
            [file.before.map { (file.path, $0, true) }, file.after.map { (file.path, $0, false) }].compactMap(\.self)
        }
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
