import Foundation
import TestSupport
import Testing

/// What `kith git install` writes beside the clone's configuration, in repositories that are not its own alone.
@Suite("The files that kith git install writes")
struct GitSetupFilesTests {
    private static let line = "*.md merge=kith diff=kith"
    private static let contact: FileContent = "---\ntype: contact\nid: c-ada\n---\n\n## Interactions\n"

    private static func environment() throws -> [String: String] {
        let folder = URL(filePath: try BuiltProducts.kith()).deletingLastPathComponent().path(percentEncoded: false)
        return ["PATH": "\(folder):/usr/local/bin:/usr/bin:/bin", "KITH_USER": "Jane Doe"]
    }

    /// A commit whose hooks find the program that is tested.
    private static func commit(_ vault: TemporaryVault, as user: String? = nil) async throws -> CommandRun {
        var environment = try environment()
        if let user { environment["KITH_USER"] = user }
        return try await vault.command([], environment: environment)
            .replaced(by: [
                "/usr/bin/env", "git", "-c", "user.name=J", "-c", "user.email=j@x.example", "commit", "-qm", "x",
            ]).run()
    }

    private static func vault(_ files: [String: FileContent] = [:]) async throws -> TemporaryVault {
        let vault = try TemporaryVault(files.merging(["Contacts/Ada.md": contact]) { first, _ in first })
        try await vault.makeRepository()
        return vault
    }

    @Test("Attributes with CRLF, and with bytes that are no UTF-8, keep what is not Kith's to the byte")
    func attributes() async throws {
        for former in ["*.pdf binary\r\n", "*.pdf binary\r\n*.png binary", ""] {
            let vault = try await Self.vault()
            let bytes = [UInt8]("M\u{FC}".unicodeScalars.map { UInt8($0.value) }) + Array(former.utf8)
            try vault.write(".gitattributes", FileContent(bytes: bytes))
            try await vault.kith("git", "install").expectExit(0)
            let end = former.utf8.contains(13) ? "\r\n" : "\n"
            let gap = former.utf8.last == 10 ? "" : end
            #expect(try vault.read(".gitattributes") == bytes + Array("\(gap)\(Self.line)\(end)".utf8))
            let again = try await vault.kith("git", "install")
            #expect(again.messages == "kith: the clone was set up already\n")
            try await vault.kith("git", "uninstall").expectExit(0)
            #expect(try vault.read(".gitattributes") == bytes + Array(gap.utf8))
        }
    }

    @Test("Nothing is written through a link, or over a folder; the configuration stays as it was then")
    func links() async throws {
        let place = try TemporaryVault(["outside": "precious"])
        let vault = try await Self.vault()
        let config = try vault.read(".git/config")
        func refused(_ arguments: String...) async throws {
            let run = try await vault.kith(all: ["git"] + arguments)
            run.expectExit(5)
            #expect(try vault.read(".git/config") == config)
        }
        for target in ["outside", "new"] {
            try FileManager.default.createSymbolicLink(
                atPath: vault.path(".gitattributes"), withDestinationPath: place.path(target))
            try await refused("install")
            try await refused("uninstall")
            try FileManager.default.removeItem(atPath: vault.path(".gitattributes"))
        }
        try FileManager.default.createDirectory(
            atPath: vault.path(".gitattributes"), withIntermediateDirectories: false)
        try await refused("install")
        try FileManager.default.removeItem(atPath: vault.path(".gitattributes"))
        try? FileManager.default.removeItem(atPath: vault.path(".git/hooks/pre-commit"))
        try FileManager.default.createSymbolicLink(
            atPath: vault.path(".git/hooks/pre-commit"), withDestinationPath: place.path("new"))
        try await refused("install", "--hooks")
        #expect(try place.text("outside") == "precious")
        #expect(try place.entries().sorted() == ["Vault.md", "outside"])
    }

    @Test("A line that has notes merged otherwise is named, by install and by doctor, also one of a folder")
    func otherwise() async throws {
        let vault = try await Self.vault([
            "Vault.md": "---\nkith: 1\ncontacts: People\n---\n", "People/Bob.md": Self.contact,
        ])
        try vault.write("People/.gitattributes", "*.md merge=union\n")
        let run = try await vault.kith("git", "install")
        run.expectExit(2)
        #expect(run.messages.contains("People/Bob.md"))
        #expect(run.messages.contains("`git check-attr -a`"))
        let doctor = try await vault.kith("git", "doctor", environment: try Self.environment())
        doctor.expectExit(2)
        #expect(doctor.output.contains("✗ the attributes have notes merged by it (People/Bob.md is not)"))
        try vault.write("People/.gitattributes", "*.pdf binary\n")
        try await vault.kith("git", "install").expectExit(0)
        try vault.write("People/Up.MD", Self.contact)
        let upper = try await vault.kith("git", "install")
        upper.expectExit(2)
        #expect(upper.messages.contains("rename the note"))
    }

    @Test("A driver that somebody has changed stays")
    func changedDriver() async throws {
        let vault = try await Self.vault()
        try await vault.kith("git", "install").expectExit(0)
        try await vault.git("config", "merge.kith.driver", "mine %A")
        let run = try await vault.kith("git", "uninstall")
        run.expectExit(0)
        #expect(!run.output.contains("merge.kith.driver"))
        #expect(try await vault.git("config", "--get", "merge.kith.driver").output == "mine %A\n")
    }

    @Test("Two vaults of a repository have a line each, and one leaves what the other needs")
    func twoVaults() async throws {
        let vault = try TemporaryVault(
            [
                "One/Vault.md": "---\nkith: 1\n---\n", "One/A.md": Self.contact,
                "Two/Vault.md": "---\nkith: 1\n---\n", "Two/A.md": Self.contact,
            ], vaultNote: nil)
        try await vault.makeRepository()
        let environment = try Self.environment()
        for folder in ["One", "Two"] {
            let ill = try await vault.kith("git", "doctor", environment: environment, in: folder)
            #expect(ill.output.contains("✗ a hook stamps"))
            try await vault.kith("git", "install", "--hooks", environment: environment, in: folder).expectExit(0)
            let well = try await vault.kith("git", "doctor", environment: environment, in: folder)
            #expect(well.output.contains("✓ a hook stamps"))
        }
        try await vault.git("add", ".")
        for folder in ["One", "Two"] {
            let note = try vault.text("\(folder)/A.md")
            try vault.write("\(folder)/A.md", FileContent(note + "\n> [!call] 2026-03-09 Hello\n"))
        }
        try await vault.git("add", ".")
        try await Self.commit(vault).expectExit(0)
        for folder in ["One", "Two"] {
            #expect(try await vault.git("show", "HEAD:\(folder)/A.md").output.contains("logged-by:: Jane Doe"))
        }
        let one = try await vault.kith("git", "uninstall", environment: environment, in: "One")
        one.expectExit(0)
        #expect(one.messages.contains("Two/.gitattributes has notes merged by kith as well"))
        let two = try await vault.kith("git", "doctor", environment: environment, in: "Two")
        two.expectExit(0)
        #expect(two.output.contains("✓ a hook stamps"))
        try await vault.git("add", ".")
        let last = try await vault.kith("git", "uninstall", environment: environment, in: "Two")
        #expect(last.output.contains("unset merge.kith.driver") && last.output.contains("removed the pre-commit hook"))
    }

    @Test("The hook has no say on a branch without the vault, nor in a commit of other files by who may change nothing")
    func otherCommits() async throws {
        let vault = try TemporaryVault(
            [
                "Book/Vault.md": "---\nkith: 1\n---\n", "Book/A.md": Self.contact, "code.c": "int x;\n",
                "Book/Team/Jane.md": "---\ntype: member\nname: Jane Doe\nrole: owner\n---\n",
                "Book/Team/Vic.md": "---\ntype: member\nname: Vic\nrole: viewer\n---\n",
            ], vaultNote: nil)
        try await vault.makeRepository()
        try await vault.kith("git", "install", "--hooks", environment: try Self.environment(), in: "Book").expectExit(0)
        try vault.write("code.c", "int y;\n")
        try await vault.git("add", "code.c")
        try await Self.commit(vault, as: "Vic").expectExit(0)
        try vault.write(
            "Book/A.md", "---\ntype: contact\nid: c-ada\n---\n\n## Interactions\n\n> [!call] 2026-03-09 x\n")
        try await vault.git("add", "Book/A.md")
        try await Self.commit(vault, as: "Vic").expectExit(1)
        try await vault.git("checkout", "-q", "--orphan", "pages")
        try await vault.git("rm", "-rqf", ".")
        try vault.write("index.html", "x")
        try await vault.git("add", "index.html")
        try await Self.commit(vault).expectExit(0)
    }

    @Test("The hook looks at what is staged, not at what stands in the folder")
    func stagedText() async throws {
        let vault = try await Self.vault(["Contacts/Bob.md": "---\ntype: contact\nid: c-bob\n---\n"])
        try await vault.kith("git", "install", "--hooks", environment: try Self.environment()).expectExit(0)
        let note = try vault.text("Contacts/Ada.md")
        // Staged is well, the folder is not.
        try vault.write("Contacts/Ada.md", FileContent(note + "\n[[Bob]]\n"))
        try await vault.git("add", ".")
        try vault.write("Contacts/Ada.md", FileContent(note + "\n[[Nobody]]\n"))
        try await Self.commit(vault).expectExit(0)
        // Staged is not, the folder is; and what is new is staged alone.
        try await vault.git("add", ".")
        try vault.write("Contacts/Ada.md", FileContent(note))
        let refused = try await Self.commit(vault)
        refused.expectExit(1)
        #expect((refused.output + refused.messages).contains("Contacts/Ada.md:8:1"))
        try await vault.git("reset", "-q", "--hard")
        try vault.write("Inner/Vault.md", "---\nkith: 1\n---\n")
        try vault.write("Inner/Other.md", FileContent(note.replacing("c-ada", with: "c-bob")))
        try await vault.git("add", ".")
        try await Self.commit(vault).expectExit(0)
        try vault.write("Contacts/New.MD", FileContent(note.replacing("c-ada", with: "c-bob")))
        try await vault.git("add", ".")
        try FileManager.default.removeItem(atPath: vault.path("Contacts/New.MD"))
        let twice = try await Self.commit(vault)
        twice.expectExit(1)
        #expect((twice.output + twice.messages).contains("Contacts/New.MD"))
    }
}
