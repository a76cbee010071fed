import Foundation
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// What can't be written safely is refused by name, and nothing of the folder changes.
@Suite("Refusals of a commit")
struct CommitRefusalTests {
    private static let vaultFiles: [String: FileContent] = [
        "A.md": "a", "B.md": "b", "Contacts/Ada.md": "ada", "Contacts/Jose\u{301}.md": "j", "file": "",
    ]

    /// Expects a refusal, twice: with the lock's file there and without; nothing changes either time.
    private func expectRefusal(
        _ expected: (TemporaryVault) -> CommitError, needing need: LoadNeed = .notes("A.md", "B.md"),
        prepare: (TemporaryVault) throws -> Void = { _ in },
        _ change: @Sendable (VaultSlice) throws -> VaultEdit, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for isLockThere in [false, true] {
            try await TemporaryVault.with(Self.vaultFiles) { vault in
                if isLockThere { try vault.write(".kith/lock", "") }
                try prepare(vault)
                let store = try VaultStore(root: vault.root)
                let before = try vault.snapshot()
                let error = await refusal {
                    try await store.commit(needing: need) { VaultChange(try change($0), outcome: ()) }
                }
                #expect(error == expected(vault), sourceLocation: sourceLocation)
                let after = try vault.snapshot()
                #expect(after == before, sourceLocation: sourceLocation)
            }
        }
    }

    private static func append(_ paths: String...) -> @Sendable (VaultSlice) throws -> VaultEdit {
        { slice in
            VaultEdit(
                paths.compactMap { path in
                    slice.note(at: NotePath(path)).map { .replace($0.path, from: $0.bytes, to: $0.bytes + [43]) }
                })
        }
    }

    private static func create(_ paths: String...) -> @Sendable (VaultSlice) throws -> VaultEdit {
        { _ in VaultEdit(paths.map { .create(NotePath($0), [120]) }) }
    }

    // MARK: Permissions

    @Test("a note without any right to write is refused, even for those who may do everything")
    func readOnlyNote() async throws {
        try await expectRefusal(
            { _ in .readOnlyNote(path: "B.md") }, prepare: { try $0.setPermissions(0o444, of: "B.md") },
            Self.append("A.md", "B.md"))
    }

    @Test("so is a folder without one, for notes in it and for new ones")
    func readOnlyFolder() async throws {
        let prepare = { (vault: TemporaryVault) in try vault.setPermissions(0o555, of: "Contacts") }
        let need = LoadNeed.notes("A.md", "Contacts/Ada.md")
        let expected = { (_: TemporaryVault) in CommitError.readOnlyFolder(path: "Contacts") }
        try await expectRefusal(expected, needing: need, prepare: prepare, Self.append("A.md", "Contacts/Ada.md"))
        try await expectRefusal(expected, needing: need, prepare: prepare, Self.create("New.md", "Contacts/New.md"))
        try await expectRefusal(expected, needing: need, prepare: prepare, Self.create("Contacts/a/b/New.md"))
    }

    // MARK: What stands there

    @Test("a note with several names is refused")
    func hardLink() async throws {
        try await expectRefusal(
            { _ in .hardLinked(path: "B.md") }, prepare: { #expect($0.makeHardLink("other", to: "B.md")) },
            Self.append("A.md", "B.md"))
    }

    @Test("folders, pipes and links in a note's place are refused", arguments: ["folder", "pipe", "link"])
    func oddFiles(kind: String) async throws {
        let edit: @Sendable (VaultSlice) -> VaultEdit = { _ in
            VaultEdit([.replace(NotePath("X.md"), from: [], to: [1])])
        }
        let expected = { (_: TemporaryVault) in
            kind == "link" ? CommitError.symbolicLink(path: "X.md") : .notRegular(path: "X.md")
        }
        try await expectRefusal(
            expected,
            prepare: { vault in
                switch kind {
                case "folder": try vault.makeFolder("X.md")
                case "pipe": #expect(vault.makePipe("X.md"))
                default: try vault.link("X.md", to: "A.md")
                }
            }, edit)
    }

    @Test("no symbolic link is followed on the way to a note, be it to a folder of the vault")
    func linkedFolder() async throws {
        let prepare = { (vault: TemporaryVault) in try vault.link("Way", to: "Contacts") }
        let expected = { (_: TemporaryVault) in CommitError.symbolicLink(path: "Way") }
        try await expectRefusal(expected, prepare: prepare, Self.create("Way/New.md"))
        try await expectRefusal(expected, prepare: prepare, Self.create("Way/deep/New.md"))
        try await expectRefusal(
            expected, prepare: prepare, { _ in VaultEdit([.replace(NotePath("Way/Ada.md"), from: [], to: [1])]) })
    }

    @Test("a folder that is a vault of its own gets nothing")
    func nestedVault() async throws {
        let prepare = { (vault: TemporaryVault) in try vault.write("Inner/Vault.md", "---\nkith: 1\n---\n") }
        let expected = { (_: TemporaryVault) in CommitError.nestedVault(path: "Inner") }
        try await expectRefusal(expected, prepare: prepare, Self.create("Inner/New.md"))
        try await expectRefusal(expected, prepare: prepare, Self.create("Inner/deep/New.md"))
    }

    @Test(
        "a path that leads out, or to something hidden, is no place",
        arguments: [
            "../x.md", "Contacts/../x.md", ".git/x.md", "Contacts/.x.md", "/x.md", "Contacts//x.md", "", "Contacts/",
            "Contacts/./x.md", "a\0b.md",
        ])
    func noPlace(path: String) async throws {
        try await expectRefusal({ _ in .noPlace(path: path) }, Self.create("New.md", path))
    }

    @Test("a note beyond 8 MiB is refused, be it new, or become so")
    func tooLarge() async throws {
        let large = [UInt8](repeating: 97, count: NoteFile.largestSize + 1)
        try await expectRefusal(
            { _ in .tooLarge(path: "X.md") }, { _ in VaultEdit([.create(NotePath("X.md"), large)]) })
        try await expectRefusal(
            { _ in .tooLarge(path: "A.md") }, { _ in VaultEdit([.replace(NotePath("A.md"), from: [97], to: large)]) })
    }

    @Test("an attachment beyond 256 MiB is refused, one beyond 8 MiB is none")
    func largeAttachment() async throws {
        let large = [UInt8](repeating: 97, count: NoteFile.largestAttachment + 1)
        try await expectRefusal(
            { _ in .tooLarge(path: "x.pdf") }, { _ in VaultEdit([.create(NotePath("x.pdf"), large)]) })
    }

    // MARK: Files that are to go

    @Test(
        "what can't be replaced does not go either",
        arguments: ["read-only", "read-only folder", "hard link", "link", "folder", "hidden", "linked folder"])
    func removal(kind: String) async throws {
        let path = kind == "hidden" ? ".x.pdf" : kind == "linked folder" ? "Way/x.pdf" : "Files/x.pdf"
        let edit: @Sendable (VaultSlice) -> VaultEdit = { _ in
            VaultEdit([.create(NotePath("New.md"), [1]), .remove(NotePath(path), [120])])
        }
        let expected = { (_: TemporaryVault) -> CommitError in
            switch kind {
            case "read-only": .readOnlyNote(path: path)
            case "read-only folder": .readOnlyFolder(path: "Files")
            case "hard link": .hardLinked(path: path)
            case "link": .symbolicLink(path: path)
            case "folder": .notRegular(path: path)
            case "hidden": .noPlace(path: path)
            default: .symbolicLink(path: "Way")
            }
        }
        try await expectRefusal(
            expected,
            prepare: { vault in
                if kind == "folder" { return try vault.makeFolder(path) }
                try vault.write("Files/y.pdf", "x")
                if kind == "link" { return try vault.link(path, to: "y.pdf") }
                try vault.write("Files/x.pdf", "x")
                switch kind {
                case "read-only": try vault.setPermissions(0o444, of: path)
                case "read-only folder": try vault.setPermissions(0o555, of: "Files")
                case "hard link": #expect(vault.makeHardLink("other", to: path))
                case "linked folder": try vault.link("Way", to: "Files")
                default: break
                }
            }, edit)
    }

    // MARK: Names

    @Test(
        "a name that is taken is refused, also where case or Unicode form alone tell it apart",
        arguments: [
            ("Contacts/Ada.md", "Contacts/Ada.md"), ("Contacts/ADA.md", "Contacts/Ada.md"),
            ("Contacts/Jos\u{E9}.md", "Contacts/Jose\u{301}.md"), ("contacts/New.md", "Contacts"),
            ("file/New.md", "file"),
            ("Contacts", "Contacts"), ("vault.md", "Vault.md"),
        ])
    func taken(path: String, existing: String) async throws {
        try await expectRefusal({ _ in .taken(path: existing) }, Self.create("New.md", path))
    }

    @Test("two new notes of one name are refused, and so are folders that case alone tells apart")
    func takenByTheEdit() async throws {
        try await expectRefusal({ _ in .taken(path: "N.md") }, Self.create("N.md", "n.md"))
        try await expectRefusal({ _ in .taken(path: "N.md") }, Self.create("N.md", "N.md"))
        try await expectRefusal({ _ in .taken(path: "New") }, Self.create("New/a.md", "new/b.md"))
    }

    // MARK: The vault's own folder

    @Test("a symbolic link in place of .kith or of the lock is refused")
    func linkedLock() async throws {
        for (link, files) in [(".kith", [:]), (".kith/lock", [".kith/x": FileContent("")])] {
            try await TemporaryVault.with(Self.vaultFiles.merging(files) { $1 }) { vault in
                try vault.link(link, to: vault.path(link == ".kith" ? "Contacts" : "file"))
                let store = try VaultStore(root: vault.root)
                let before = try vault.snapshot()
                let error = await refusal {
                    try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
                }
                #expect(error == .symbolicLink(path: link))
                if link == ".kith" { #expect(try vault.snapshot() == before) }
                #expect(try vault.read("A.md") == [97])
                #expect(try vault.read("file") == [])
            }
        }
    }
}
