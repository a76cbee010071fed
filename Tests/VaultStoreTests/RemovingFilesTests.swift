import Foundation
import Synchronization
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// Files that are no notes come and go with the notes of a change.
@Suite("Files that come and go")
struct RemovingFilesTests {
    private static let files: [String: FileContent] = [
        "A.md": "a", "Attachments/x.pdf": [0xFF, 0], "Attachments/y.pdf": "y", ".kith/lock": "",
    ]

    /// A change that makes a note longer and takes a file away, as it is.
    private static let change: @Sendable (VaultSlice) throws -> VaultChange<Bool> = { slice in
        let path = NotePath("Attachments/x.pdf")
        let note = try appending("+", to: "A.md")(slice).edit.files
        guard let bytes = slice.files[path] else { return VaultChange(VaultEdit(note), outcome: false) }
        return VaultChange(VaultEdit(note + [.remove(path, bytes)]), outcome: true)
    }

    private static let need = LoadNeed.files(.these([NotePath("Attachments/x.pdf")]), and: .notes("A.md"))

    @Test("a file goes together with the change of a note, and nothing of it stays")
    func removing() async throws {
        try await TemporaryVault.with(Self.files) { vault in
            let store = try VaultStore(root: vault.root)
            #expect(try await store.commit(needing: Self.need, Self.change))
            #expect(try vault.read("A.md") == Array("a+".utf8))
            let left = try vault.entries()
            #expect(
                left == [".kith", ".kith/lock", "A.md", "Attachments", "Attachments/y.pdf", "Vault.md"])
        }
    }

    @Test("a file larger than a note can be comes, and goes again")
    func large() async throws {
        try await TemporaryVault.with { vault in
            let store = try VaultStore(root: vault.root)
            let bytes = [UInt8](repeating: 7, count: NoteFile.largestSize + 1)
            let path = NotePath("Attachments/large.bin")
            try await store.commit(needing: .policy) { _ in
                VaultChange(VaultEdit([.create(path, bytes)]), outcome: ())
            }
            #expect(try vault.read(path.string) == bytes)
            try await store.commit(needing: .files(.these([path]), and: .policy)) { slice in
                VaultChange(VaultEdit([.remove(path, slice.files[path] ?? [])]), outcome: ())
            }
            let left = try vault.entries().filter { $0.hasPrefix("Attachments/") }
            #expect(left == [])
        }
    }

    @Test("a file that another program saves before any call is not lost, and the change runs again")
    func raced() async throws {
        var seen: Set<[UInt8]> = []
        var (index, count) = (0, 1)
        while index < count {
            let at = index
            try await TemporaryVault.with(Self.files) { vault in
                let store = try VaultStore(root: vault.root)
                let path = vault.path("Attachments/x.pdf")
                let calls = InterruptedCalls { moment in
                    guard moment.index == at else { return }
                    try? Data("theirs".utf8).write(to: URL(filePath: path), options: .atomic)
                }
                let removed = Mutex<[UInt8]?>(nil)
                try await store.commit(needing: Self.need, limit: .seconds(60), calls: calls) { slice in
                    removed.withLock { $0 = slice.files[NotePath("Attachments/x.pdf")] }
                    return try Self.change(slice)
                }
                // Either theirs was seen before it went, or it came after that and is there.
                let gone = removed.withLock { $0 } ?? []
                let left = try? vault.read("Attachments/x.pdf")
                #expect(gone == Array("theirs".utf8) || left == Array("theirs".utf8), "at \(at) of \(calls.calls)")
                #expect(try vault.read("A.md") == Array("a+".utf8))
                let leftovers = try vault.entries().filter { $0.contains(".kith-") || $0.contains("recover") }
                #expect(leftovers == [], "at \(at) of \(calls.calls)")
                seen.insert(gone)
                if at == 0 { count = calls.calls.count }
            }
            index += 1
        }
        #expect(seen.count == 2)
    }

    @Test("when the note can't be written the file stays, and when the file can't go the note stays")
    func failing() async throws {
        for (call, number) in [(SimulatedDisk.Call.exchange, 0), (.exclusive, 0), (.synchronize, 2)] {
            try await TemporaryVault.with(Self.files) { vault in
                let store = try VaultStore(root: vault.root)
                let before = try vault.snapshotOfOthers()
                let calls = InterruptedCalls { moment throws(SystemError) in
                    if moment.call == call, moment.number == number { throw SystemError(EIO) }
                }
                await #expect(throws: VaultStoreError.self) {
                    try await store.commit(needing: Self.need, limit: .seconds(60), calls: calls, Self.change)
                }
                #expect(calls.calls.contains(call))
                #expect(try vault.snapshotOfOthers() == before, "\(call)")
            }
        }
    }

    // MARK: Reading

    @Test("files are read by their paths, or by their size below the attachments folder")
    func reading() async throws {
        let files: [String: FileContent] = [
            "Attachments/a.bin": "12", "Attachments/B/b.bin": "34", "Attachments/c.md": "56", "d.bin": "78",
            "Attachments/e.bin": "123", "Attachments/.f.bin": "90", "Inner/Vault.md": "---\nkith: 1\n---\n",
            "Inner/g.bin": "12",
        ]
        try await TemporaryVault.with(files) { vault in
            try vault.link("Attachments/link.bin", to: "a.bin")
            let store = try VaultStore(root: vault.root)
            let sized = try await store.load(.files(.attachments(sizes: [2]), and: .listed([])))
            #expect(
                sized.files.keys.map(\.string).sorted()
                    == ["Attachments/B/b.bin", "Attachments/a.bin", "Attachments/c.md"])
            let paths = ["d.bin", "Attachments/link.bin", "Attachments/.f.bin", "Inner/g.bin", "none", "Attachments"]
            let named = try await store.load(.files(.these(paths.map { NotePath($0) }), and: .policy))
            #expect(named.files == [NotePath("d.bin"): Array("78".utf8)])
            #expect(named.passedOver == [])
        }
    }

    @Test("a file is one of the vault, or one from elsewhere")
    func given() async throws {
        let files: [String: FileContent] = [
            "Attachments/a.bin": "1", ".hidden/b.bin": "2", "Inner/Vault.md": "---\nkith: 1\n---\n", "Inner/c.bin": "3",
        ]
        try await TemporaryVault.with(["out.bin": "4"], vaultNote: nil) { outside in
            try await TemporaryVault.with(files) { vault in
                let store = try VaultStore(root: vault.root)
                try vault.link("way", to: outside.root)
                try outside.link("own.bin", to: vault.path("Attachments/a.bin"))
                func given(_ path: String) throws -> GivenFile {
                    try store.givenFile(at: path, from: vault.path("Attachments"))
                }
                let own = GivenFile.inVault(NotePath("Attachments/a.bin"))
                #expect(try given("a.bin") == own)
                #expect(try given("../way/own.bin") == own)
                #expect(try given(vault.path("Attachments/./a.bin")) == own)
                let out = GivenFile.outside(name: "out.bin", Array("4".utf8))
                #expect(try given(outside.path("out.bin")) == out)
                #expect(try given("../way/out.bin") == out)
                #expect(try given("../.hidden/b.bin") == .outside(name: "b.bin", Array("2".utf8)))
                #expect(try given("../Inner/c.bin") == .outside(name: "c.bin", Array("3".utf8)))
                #expect(throws: VaultStoreError.givenFile(.missing(path: "none"))) { try given("none") }
                #expect(throws: VaultStoreError.givenFile(.missing(path: "a.bin/"))) { try given("a.bin/") }
                #expect(throws: VaultStoreError.givenFile(.notAFile(path: ".."))) { try given("..") }
                #expect(vault.makePipe("pipe"))
                #expect(throws: VaultStoreError.givenFile(.notAFile(path: "../pipe"))) { try given("../pipe") }
            }
        }
    }
}
