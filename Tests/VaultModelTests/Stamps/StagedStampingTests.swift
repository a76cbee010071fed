import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Stamping what is staged")
struct StagedStampingTests {
    private static let path = NotePath("Contacts/Ada.md")
    private static let head = "---\ntype: contact\n---\n# Ada\n\n## Interactions\n\n"
    private static let stamp = "> - logged-by:: Sam\n> - logged-at:: 2026-03-01T10:00:00Z\n"

    /// What is staged and what the note itself holds, after stamping.
    private static func stamped(
        _ staged: String, _ actual: String?, after commits: [[NotePath: String]] = [], dated: Bool = true
    ) throws -> (staged: String?, actual: String?, outcome: Stamping.Staged) {
        let settings = try ChangeFixture.settings()
        let notes = actual.map { [Note(path: path, tree: NoteTree($0), settings: settings)] } ?? []
        let slice = VaultSlice(
            policy: Policy(settings: settings, notes: []), notes: notes, listing: VaultListing(notes: notes.map(\.path))
        )
        var generator = Seed(Seed.ofRun)
        let date = WrittenWhen(date: try #require(CivilDate("2026-03-09")))
        let change = try Stamping.stamping(
            staged: [StagedText(path: path, source: SourceText(staged))],
            after: commits.map { $0.mapValues { SourceText($0) } }, dates: dated ? .given(date) : .written([:]),
            by: ChangeFixture.author, in: slice, using: &generator)
        let bytes = change.edit.isEmpty ? actual.map { Array($0.utf8) } : try ChangeFixture.bytes(change.edit)
        return (
            change.outcome.texts.first.map { String(decoding: $0.source.bytes, as: UTF8.self) },
            bytes.map { String(decoding: $0, as: UTF8.self) }, change.outcome
        )
    }

    @Test("Both get the same stamp; what else was changed stays a difference")
    func both() throws {
        let staged = Self.head + "> [!call] Hello\n\n> [!call] Hello\n"
        let actual = staged.replacing("# Ada", with: "# Ada Lovelace") + "\n> [!email] not staged\n"
        let result = try Self.stamped(staged, actual)
        let text = try #require(result.staged)
        #expect(text != staged && text.ranges(of: "2026-03-09 Hello").count == 2)
        #expect(result.actual == text.replacing("# Ada", with: "# Ada Lovelace") + "\n> [!email] not staged\n")
        #expect(result.outcome.apart.isEmpty && result.outcome.written.places.count == 2)
    }

    @Test("Line ends that Git turned into others are kept on each side")
    func lineEnds() throws {
        let staged = Self.head + "> [!call] Hello\n> body\n"
        let result = try Self.stamped(staged, staged.replacing("\n", with: "\r\n"))
        #expect(result.actual == result.staged?.replacing("\n", with: "\r\n"))
    }

    @Test("A stamp that the note itself has already is the staged one's too")
    func stampedAlready() throws {
        let actual = Self.head + "> [!call] 2026-03-01 Hello\n\(Self.stamp)\n^i-one\n"
        let result = try Self.stamped(Self.head + "> [!call] Hello\n", actual)
        #expect(result.staged == actual && result.actual == actual)
    }

    @Test("What is in the note itself another one is told, and stays what it is")
    func apart() throws {
        let actual = Self.head + "> [!call] 2026-03-02 Hello, Ada\n"
        let result = try Self.stamped(Self.head + "> [!call] Hello\n", actual)
        #expect(result.actual == actual)
        #expect(result.staged?.contains("> [!call] 2026-03-09 Hello\n> - logged-by:: Jane Doe\n") == true)
        #expect(result.outcome.apart.map(\.line) == [8])
    }

    @Test("Of entries that are called the same each keeps its own date and text")
    func sameSubject() throws {
        let bill = "> [!call] 2026-02-02 Phone\n>\n> the bill\n"
        for other in [
            "> [!call] 2026-02-01 Phone\n>\n> the wheel\n", "> [!call] 2026-02-02 Phone\n>\n> the wheel\n",
            "> [!call] Phone\n",
        ] {
            for actual in [other + "\n" + bill, bill + "\n" + other] {
                let result = try Self.stamped(Self.head + bill, Self.head + actual)
                let text = try #require(result.staged?.dropFirst(Self.head.count))
                #expect(text.hasPrefix("> [!call] 2026-02-02 Phone\n> - logged-by::") && text.contains("> the bill\n"))
                let (before, after) = (actual.hasPrefix(bill) ? "" : other + "\n", actual.hasPrefix(bill) ? other : "")
                #expect(result.actual == Self.head + before + text + (after.isEmpty ? "" : "\n" + after))
            }
        }
    }

    @Test("A date that was changed since is kept on each side, and the stamp is the same")
    func laterDate() throws {
        for date in ["2026-02-09 ", ""] {
            let staged = Self.head + "> [!call] 2026-02-02 Phone\n>\n> the bill\n"
            let result = try Self.stamped(staged, staged.replacing("2026-02-02 ", with: date))
            let text = try #require(result.staged)
            #expect(text.contains("> [!call] 2026-02-02 Phone\n> - logged-by:: Jane Doe\n"))
            #expect(result.actual == text.replacing("[!call] 2026-02-02 ", with: "[!call] \(date)"))
            #expect(result.outcome.apart.isEmpty)
        }
    }

    @Test("What a commit has already is not stamped, wherever it stands there; a date it may get")
    func committed() throws {
        let typed = "> [!call] 2026-03-01 Typed\n>\n> a\n"
        let other = NotePath("Contacts/Bob.md")
        let commits: [[[NotePath: String]]] = [
            [[Self.path: Self.head + typed]], [[:], [Self.path: Self.head + typed]], [[other: Self.head + typed]],
            [[Self.path: Self.head + typed.replacing("03-01", with: "02-28")]],
        ]
        for commits in commits {
            let staged = Self.head + typed + "\n> [!call] 2026-03-01 Typed\n>\n> new\n"
            let result = try Self.stamped(staged, staged, after: commits)
            let text = try #require(result.staged)
            #expect(text.hasPrefix(Self.head + typed + "\n> [!call] 2026-03-01 Typed\n> - logged-by:: Jane Doe\n"))
            #expect(result.actual == text)
        }
        let undated = Self.head + "> [!call] Typed\n"
        let dated = try Self.stamped(undated, undated, after: [[Self.path: undated]])
        #expect(dated.staged == Self.head + "> [!call] 2026-03-09 Typed\n" && dated.actual == dated.staged)
        let left = try Self.stamped(undated, undated, after: [[Self.path: undated]], dated: false)
        #expect(left.staged == nil && left.actual == undated)
    }

    @Test("What is like something that a commit has, and stands beside it, is new")
    func alike() throws {
        let typed = "> [!call] 2026-03-01 Typed\n"
        let result = try Self.stamped(
            Self.head + typed + "\n" + typed, nil,
            after: [[Self.path: Self.head + typed], [Self.path: Self.head + typed]])
        #expect(result.staged?.ranges(of: "logged-by:: Jane Doe").count == 1)
    }

    @Test("A note that is staged and gone is stamped as it is staged")
    func gone() throws {
        let result = try Self.stamped(Self.head + "> [!call] Hello\n", nil)
        #expect(result.actual == nil && result.outcome.apart.isEmpty)
        #expect(result.staged?.contains("logged-by:: Jane Doe") == true)
    }

    @Test("Where one of the two can't be stamped, neither is")
    func neither() throws {
        let staged = Self.head + "> [!call] Hello\n"
        for actual in [staged + "lazy\n", staged + "\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n"] {
            let result = try Self.stamped(staged, actual)
            #expect(result.staged == nil && result.actual == actual)
            #expect(result.outcome.written.left.map(\.place.line) == [8])
        }
    }
}
