import Foundation
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// A change is written as it was worked out, with everything else of the note kept.
@Suite("Committing")
struct CommittingTests {
    // MARK: What is written

    @Test("a note that was read gets its new bytes, and the outcome comes back")
    func replacing() async throws {
        try await TemporaryVault.with(["Ada.md": "one\r\n"]) { vault in
            let store = try VaultStore(root: vault.root)
            let outcome = try await store.commit(needing: .notes("Ada.md"), appending("two", to: "Ada.md"))
            #expect(outcome == "two")
            #expect(try vault.read("Ada.md") == Array("one\r\ntwo".utf8))
            let left = try vault.entries()
            #expect(left == [".kith", ".kith/.gitignore", ".kith/lock", "Ada.md", "Vault.md"])
        }
    }

    @Test("new notes are made, with the folders that they stand in")
    func creatingNotes() async throws {
        try await TemporaryVault.with(["Contacts/Bo.md": ""]) { vault in
            let store = try VaultStore(root: vault.root)
            let notes = ["Contacts/Ada.md": "a\n", "New/Deep/C.md": "c\n", "New/D.md": "d\n"]
            #expect(try await store.commit(needing: .policy, creating(notes)) == 3)
            for (path, text) in notes { #expect(try vault.read(path) == Array(text.utf8)) }
            #expect(try vault.entries().filter { $0.hasSuffix(".tmp") } == [])
            #expect(try vault.permissions(of: "Contacts/Ada.md") == vault.permissions(of: "Contacts/Bo.md"))
        }
    }

    @Test("notes are made and replaced together")
    func together() async throws {
        try await TemporaryVault.with(["A.md": "a", "N/B.md": "b"]) { vault in
            let store = try VaultStore(root: vault.root)
            try await store.commit(needing: .notes("A.md", "N/B.md")) { slice in
                let edits = try appending("+", to: "A.md", "N/B.md")(slice).edit.files
                return VaultChange(VaultEdit(edits + [.create(NotePath("N/C.md"), [0xFF, 0])]), outcome: ())
            }
            #expect(try vault.read("A.md") == Array("a+".utf8))
            #expect(try vault.read("N/B.md") == Array("b+".utf8))
            #expect(try vault.read("N/C.md") == [0xFF, 0])
        }
    }

    @Test("a note may become empty, or grow out of nothing")
    func emptyNotes() async throws {
        try await TemporaryVault.with(["A.md": "", "B.md": "b"]) { vault in
            let store = try VaultStore(root: vault.root)
            try await store.commit(needing: .notes("A.md", "B.md")) { _ in
                let (a, b) = (NotePath("A.md"), NotePath("B.md"))
                return VaultChange(
                    VaultEdit([.replace(a, from: [], to: [97]), .replace(b, from: [98], to: [])]), outcome: ())
            }
            #expect(try vault.read("A.md") == [97])
            #expect(try vault.read("B.md") == [])
        }
    }

    @Test("a change sees the settings as they are when it is worked out")
    func freshSettings() async throws {
        try await TemporaryVault.with(["A.md": ""]) { vault in
            let store = try VaultStore(root: vault.root)
            try vault.write("Vault.md", "---\nkith: 1\nname: Later\n---\n")
            let name = try await store.commit(needing: .policy) {
                VaultChange(VaultEdit([]), outcome: $0.settings.name)
            }
            #expect(name == "Later")
        }
    }

    // MARK: What is kept

    @Test("the mode stays, and so does the owner")
    func modeAndOwner() async throws {
        try await TemporaryVault.with(["A.md": "a"]) { vault in
            let store = try VaultStore(root: vault.root)
            for mode in [0o600, 0o640, 0o664, 0o777] {
                try vault.setPermissions(mode, of: "A.md")
                // Only the administrator may give a file away.
                if geteuid() == 0 { #expect(chown(vault.path("A.md"), 1234, 4321) == 0) }
                let before = try FileManager.default.attributesOfItem(atPath: vault.path("A.md"))
                try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
                let after = try FileManager.default.attributesOfItem(atPath: vault.path("A.md"))
                #expect(after[.posixPermissions] as? Int == mode)
                #expect(after[.ownerAccountID] as? Int == before[.ownerAccountID] as? Int)
                #expect(after[.groupOwnerAccountID] as? Int == before[.groupOwnerAccountID] as? Int)
            }
        }
    }

    @Test("extended attributes stay, empty ones too")
    func attributes() async throws {
        try await TemporaryVault.with(["A.md": "a"]) { vault in
            let attributes: [String: [UInt8]] = ["user.kith.a": [1, 0, 2], "user.kith.b": []]
            // Some file systems have none.
            guard vault.setAttributes(attributes, of: "A.md") else { return }
            let store = try VaultStore(root: vault.root)
            try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            #expect(vault.attributes(of: "A.md") == attributes)
            #expect(try vault.read("A.md") == Array("a+".utf8))
        }
    }

    // MARK: What is not written

    @Test("an empty edit writes nothing and makes nothing")
    func emptyEdit() async throws {
        try await TemporaryVault.with(["A.md": "a"]) { vault in
            let store = try VaultStore(root: vault.root)
            let before = try vault.snapshot()
            #expect(try await store.commit(needing: .notes("A.md"), appending("", to: "A.md")) == "")
            #expect(try vault.snapshot() == before)
            try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            let locked = try vault.snapshot()
            #expect(try await store.commit(needing: .notes("A.md"), appending("", to: "A.md")) == "")
            #expect(try vault.snapshot() == locked)
        }
    }

    @Test("what a change throws comes through as it is, and nothing is written")
    func thrown() async throws {
        try await TemporaryVault.with(["A.md": "a"]) { vault in
            let store = try VaultStore(root: vault.root)
            for _ in 0..<2 {
                let before = try vault.snapshot()
                await #expect(throws: ChangeRefusal()) {
                    try await store.commit(needing: .notes("A.md"), appending("+", to: "missing.md"))
                }
                #expect(try vault.snapshot() == before)
                // Once more where the lock's file is there.
                try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            }
        }
    }

    @Test("planning gives the edit, refuses what committing would, and writes nothing")
    func planning() async throws {
        try await TemporaryVault.with(["A.md": "a", "B.md": "b"]) { vault in
            try vault.setPermissions(0o444, of: "B.md")
            let store = try VaultStore(root: vault.root)
            let before = try vault.snapshot()
            let plan = try await store.plan(needing: .notes("A.md"), appending("+", to: "A.md"))
            #expect(plan.edit == VaultEdit([.replace(NotePath("A.md"), from: [97], to: [97, 43])]))
            #expect(plan.outcome == "+")
            let error = await refusal {
                _ = try await store.plan(needing: .notes("B.md"), appending("+", to: "B.md"))
            }
            #expect(error == .readOnlyNote(path: "B.md"))
            #expect(try vault.snapshot() == before)
        }
    }
}
