import Foundation
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// What commands do about a change of several notes that was cut short, and say about it.
@Suite("A change that was cut short")
struct UnfinishedChangeTests {
    private static let ada = "Contacts/Ada Lovelace.md"
    private static let sam = "Contacts/Sam Cooper.md"
    private static let finished = "kith: a change of 2 files that had been cut short is finished now\n"

    /// A vault in which two notes were about to change, and the journal's path.
    private static func vault() throws -> (TemporaryVault, journal: String) {
        let vault = try WritingFixture.shared()
        try vault.write(".kith/lock", "")
        let edit = VaultEdit(
            try [ada, sam].map { path in
                let bytes = try vault.read(path)
                return .replace(NotePath(path), from: bytes, to: bytes + Array("\nChanged.\n".utf8))
            })
        let root = open(vault.root, O_RDONLY | O_DIRECTORY)
        defer { close(root) }
        let id = try JournalFolder(root: root, calls: SystemFileCalls()).write(Journal(edit))
        return (vault, JournalFolder.path(of: id))
    }

    private static func expect(_ vault: TemporaryVault, isChanged: Bool) throws {
        for path in [ada, sam] {
            let found = try vault.text(path).contains("\nChanged.\n")
            #expect(found == isChanged)
        }
        let hasJournal = try vault.hasJournal()
        #expect(hasJournal != isChanged)
    }

    @Test(
        "is finished by the next command, be it one that reads, by whom it may be, and that is told once",
        arguments: [
            (["list"], Person.viewer), (["timeline"], .viewer), (["show", "Ada"], .viewer), (["vault"], .viewer),
            (["log", "Ada", "call", "Hello"], .member), (["log", "Ada", "call", "Hello", "--dry-run"], .member),
            (["add", "Grace Hopper"], .member),
        ])
    func finished(line: [String], person: Person) async throws {
        let (vault, _) = try Self.vault()
        let run = try await vault.done(line, by: person)
        #expect(run.messages == Self.finished)
        try Self.expect(vault, isChanged: true)
        #expect(try await vault.done(["list"]).messages.isEmpty)
    }

    @Test("is finished before a command that is refused for something else")
    func refused() async throws {
        let (vault, _) = try Self.vault()
        let run = try await vault.kith("log", "Ada", "call", "Hello", environment: Person.viewer.environment)
        run.expectExit(5)
        #expect(run.messages.hasPrefix(Self.finished))
        try Self.expect(vault, isChanged: true)
    }

    @Test("is left to the command that is just at work, and nothing is said")
    func busy() async throws {
        let (vault, _) = try Self.vault()
        let run = try await vault.command(["list"]).scripted(#"exec flock .kith/lock "$@""#).run()
        run.expectExit(0)
        #expect(run.messages.isEmpty)
        try Self.expect(vault, isChanged: false)
    }

    @Test("and can't be finished in a read-only folder is told by who reads, and ends who writes")
    func readOnlyFolder() async throws {
        let (vault, journal) = try Self.vault()
        try vault.setPermissions(0o555, of: "Contacts")
        let message =
            "kith: Contacts: a change of several files was cut short, and can't be finished yet: the folder is read-only"
        for line in [["list"], ["add", "Grace Hopper", "--dry-run"]] {
            let run = try await vault.command(line, environment: Person.member.environment).bound.run()
            // A dry run says what else stands against it.
            run.expectExit(line == ["list"] ? 0 : 2)
            #expect(run.messages.hasPrefix(message + "; Allow writing into it first, as with `chmod u+w`. The next "))
            #expect(run.messages.contains("Or remove \(journal), and its files stay as they are."))
        }
        let write = try await vault.command(["adopt", "People/Plain.md"], environment: Person.member.environment)
            .bound.run()
        write.expectExit(2)
        #expect(write.messages.hasPrefix(message + "\nAllow writing into it first"))
        try Self.expect(vault, isChanged: false)

        try vault.setPermissions(0o755, of: "Contacts")
        #expect(try await vault.done(["adopt", "People/Plain.md"]).messages == Self.finished)
        try Self.expect(vault, isChanged: true)
    }

    @Test("in a vault that may not be written at all, is told, and everything is read")
    func readOnlyVault() async throws {
        let (vault, journal) = try Self.vault()
        let folders = [".", ".kith", ".kith/journal", journal, "Contacts"]
        for folder in folders { try vault.setPermissions(0o555, of: folder) }
        try vault.setPermissions(0o444, of: ".kith/lock")
        let run = try await vault.command(["list", "--format", "json"], environment: Person.viewer.environment)
            .bound.run()
        run.expectExit(0)
        #expect(try run.json()["contacts"].items.count == 3)
        #expect(run.messages.contains("a change of several files was cut short"))
        for folder in folders { try vault.setPermissions(0o755, of: folder) }
        try Self.expect(vault, isChanged: false)
    }

    @Test("whose journal can't be read ends who writes, and names the folder")
    func unreadable() async throws {
        let (vault, journal) = try Self.vault()
        try vault.write(journal + "/files", "kith journal 1\n")
        let read = try await vault.done(["list"])
        #expect(read.messages.hasPrefix("kith: \(journal): a change of several files was cut short, and what is to be"))
        let write = try await vault.kith(
            "log", "Ada", "call", "Hello", "--format", "json", environment: Person.member.environment)
        write.expectExit(2)
        let error = try write.jsonError()
        #expect(error["code"].text == "failed" && error["path"].text == journal)
        #expect(error["hint"].text.contains("remove that folder"))
        try Self.expect(vault, isChanged: false)
        try vault.remove(journal)
        try await vault.done(["log", "Ada", "call", "Hello"])
    }

    @Test("a note that somebody saved since stays, and is named with what it was to hold")
    func savedSince() async throws {
        let (vault, _) = try Self.vault()
        try vault.write(Self.sam, "---\ntype: contact\n---\nMine.\n")
        let run = try await vault.done(["list"], by: .viewer)
        let kept = try #require(try vault.entries().first { $0.hasPrefix(".kith/recover/") })
        #expect(run.messages.hasPrefix(Self.finished + "kith: \(Self.sam): somebody changed it "))
        #expect(run.messages.contains(kept))
        #expect(try vault.text(kept).hasSuffix("\nChanged.\n"))
        #expect(try vault.text(Self.sam).hasSuffix("Mine.\n"))
        #expect(try vault.text(Self.ada).hasSuffix("\nChanged.\n"))
    }
}
