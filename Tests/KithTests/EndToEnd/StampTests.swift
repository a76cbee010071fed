import Foundation
import TestSupport
import Testing

@Suite("kith stamp")
struct StampTests {
    private static let jane = ["--as", "Jane Doe"]
    private static let path = "Contacts/Ada.md"
    private static let head = "---\ntype: contact\n---\n\n## Interactions\n\n"
    private static let stamp = "> - logged-by:: Jane Doe\n> - logged-at:: 2026-03-16T13:00:00Z\n"
    private static let vaultNote: FileContent = "---\nkith: 1\ntimezone: America/New_York\n---\n"

    private static func vault(_ section: String) throws -> TemporaryVault {
        try TemporaryVault(["Vault.md": vaultNote, path: FileContent(head + section)])
    }

    private static func stamp(_ vault: TemporaryVault, _ arguments: String..., in folder: String = "") async throws
        -> CommandRun
    { try await vault.kith(all: ["stamp"] + jane + arguments, in: folder) }

    @Test("Outside of Git an entry stays undated, which is told; --date gives it a date afterwards")
    func undated() async throws {
        let vault = try Self.vault("> [!call] Talked\n")
        let run = try await Self.stamp(vault)
        run.expectExit(0)
        #expect(run.output.wholeMatch(of: /Contacts\/Ada\.md:7  i-[0-9a-z]{10}\n/) != nil)
        #expect(run.messages.withoutIDs.hasSuffix("Ada.md:7  i-ID stays undated; --date says when it took place\n"))
        #expect(try vault.text(Self.path).withoutIDs == Self.head + "> [!call] Talked\n\(Self.stamp)\n^i-ID\n")
        try await Self.stamp(vault, "--date", "yesterday 14:00").expectExit(0)
        #expect(try vault.text(Self.path).contains("> [!call] 2026-03-15 14:00 Talked\n"))
        let again = try await Self.stamp(vault)
        #expect(again.exitCode == 0 && again.output.isEmpty && again.messages.isEmpty)
    }

    @Test("In a work tree the date is the day, in the vault's zone, on which the line was committed; else today")
    func committed() async throws {
        let vault = try Self.vault("> [!call] One\n\n> [!call] Two\n")
        try await vault.makeRepository(at: "2026-02-01T03:00:00Z")
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One\n> More.\n\n> [!call] Two, changed\n"))
        try await vault.commit("change", at: "2026-02-20T12:00:00Z")
        try await vault.git("mv", Self.path, "Contacts/Ada Lovelace.md")
        try await vault.commit("rename", at: "2026-02-25T12:00:00Z")
        let path = "Contacts/Ada Lovelace.md"
        try vault.write(path, FileContent(try vault.text(path) + "\n> [!call] Three\n"))
        try await Self.stamp(vault).expectExit(0)
        let headers = try vault.text(path).split(separator: "\n").filter { $0.hasPrefix("> [!") }
        #expect(
            headers == [
                "> [!call] 2026-01-31 One", "> [!call] 2026-02-20 Two, changed", "> [!call] 2026-03-16 Three",
            ])
    }

    @Test("A vault below the top of its work tree, and one without a commit")
    func places() async throws {
        let vault = try Self.vault("> [!call] One\n")
        try await vault.git("init", "-q", "-b", "main")
        try await Self.stamp(vault, "--dry-run").expectExit(0)
        let dry = try await Self.stamp(vault, "--dry-run")
        #expect(dry.output.contains("+> [!call] 2026-03-16 One\n"))
        let outer = try TemporaryVault(
            ["Book/Vault.md": Self.vaultNote, "Book/\(Self.path)": FileContent(Self.head + "> [!call] One\n")],
            vaultNote: nil)
        try await outer.makeRepository()
        let run = try await Self.stamp(outer, "--dry-run", in: "Book")
        #expect(run.output.contains("+> [!call] 2026-02-01 One\n"))
        try outer.write(
            "Book/\(Self.path)", FileContent(Self.head + "> [!call] One\n\n> [!call] Two\n"))
        try await outer.git("add", ".")
        try await Self.stamp(outer, "--staged", in: "Book").expectExit(0)
        let index = try await outer.git("show", ":Book/\(Self.path)").output
        #expect(index.contains("2026-02-01 One\n") && index.contains("2026-03-16 Two\n"))
        #expect(try outer.text("Book/\(Self.path)") == index)
        #expect(try await outer.git("status", "--porcelain").output.hasPrefix("M  Book/Contacts/Ada.md\n"))
    }

    @Test("Of lines that a shallow clone can't place the date stays open")
    func shallow() async throws {
        let vault = try Self.vault("> [!call] One\n")
        try await vault.makeRepository()
        try vault.write(Self.path, FileContent(Self.head + "> [!call] One\n\n> [!call] Two\n"))
        try await vault.commit("second", at: "2026-02-20T12:00:00Z")
        let place = try TemporaryVault(vaultNote: nil)
        try await place.git("clone", "-q", "--depth", "1", "file://\(vault.root)", "Book")
        let run = try await Self.stamp(place, in: "Book")
        run.expectExit(0)
        #expect(run.messages.split(separator: "\n").count { $0.contains("stays undated") } == 2)
    }

    @Test("Only what stands in the notes and folders that are named")
    func paths() async throws {
        let vault = try TemporaryVault([
            "People/A.md": FileContent(Self.head + "> [!call] 2026-01-01 x\n"),
            "People/B.md": FileContent(Self.head + "> [!call] 2026-01-01 x\n"),
            "Contacts/C.md": FileContent(Self.head + "> [!call] 2026-01-01 x\n"),
        ])
        #expect(try await Self.stamp(vault, "People/A.md").output.hasPrefix("People/A.md:7  i-"))
        #expect(try await Self.stamp(vault, "People").output.hasPrefix("People/B.md:7  i-"))
        try await Self.stamp(vault, "Nowhere").expectExit(3)
        #expect(try vault.text("Contacts/C.md") == Self.head + "> [!call] 2026-01-01 x\n")
        let json = try await Self.stamp(vault, "--format", "json").json()
        #expect(json["schema"] == "kith.stamp/1")
        #expect(json["written"].items.map { $0["path"].text } == ["Contacts/C.md"])
    }

    @Test("What can't be stamped is told with exit code 2, and all else is stamped")
    func left() async throws {
        let vault = try Self.vault("> [!call] 2026-01-01 x\nlazy\n\n> [!call] 2026-01-02 y\n")
        try vault.write("Contacts/B.md", FileContent(Self.head + "<<<<<<< a\n> [!call] x\n=======\n>>>>>>> b\n"))
        let run = try await Self.stamp(vault)
        run.expectExit(2)
        #expect(run.output.hasPrefix("Contacts/Ada.md:10  i-"))
        #expect(run.messages.contains("kith: Contacts/Ada.md:8: "))
        #expect(run.messages.contains("kith: Contacts/B.md:7: "))
        let date = try await Self.stamp(vault, "--date", "soon")
        date.expectExit(64)
        let solo = try await vault.kith("stamp")
        solo.expectExit(5)
    }
}
