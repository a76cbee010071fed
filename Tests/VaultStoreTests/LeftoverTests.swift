import TestSupport
import Testing
import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// Temporary files that a writer left which was killed go with the next walk that nobody can disturb.
@Suite("Files that are left over")
struct LeftoverTests {
    /// No process has this number.
    private static let name = ".kith-2147483646-abc.tmp"

    private static let others = [
        ".kith-2147483646-abc.tmpx", ".kith-2147483646-ABC.tmp", ".kith-abc.tmp", ".kith-kept x.md", ".x.tmp",
        "kith-2147483646-abc.tmp", ".hidden/\(name)", "Inner/\(name)", ".kith/\(name)",
    ]

    private static let files: [String: FileContent] = others.reduce(
        into: [
            "A.md": "a", "Deep/Folder/B.md": "b", name: "old", "Deep/Folder/\(name)": "old",
            "Inner/Vault.md": "---\nkith: 1\n---\n",
        ]
    ) { $0[$1] = "theirs" }

    @Test("a change that lists the vault removes them, and nothing else")
    func removed() async throws {
        try await TemporaryVault.with(Self.files) { vault in
            try vault.makeFolder("Deep/\(Self.name)")
            try vault.link("Deep/Folder/.kith-2147483646-link.tmp", to: "../../A.md")
            let store = try VaultStore(root: vault.root)
            let before = try vault.entries()
            try await store.commit(needing: .everything, appending("+", to: "A.md"))
            let after = try vault.entries().filter { ![".kith/lock", ".kith/.gitignore"].contains($0) }
            #expect(after == before.filter { $0 != Self.name && $0 != "Deep/Folder/\(Self.name)" })
            #expect(vault.content("A.md") == "a+")
        }
    }

    @Test("a change of what it names removes none, nor does who reads or only plans")
    func stay() async throws {
        try await TemporaryVault.with(Self.files) { vault in
            let store = try VaultStore(root: vault.root)
            _ = try await store.load(.everything)
            _ = try store.listing()
            _ = try await store.plan(needing: .everything, appending("+", to: "A.md"))
            try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            #expect(vault.content(Self.name) == "old" && vault.content("Deep/Folder/\(Self.name)") == "old")
        }
    }

    @Test("the file of a process that is there stays")
    func alive() async throws {
        // The test's parent outlives it.
        let name = ".kith-\(getppid())-abc.tmp"
        try await TemporaryVault.with(["A.md": "a", name: "theirs"]) { vault in
            let store = try VaultStore(root: vault.root)
            try await store.commit(needing: .everything, appending("+", to: "A.md"))
            #expect(vault.content(name) == "theirs")
        }
    }
}
