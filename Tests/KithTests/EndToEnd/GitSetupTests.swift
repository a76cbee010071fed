import Foundation
import TestSupport
import Testing

@Suite("kith git install, uninstall and doctor")
struct GitSetupTests {
    private static let attributes = "*.md merge=kith diff=kith"

    /// A variable by which Git finds the program that is tested.
    private static func path() throws -> [String: String] {
        let folder = URL(filePath: try BuiltProducts.kith()).deletingLastPathComponent().path(percentEncoded: false)
        return ["PATH": "\(folder):/usr/local/bin:/usr/bin:/bin", "KITH_USER": "Jane Doe"]
    }

    private static func repository() async throws -> TemporaryVault {
        let vault = try TemporaryVault(["Contacts/Ada.md": "---\ntype: contact\n---\n\n## Interactions\n"])
        try await vault.makeRepository()
        return vault
    }

    @Test("What is set is told once, and goes again; the doctor sees both")
    func setUp() async throws {
        let vault = try await Self.repository()
        let config = try vault.read(".git/config")
        let environment = try Self.path()
        let ill = try await vault.kith("git", "doctor", environment: environment)
        ill.expectExit(2)
        #expect(ill.output.contains("✗ the merge driver is set in this clone: kith git install\n"))
        let run = try await vault.kith("git", "install", "--hooks", environment: environment)
        run.expectExit(0)
        #expect(run.output.contains("set merge.kith.driver\n"))
        #expect(run.output.hasSuffix("wrote .gitattributes\nwrote the pre-commit hook\n"))
        #expect(run.messages == "kith: commit .gitattributes, so that all clones merge so: git add .gitattributes\n")
        #expect(try vault.text(".gitattributes") == Self.attributes + "\n")
        let well = try await vault.kith("git", "doctor", environment: environment)
        well.expectExit(0)
        #expect(
            well.output.split(separator: "\n").filter { $0.hasPrefix("✗") }.map(\.description).allSatisfy {
                $0.contains("SSH") || $0.contains("clock") || $0.contains("kith sync")
            })
        #expect(well.output.contains("follows no branch of another repository"))
        let again = try await vault.kith("git", "install", environment: environment)
        #expect(again.output.isEmpty && again.messages == "kith: the clone was set up already\n")
        let gone = try await vault.kith("git", "uninstall", environment: environment)
        gone.expectExit(0)
        #expect(gone.output.hasSuffix("took the line out of .gitattributes\nremoved the pre-commit hook\n"))
        #expect(try vault.read(".git/config") == config)
        #expect(try !vault.entries().contains(".gitattributes"))
        #expect(gone.messages.isEmpty)
    }

    @Test("Attributes that everybody has are to be committed once the line is taken out")
    func uninstall() async throws {
        for rest in ["", "*.pdf binary\n"] {
            let vault = try TemporaryVault([".gitattributes": FileContent(rest + Self.attributes + "\n")])
            try await vault.makeRepository()
            let run = try await vault.kith("git", "uninstall", environment: try Self.path())
            #expect(run.output == "took the line out of .gitattributes\n")
            let advice = "commit .gitattributes, so that no clone merges so: git add .gitattributes"
            #expect(run.messages == "kith: \(advice)\n")
        }
    }

    @Test("Where the hook does not find kith it says what to do; one of an earlier version becomes the new")
    func hookWithoutKith() async throws {
        let vault = try await Self.repository()
        let environment = try Self.path()
        let former = """
            #!/bin/sh
            # Kith's: `kith git uninstall` removes it.
            [ ! -f '.'/Vault.md ] || { kith stamp --staged --vault '.' && kith check --staged --vault '.'; } || exit 1

            """
        try vault.write(".git/hooks/pre-commit", FileContent(former))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: vault.path(".git/hooks/pre-commit"))
        #expect(
            try await vault.kith("git", "doctor", environment: environment).output
                .contains("✓ a hook stamps and checks before commits\n"))
        let run = try await vault.kith("git", "install", "--hooks", environment: environment)
        #expect(run.output.contains("wrote the pre-commit hook\n"))
        #expect(try vault.text(".git/hooks/pre-commit").ranges(of: "kith stamp").count == 1)
        let commit = try await vault.command([])
            .replaced(by: [
                "/usr/bin/env", "git", "-c", "user.name=J", "-c", "user.email=j@x.example", "commit", "-qm", "x",
                "--allow-empty",
            ]).run()
        commit.expectExit(1)
        #expect(commit.messages.contains("kith is not in PATH here, so nothing is stamped and checked"))
        #expect(commit.messages.contains("git commit --no-verify"))
        try vault.write(".git/hooks/pre-commit", FileContent(former))
        let gone = try await vault.kith("git", "uninstall", environment: environment)
        #expect(gone.output.hasSuffix("removed the pre-commit hook\n"))
        #expect(!FileManager.default.fileExists(atPath: vault.path(".git/hooks/pre-commit")))
    }

    @Test("What somebody else has set stays, in the configuration and in the attributes")
    func others() async throws {
        let vault = try await Self.repository()
        try await vault.git("config", "merge.conflictStyle", "merge")
        try await vault.git("config", "rerere.enabled", "true")
        try vault.write(".gitattributes", "*.pdf binary")
        let run = try await vault.kith("git", "install", environment: try Self.path())
        run.expectExit(0)
        #expect(run.messages.hasPrefix("kith: merge.conflictStyle is “merge” here, and stays\n"))
        #expect(try vault.text(".gitattributes") == "*.pdf binary\n\(Self.attributes)\n")
        try await vault.kith("git", "uninstall", environment: try Self.path()).expectExit(0)
        #expect(try await vault.git("config", "--get", "merge.conflictStyle").output == "merge\n")
        #expect(try await vault.git("config", "--get", "rerere.enabled").output == "true\n")
        #expect(try vault.text(".gitattributes") == "*.pdf binary\n")
    }

    @Test("A hook that is another's is never overwritten, and neither is a folder of hooks that others share")
    func foreignHook() async throws {
        let vault = try await Self.repository()
        try vault.write(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
        let config = try vault.read(".git/config")
        let run = try await vault.kith("git", "install", "--hooks", environment: try Self.path())
        run.expectExit(5)
        #expect(run.messages.contains("a hook stands there that is not Kith's"))
        #expect(run.messages.contains("kith stamp --staged --vault '.' &&"))
        #expect(try vault.text(".git/hooks/pre-commit") == "#!/bin/sh\nexit 0\n")
        #expect(try vault.read(".git/config") == config)
        try await vault.git("config", "core.hooksPath", "/somewhere")
        let shared = try await vault.kith("git", "install", "--hooks", environment: try Self.path())
        shared.expectExit(5)
        #expect(shared.messages.contains("core.hooksPath"))
        for value in ["/somewhere", vault.path(".git/hooks")] {
            try await vault.git("config", "core.hooksPath", value)
            let doctor = try await vault.kith("git", "doctor", environment: try Self.path())
            let advice = "have yours run this line as well: [ ! -f '.'/Vault.md ] ||"
            #expect(doctor.output.contains("before commits: \(advice)"))
        }
        let nowhere = try await TemporaryVault().kith("git", "install")
        nowhere.expectExit(2)
        #expect(nowhere.messages.contains("in no work tree of Git"))
    }

    @Test("The hook stamps what is staged and refuses what check finds, also of a vault below the top")
    func hook() async throws {
        let outer = try TemporaryVault(
            [
                "My 'book'/Vault.md": "---\nkith: 1\n---\n",
                "My 'book'/Ada.md": "---\ntype: contact\nid: c-ada\n---\n\n## Interactions\n",
            ], vaultNote: nil)
        try await outer.makeRepository()
        let environment = try Self.path()
        try await outer.kith("git", "install", "--hooks", environment: environment, in: "My 'book'").expectExit(0)
        let note = try outer.text("My 'book'/Ada.md")
        try outer.write("My 'book'/Ada.md", FileContent(note + "\n> [!call] Hello\n"))
        try await outer.git("add", ".")
        try await outer.git("commit", "-q", "-m", "one", environment: environment)
        #expect(try await outer.git("show", "HEAD:My 'book'/Ada.md").output.contains("logged-by:: Jane Doe"))
        try outer.write("My 'book'/Ada.md", FileContent(try outer.text("My 'book'/Ada.md") + "\n[[Nobody]]\n"))
        try await outer.git("add", ".")
        let refused = try await outer.command([], environment: environment)
            .replaced(by: [
                "/usr/bin/env", "git", "-c", "user.name=J", "-c", "user.email=j@x.example", "commit", "-qm", "two",
            ]).run()
        refused.expectExit(1)
        #expect((refused.output + refused.messages).contains("[unresolved-link]"))
    }
}
