import Foundation
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// A new vault appears whole, or not at all, and changes nothing that was there.
@Suite("Creating a vault")
struct CreatingVaultTests {
    private static let notes = [
        NewNote(path: NotePath("Vault.md"), text: "---\nkith: 1\nname: New\n---\n"),
        NewNote(path: NotePath("Team/Jane Doe.md"), text: "---\ntype: member\nrole: owner\n---\n"),
    ]

    /// What a refusal is; nil where there is none.
    private func refusal(_ body: () throws(VaultStoreError) -> Void) -> VaultStoreError? {
        do throws(VaultStoreError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    /// Every path in a folder with its bytes, hidden ones too.
    private func contents(of folder: TemporaryVault) throws -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.root) {
            contents[path] = (try? folder.read(path)) ?? []
        }
        return contents
    }

    // MARK: Making

    @Test("a missing folder is made, with those above it, and opens as a vault")
    func missingFolder() async throws {
        try await TemporaryVault.with(vaultNote: nil) { place in
            try VaultStore.create(Self.notes, in: place.path("a/b"))
            #expect(try VaultStore(root: place.path("a/b")).settings.name == "New")
            #expect(try place.read("a/b/Team/Jane Doe.md") == Array(Self.notes[1].text.utf8))
            #expect(
                try contents(of: place).keys.sorted() == [
                    "a", "a/b", "a/b/Team", "a/b/Team/Jane Doe.md", "a/b/Vault.md",
                ])
        }
    }

    @Test("notes that are there stay as they are")
    func existingNotes() async throws {
        let files: [String: FileContent] = ["Ada.md": "# Ada\r\n", "Team/x.txt": "x"]
        try await TemporaryVault.with(files, vaultNote: nil) { place in
            let modified = try modificationDate(of: place.path("Ada.md"))
            try VaultStore.create(Self.notes, in: place.root)
            #expect(try place.read("Ada.md") == Array("# Ada\r\n".utf8))
            #expect(try modificationDate(of: place.path("Ada.md")) == modified)
            #expect(try contents(of: place).count == 5)
        }
    }

    private func modificationDate(of path: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }

    // MARK: Refusals

    @Test("what stands in the way is refused, and everything stays as it was")
    func refusals() async throws {
        let cases: [(files: [String: FileContent], error: (TemporaryVault) -> VaultCreationError)] = [
            (["Vault.md": "---\nkith: 1\n---\n"], { .exists(path: $0.path("Vault.md")) }),
            (["Vault.md": "---\nkith: 7\nname: \"x\n---\n"], { .exists(path: $0.path("Vault.md")) }),
            (["Vault.md": "# Notes\n"], { .vaultNoteInTheWay(path: $0.path("Vault.md")) }),
            (["Vault.md/x": ""], { .inTheWay(path: $0.path("Vault.md")) }),
            (["vault.MD": ""], { .similarNameInTheWay(path: $0.path("vault.MD"), name: "Vault.md") }),
            (["team/x": ""], { .similarNameInTheWay(path: $0.path("team"), name: "Team") }),
            (["Team": ""], { .notAFolder(path: $0.path("Team")) }),
            (["Team/Jane Doe.md": ""], { .inTheWay(path: $0.path("Team/Jane Doe.md")) }),
            (
                ["Team/jane doe.md": ""],
                { .similarNameInTheWay(path: $0.path("Team/jane doe.md"), name: "Jane Doe.md") }
            ),
        ]
        for (files, error) in cases {
            try await TemporaryVault.with(files, vaultNote: nil) { place in
                let before = try contents(of: place)
                let expected = VaultStoreError.creation(error(place))
                let made = refusal { () throws(VaultStoreError) in try VaultStore.create(Self.notes, in: place.root) }
                let checked = refusal { () throws(VaultStoreError) in
                    try VaultStore.checkCreation(of: Self.notes, in: place.root)
                }
                #expect(made == expected)
                #expect(checked == expected)
                #expect(try contents(of: place) == before)
            }
        }
    }

    @Test("a name in another Unicode form is the same name")
    func unicodeForms() async throws {
        try await TemporaryVault.with(["Team/Jose\u{301}.md": ""], vaultNote: nil) { place in
            let notes = [NewNote(path: NotePath("Team/Jos\u{E9}.md"), text: "x\n")]
            let error = refusal { () throws(VaultStoreError) in try VaultStore.create(notes, in: place.root) }
            // Some file systems have one form only; there it is the very same name.
            #expect(
                error == .creation(.similarNameInTheWay(path: place.path("Team/Jose\u{301}.md"), name: "Jos\u{E9}.md"))
                    || error == .creation(.inTheWay(path: place.path("Team/Jos\u{E9}.md"))))
        }
    }

    @Test("a vault inside a vault is refused, wherever in it, and no folder is left behind")
    func insideVault() async throws {
        try await TemporaryVault.with(["Notes/x.md": ""]) { outer in
            for folder in [outer.path("new/deep"), outer.path("Notes"), outer.path("Notes/y")] {
                let error = refusal { () throws(VaultStoreError) in try VaultStore.create(Self.notes, in: folder) }
                #expect(error == .creation(.insideVault(folder: folder, root: outer.root)))
            }
            let left = try contents(of: outer)
            #expect(left.keys.sorted() == ["Notes", "Notes/x.md", "Vault.md"])
        }
    }

    @Test("a way through a symbolic link into a vault is seen")
    func linkIntoVault() async throws {
        try await TemporaryVault.with(["Notes/x.md": ""]) { outer in
            try await TemporaryVault.with(vaultNote: nil) { place in
                try place.link("way", to: outer.path("Notes"))
                let folder = place.path("way/new")
                let error = refusal { () throws(VaultStoreError) in try VaultStore.create(Self.notes, in: folder) }
                #expect(error == .creation(.insideVault(folder: folder, root: outer.root)))
            }
        }
    }

    @Test("a file, a link to nothing, and what would stand below them is no place")
    func noFolder() async throws {
        try await TemporaryVault.with(["file": ""], vaultNote: nil) { place in
            try place.link("link", to: "nothing")
            for (folder, culprit) in [("file", "file"), ("file/a/b", "file"), ("link", "link"), ("link/a", "link")] {
                let error = refusal { () throws(VaultStoreError) in
                    try VaultStore.create(Self.notes, in: place.path(folder))
                }
                #expect(error == .creation(.notAFolder(path: place.path(culprit))))
            }
        }
    }

    @Test("checking writes nothing")
    func checking() async throws {
        try await TemporaryVault.with(vaultNote: nil) { place in
            try VaultStore.checkCreation(of: Self.notes, in: place.path("a/b"))
            try VaultStore.checkCreation(of: Self.notes, in: place.root)
            #expect(try contents(of: place).isEmpty)
        }
    }
}
