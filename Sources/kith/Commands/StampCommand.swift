import ArgumentParser
import NoteSyntax
import VaultGit
import VaultModel
import VaultStore

/// `kith stamp`: what was typed by hand gets what Kith writes itself.
struct StampCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stamp", abstract: "Give entries that were typed by hand their stamp and their id.",
        discussion: """
            Adds who recorded an interaction (you) and when (now), and an id, where they are missing; everything else \
            stays as it is. One without a date gets that of --date; in a Git work tree the day on which its line was \
            committed first, or today. Otherwise it stays undated, and is named. A header that begins with something like \
            a date that can't be read is never given another.

            --staged is for a hook before commits: it stamps what is staged and stages that again, and the same entries in \
            the notes themselves; other changes of these stay unstaged. What was committed before is not stamped: it may be \
            somebody else's.

              kith stamp
              kith stamp Contacts/Ada\\ Lovelace.md --date 2026-03-09
              kith stamp --staged
            """)

    @Argument(help: "Only what stands in these notes and folders.")
    var paths: [String] = []

    @Flag(help: "Stamp what is staged for the next commit, and stage it again.")
    var staged = false

    @Option(
        parsing: .unconditional, help: ArgumentHelp("When those took place that have no date.", valueName: "when"))
    var date: String?

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        // A commit of other things is nobody's business here.
        if staged, options.format == .text, try await options.vault.open().stagedNotes().isEmpty { return }
        let writing = try await options.open(to: .edit)
        let vault = writing.vault
        let places = try paths.map(vault.checkedPath)
        let given = try date.map { try WhenInput.parse($0, now: writing.author.now, zone: vault.settings.zone).written }
        let isWanted = { @Sendable (path: NotePath) in
            places.isEmpty || places.contains { $0.string.isEmpty || path == $0 || path.isBelow($0.string) }
        }
        let git = given == nil || staged ? try await vault.repository() : nil
        guard staged else { return try await stamp(writing, given.map { .given($0) }, git, isWanted) }
        guard let git else { throw vault.nothingStaged }
        try await StagedStamp(writing: writing, git: git, given: given).run(isWanted)
    }

    private func stamp(
        _ writing: VaultWriting, _ given: StampDates?, _ git: GitRepository?,
        _ isWanted: @escaping @Sendable (NotePath) -> Bool
    ) async throws {
        let vault = writing.vault
        let fold = StampFold(given ?? .written([:]), settings: vault.settings, isWanted: isWanted)
        let folded = try await vault.load(.everything, folding: fold)
        let found = folded.fold.found
        var dates = given
        if dates == nil, let git {
            let dating = Dating(git: git, zone: vault.settings.zone, now: writing.author.now)
            dates = .written(try await dating.days(found.map { ($0.path, $0.source, $0.undated) }))
        }
        let (author, paths, known) = (writing.author, found.map(\.path), dates ?? .written([:]))
        let written = try await writing.commit("stamp", needing: .notes(paths)) { slice in
            var generator = SystemRandomNumberGenerator()
            return try Stamping.stamping(paths, dates: known, by: author, in: slice, using: &generator)
        }
        try writing.refuse(written.left)
        try vault.finish(folded.passedOver.filter { isWanted($0.path) }, asJSON: writing.isJSON)
    }
}

/// Finds the days on which headers were written.
struct Dating {
    let git: GitRepository
    let zone: VaultZone
    let now: Instant

    /// A note with the lines, from 0, of the headers that are to be dated.
    typealias Undated = (path: NotePath, source: SourceText, lines: [Int])

    /// The days in the vault's zone: of a line that no commit has, today.
    func days(_ notes: [Undated]) async throws -> [NotePath: WrittenDays] {
        let notes = notes.filter { !$0.lines.isEmpty }
        guard !notes.isEmpty else { return [:] }
        var commits: [(name: String, texts: [NotePath: SourceText])] = []
        for commit in try await git.formerCommits() {
            commits.append((commit, try await git.texts(of: Set(notes.map(\.path)), in: commit)))
        }
        let today = zone.civil(now).date
        var days: [NotePath: WrittenDays] = [:]
        for (path, source, lines) in notes {
            let headers = HeaderLines(source)
            var dated: [Int: CivilDate] = [:]
            var rest = lines
            for commit in commits {
                let found = commit.texts[path].map { headers.found(in: HeaderLines($0)) } ?? [:]
                let known = rest.filter { found[$0] != nil }
                let times = try await git.authorTimes(
                    ofLines: known.compactMap { found[$0] }.sorted(), in: path, at: commit.name)
                // What a shallow clone does not know stays undated.
                for line in known { dated[line] = found[line].flatMap { times[$0] }.map { zone.civil($0).date } }
                rest.removeAll { found[$0] != nil }
            }
            for line in rest { dated[line] = today }
            days[path] = WrittenDays(headers, days: dated)
        }
        return days
    }
}

extension VaultWriting {
    /// Tells what could not be changed while other things were, and ends with the exit code for that.
    func refuse(_ left: [LeftPlace]) throws {
        let failures = left.map { left in
            var failure = CommandFailure(left.reason, path: left.place.path)
            failure.line = failure.line ?? left.place.line
            return failure
        }
        let exitCodes = failures.map { FailureReport($0, isJSON: isJSON).print() }
        if let first = exitCodes.first { throw ExitCode(first) }
    }
}

extension OpenVault {
    /// The notes that are staged with another text than the last commit has.
    func stagedNotes() async throws -> [GitIndexEntry] {
        guard let git = try await repository() else { throw nothingStaged }
        return try await store.listing().stagedNotes(in: git)
    }

    /// What they hold as they are staged.
    func stagedTexts() async throws -> [NotePath: [UInt8]] {
        guard let git = try await repository() else { throw nothingStaged }
        let entries = try await store.listing().stagedNotes(in: git)
        let texts = try await git.texts(of: entries)
        return Dictionary(zip(entries.map(\.path), texts.map(\.bytes))) { first, _ in first }
    }

    fileprivate var nothingStaged: CommandFailure {
        CommandFailure(
            code: .failed, message: "the vault lies in no work tree of Git, so nothing is staged",
            hint: "Leave out --staged for the notes themselves.", path: store.root)
    }

    /// The Git work tree that the vault lies in; nil where it lies in none.
    func repository() async throws -> GitRepository? {
        var variables = Invocation.environment
        // On a terminal somebody can answer where Git asks for a password.
        let prompt = "GIT_TERMINAL_PROMPT"
        if Invocation.isErrorTerminal, variables[prompt] == nil { variables[prompt] = "1" }
        return try await GitRepository.containing(
            store.root, variables: variables, workingFolder: Invocation.workingFolder,
            program: Invocation.program(named: "git"))
    }
}
