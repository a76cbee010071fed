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
        (.ownerLost(path: path), .unsafeNote),
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
}
