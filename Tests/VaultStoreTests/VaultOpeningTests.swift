import Foundation
import TestSupport
import Testing
import VaultModel
import VaultStore

/// Format 1: what makes a folder a vault, and how one is found.
@Suite("Opening a vault")
struct VaultOpeningTests {
    private static func error(_ open: () throws(VaultStoreError) -> VaultStore) -> VaultStoreError? {
        do throws(VaultStoreError) {
            _ = try open()
            return nil
        } catch {
            return error
        }
    }

    private static func opening(_ root: String) -> VaultStoreError? {
        error { () throws(VaultStoreError) in try VaultStore(root: root) }
    }

    private static func finding(from folder: String) -> VaultStoreError? {
        error { () throws(VaultStoreError) in try VaultStore.containing(folder) }
    }

    @Test("a folder with a `Vault.md` that says `kith` is one, named by the note or by the folder")
    func explicit() async throws {
        try await TemporaryVault.with { vault in
            let store = try VaultStore(root: vault.root)
            #expect(store.root == vault.root)
            #expect(store.settings.name == URL(filePath: vault.root).lastPathComponent)
            try vault.write("Vault.md", "---\nkith: 1\nname: Ours\n---\n")
            #expect(try VaultStore(root: vault.root).settings.name == "Ours")
        }
    }

    @Test("slashes at the end, dots and links in the path change nothing")
    func spellings() async throws {
        try await TemporaryVault.with(["Real/Vault.md": "---\nkith: 1\n---\n"], vaultNote: nil) { vault in
            try vault.link("Link", to: "Real")
            for path in ["Real", "Real/", "Real//", "./Real", "Real/../Real", "Link", "Link/"] {
                let store = try VaultStore(root: vault.path(path))
                #expect(store.root == vault.path(path))
                #expect(store.settings.name == (path.hasPrefix("Link") ? "Link" : "Real"))
                #expect(try store.listing().notes == [NotePath("Vault.md")], "\(path)")
            }
        }
    }

    @Test("a folder without such a note is none")
    func notAVault() async throws {
        try await TemporaryVault.with(vaultNote: nil) { vault in
            #expect(Self.opening(vault.root) == .notAVault(folder: vault.root))
            for content: FileContent in ["", "kith: 1\n", "---\nname: x\n---\n", "---\nkith: 1\n"] {
                try vault.write("Vault.md", content)
                #expect(Self.opening(vault.root) == .notAVault(folder: vault.root))
            }
            try vault.remove("Vault.md")
            try vault.write("vault.md", "---\nkith: 1\n---\n")
            try vault.write(".Vault.md", "---\nkith: 1\n---\n")
            #expect(Self.opening(vault.root) == .notAVault(folder: vault.root))
            try vault.makeFolder("Vault.md")
            #expect(Self.opening(vault.root) == .notAVault(folder: vault.root))
            try vault.remove("Vault.md")
            #expect(vault.makePipe("Vault.md"))
            #expect(Self.opening(vault.root) == .notAVault(folder: vault.root))
        }
        #expect(Self.opening("/") == .notAVault(folder: "/"))
    }

    @Test("what is no folder, or not there")
    func noFolder() async throws {
        try await TemporaryVault.with(["file": "", "note.md": "---\nkith: 1\n---\n"]) { vault in
            try vault.link("dangling", to: "nowhere")
            for path in [
                "none", "none/none", "file", "file/", "file/x", "note.md", "dangling",
                String(repeating: "n", count: 300),
            ] {
                let path = vault.path(path)
                #expect(Self.opening(path) == .noFolder(path), "\(path)")
            }
            let long = vault.path(String(repeating: "long/", count: 1000))
            #expect(Self.opening(long) == .noFolder(long))
        }
        #expect(Self.opening("") == .noFolder(""))
    }

    @Test("a `Vault.md` that can't be used is told with its path")
    func unusable() async throws {
        try await TemporaryVault.with { vault in
            try vault.write("Vault.md", "---\nkith: 2\n---\n")
            let path = vault.path("Vault.md")
            #expect(Self.opening(vault.root) == .settings(.newerVersion("2", line: 2), path: path))
            #expect(Self.opening(vault.root + "/") == .settings(.newerVersion("2", line: 2), path: path))
            try vault.write("Vault.md", "---\nkith: 1\ntimezone: Mars\n---\n")
            #expect(Self.finding(from: vault.path("a/b")) == .settings(.unknownZone("Mars", line: 3), path: path))
            try vault.write("Vault.md", FileContent("---\nkith: 1\n---\n" + String(repeating: "x", count: 8 << 20)))
            #expect(
                Self.opening(vault.root) == .system(operation: "read", path: path, reason: "it is larger than 8 MiB"))
        }
    }

    @Test("a `Vault.md` that is a symbolic link is not followed")
    func linkedNote() async throws {
        try await TemporaryVault.with(["Real.md": "---\nkith: 1\n---\n"], vaultNote: nil) { vault in
            try vault.link("Vault.md", to: "Real.md")
            let expected = VaultStoreError.system(
                operation: "read", path: vault.path("Vault.md"), reason: "it is a symbolic link, which is not followed")
            #expect(Self.opening(vault.root) == expected)
            try vault.link("loop", to: "loop")
            guard case .system(_, vault.path("loop/Vault.md"), let reason) = Self.opening(vault.path("loop")) else {
                Issue.record("\(String(describing: Self.opening(vault.path("loop"))))")
                return
            }
            #expect(!reason.contains("not followed"))
        }
    }

    @Test("from a folder within, the nearest vault above is found")
    func containing() async throws {
        let files: [String: FileContent] = [
            "a/b/c/x.md": "", "a/Vault.md": "no vault", "Inner/Vault.md": "---\nkith: 1\nname: Inner\n---\n",
            "Inner/deep/x.md": "",
            "a/\u{301}e/x.md": "",
        ]
        try await TemporaryVault.with(files) { vault in
            for folder in ["", "a", "a/b/c", "a/b/c/", "none/at/all", "a/b/c/x.md", "a/\u{301}e"] {
                let path = folder.isEmpty ? vault.root : vault.path(folder)
                let found = try VaultStore.containing(path)
                #expect(found.root == vault.root, "\(folder)")
            }
            let inner = try VaultStore.containing(vault.path("Inner"))
            #expect(inner.settings.name == "Inner")
            let deep = try VaultStore.containing(vault.path("Inner/deep"))
            #expect(deep.root == vault.path("Inner"))
        }
    }

    @Test("no vault up to the root")
    func noVault() async throws {
        try await TemporaryVault.with(["a/x.md": ""], vaultNote: nil) { vault in
            #expect(Self.finding(from: vault.path("a")) == .noVault(start: vault.path("a")))
        }
        #expect(Self.finding(from: "/") == .noVault(start: "/"))
        #expect(Self.finding(from: "") == .noVault(start: ""))
        #expect(Self.finding(from: "/none/such") == .noVault(start: "/none/such"))
    }
}
