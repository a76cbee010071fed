import Testing
import VaultStore

@testable import kith

/// Every refusal of a change says what is wrong, where, and what to do.
@Suite("Wording of refused changes")
struct CommitFailureTests {
    private static let path = "Contacts/Ada.md"

    static let errors: [(CommitError, CommandFailure.Code)] = [
        (.busy(path: path), .busy), (.changedOnDisk(path: path, kept: nil), .changedOnDisk),
        (.changedOnDisk(path: path, kept: ".kith/recover/x Ada.md"), .changedOnDisk),
        (.notTakenBack(path: path, kept: ".kith/recover/x Ada.md"), .changedOnDisk),
        (.notTakenBack(path: path, kept: nil), .changedOnDisk), (.taken(path: path), .refused),
        (.readOnlyNote(path: path), .unsafeNote), (.readOnlyFolder(path: path), .unsafeNote),
        (.notRegular(path: path), .unsafeNote), (.hardLinked(path: path), .unsafeNote),
        (.symbolicLink(path: path), .unsafeNote), (.nestedVault(path: path), .unsafeNote),
        (.noPlace(path: path), .unsafeNote), (.tooLarge(path: path), .unsafeNote),
        (.ownerLost(path: path), .unsafeNote), (.journalLeft(path: path), .failed),
        (.unreadableJournal(path: path), .failed),
    ]

    @Test("each has its code, its place, a message without a full stop, and advice with one", arguments: errors)
    func wording(error: CommitError, code: CommandFailure.Code) throws {
        let failure = try #require(CommandFailure(VaultStoreError.commit(error)))
        #expect(failure.code == code)
        #expect(failure.code.exitCode == (code == .refused ? 5 : 2))
        #expect(failure.path == Self.path)
        #expect(!failure.message.isEmpty && !failure.message.hasSuffix("."))
        #expect(failure.hint?.hasSuffix(".") == true)
    }

    @Test("a version that was kept is named")
    func kept() throws {
        let error = CommitError.changedOnDisk(path: Self.path, kept: ".kith/recover/x Ada.md")
        let failure = try #require(CommandFailure(VaultStoreError.commit(error)))
        #expect(failure.hint?.contains(".kith/recover/x Ada.md") == true)
    }

    @Test("the root has a name of its own")
    func root() throws {
        let failure = try #require(CommandFailure(VaultStoreError.commit(.readOnlyFolder(path: ""))))
        #expect(failure.path == ".")
    }

    @Test("what stands against carrying a change through is named, with what to do, and how to give the change up")
    func unfinished() throws {
        let error = VaultStoreError.unfinished(journal: ".kith/journal/x", .commit(.readOnlyNote(path: Self.path)))
        let failure = try #require(CommandFailure(error))
        #expect(failure.code.exitCode == 2)
        #expect(failure.path == Self.path)
        #expect(failure.message.contains("cut short") && failure.message.hasSuffix("the note is read-only"))
        let hint = try #require(failure.hint)
        #expect(hint.contains("chmod u+w") && hint.contains("remove .kith/journal/x") && hint.hasSuffix("."))
    }

    @Test("a journal that can't be read is named, and not to be mended by the next command")
    func unreadableJournal() throws {
        let error = VaultStoreError.unfinished(journal: Self.path, .commit(.unreadableJournal(path: Self.path)))
        let failure = try #require(CommandFailure(error))
        #expect(failure.path == Self.path && failure.hint?.contains("next command") == false)
    }

    // MARK: What was cut short

    static let notices: [(RecoveryNotice, String)] = [
        (.finished(files: 1200), "kith: a change of 1,200 files that had been cut short is finished now\n"),
        (
            .stays(path: path, kept: ".kith/recover/x Ada.md"),
            "kith: Contacts/Ada.md: somebody changed it after a change of Kith's was cut short, and it stays as it is; what "
                + "that change was to write is in .kith/recover/x Ada.md: compare the two\n"
        ),
        (
            .stays(path: path, kept: nil),
            "kith: Contacts/Ada.md: somebody changed it after a change of Kith's was cut short that was to remove it, and it "
                + "stays\n"
        ),
        (
            .versionKept(path: path, kept: ".kith/recover/y Ada.md"),
            "kith: Contacts/Ada.md: another version of it, which another program saved, is in .kith/recover/y Ada.md: "
                + "compare the two\n"
        ),
        (
            .unfinished(.unfinished(journal: ".kith/journal/x", .commit(.readOnlyFolder(path: "")))),
            "kith: .: a change of several files was cut short, and can't be finished yet: the folder is read-only; Allow "
                + "writing into it first, as with `chmod u+w`. The next command finishes it once that is mended. Or "
                + "remove .kith/journal/x, and its files stay as they are.\n"
        ),
    ]

    @Test("what was done about a change that was cut short is told in a line", arguments: notices)
    func recovery(notice: RecoveryNotice, text: String) {
        #expect(RecoveryText([notice]).text == text)
    }

    @Test("many of them are not told one by one, and control characters not at all")
    func manyNotices() {
        let notices = (0..<25).map { RecoveryNotice.stays(path: "\u{1B}\($0).md", kept: nil) }
        let lines = RecoveryText(notices).text.split(separator: "\n")
        #expect(lines.count == 21 && lines.last == "kith: … and 5 more like these")
        #expect(!RecoveryText(notices).text.contains("\u{1B}"))
        let unfinished = RecoveryNotice.unfinished(.commit(.busy(path: "")))
        #expect(RecoveryText([unfinished], hidesUnfinished: true).text.isEmpty)
        #expect(RecoveryText([]).text.isEmpty)
    }
}
