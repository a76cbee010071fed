import Foundation
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// What stands against carrying a change through ends commands that write, and is told by those that read.
@Suite("Changes that can't be carried through")
struct UnfinishedChangeTests {
    /// Expects both to say so, nothing to change, and all to be well once what stands against it is gone.
    private func expect(
        _ moment: CutShortVault.Moment, _ prepare: (TemporaryVault) throws -> Void,
        fails expected: CommitError, until mend: (TemporaryVault) throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await CutShortVault.with(moment) { vault, store in
            try prepare(vault)
            let before = try vault.texts()
            let failure = VaultStoreError.unfinished(journal: try vault.journal(), .commit(expected))
            let notices = Notices()
            await #expect(throws: failure, sourceLocation: sourceLocation) {
                try await store.commit(needing: .notes("B.md"), appending("+", to: "B.md"))
            }
            _ = try await notices.heard(by: store).recovered()
            #expect(notices.all == [.unfinished(failure)], sourceLocation: sourceLocation)
            let after = try vault.texts()
            #expect(after == before, sourceLocation: sourceLocation)
            try mend(vault)
            try await store.commit(needing: .notes("B.md"), appending("+", to: "B.md"))
            #expect(try vault.isFinished(), sourceLocation: sourceLocation)
        }
    }

    @Test("a note or folder that may not be written, and a note of two names")
    func permissions() async throws {
        try await expect(
            .created, { try $0.setPermissions(0o444, of: "A.md") }, fails: .readOnlyNote(path: "A.md"),
            until: { try $0.setPermissions(0o644, of: "A.md") })
        try await expect(
            .replaced, { try $0.setPermissions(0o555, of: "Files") }, fails: .readOnlyFolder(path: "Files"),
            until: { try $0.setPermissions(0o755, of: "Files") })
        try await expect(
            .created, { #expect($0.makeHardLink("other", to: "A.md")) }, fails: .hardLinked(path: "A.md"),
            until: { try $0.remove("other") })
    }

    @Test("something else than a file under a temporary name")
    func temporaryFolder() async throws {
        try await CutShortVault.with(.created) { vault, store in
            let names = try vault.entries()
            let name = try #require(names.first { $0.hasPrefix(".kith-") && vault.content($0) == "a+" })
            try vault.remove(name)
            try vault.link(name, to: "B.md")
            await #expect(throws: VaultStoreError.self) {
                try await store.commit(needing: .notes("B.md"), appending("+", to: "B.md"))
            }
            #expect(vault.content("B.md") == "b" && vault.content("A.md") == "a")
        }
    }

    @Test("a journal that can't be read, be it damaged or somebody's", arguments: ["damaged", "out", "link", "folder"])
    func unreadable(kind: String) async throws {
        try await CutShortVault.with(.created) { vault, store in
            let journal = try vault.journal()
            var bytes = try vault.read(journal + "/files")
            switch kind {
            case "damaged": bytes[bytes.count / 2] ^= 1
            case "out":
                let entry = Journal.Entry(
                    path: NotePath("../out.md"), temporary: ".kith-7-abc.tmp", before: nil, after: [1])
                bytes = []
                try Journal([entry]).write { bytes += $0 }
            default: try vault.remove(journal + "/files")
            }
            switch kind {
            case "link": try vault.link(journal + "/files", to: "../../../B.md")
            case "folder": try vault.makeFolder(journal + "/files")
            default: try vault.write(journal + "/files", FileContent(bytes: bytes))
            }
            let failure = VaultStoreError.unfinished(journal: journal, .commit(.unreadableJournal(path: journal)))
            let before = try vault.snapshot()
            await #expect(throws: failure) {
                try await store.commit(needing: .notes("B.md"), appending("+", to: "B.md"))
            }
            #expect(try vault.snapshot() == before)
            #expect(!FileManager.default.fileExists(atPath: vault.path("../out.md")))
            try vault.remove(journal)
            try await store.commit(needing: .notes("B.md"), appending("+", to: "B.md"))
            #expect(vault.content("A.md") == "a" && vault.content("B.md") == "b+")
        }
    }

    @Test("a symbolic link in place of the journals is no journal, and nothing is written where it leads to")
    func linkedJournals() async throws {
        let files: [String: FileContent] = ["A.md": "a", "B.md": "b", ".kith/lock": "", "Elsewhere/x": ""]
        try await TemporaryVault.with(files) { vault in
            try vault.link(".kith/journal", to: "../Elsewhere")
            let store = try VaultStore(root: vault.root)
            let error = await refusal {
                try await store.commit(needing: .notes("A.md", "B.md"), appending("+", to: "A.md", "B.md"))
            }
            #expect(error == .symbolicLink(path: ".kith/journal"))
            _ = try await store.recovered()
            try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            let left = try vault.entries().filter { $0.hasPrefix("Elsewhere/") || $0.contains(".kith-") }
            #expect(left == ["Elsewhere/x"])
        }
    }

    @Test("a journal that was never whole is dropped, and what somebody put there stays")
    func unmarked() async throws {
        let files: [String: FileContent] = [
            "A.md": "a", ".kith/lock": "", ".kith/journal/abc/files.part": "kith jour", ".kith/journal/x/theirs": "x",
        ]
        try await TemporaryVault.with(files) { vault in
            let notices = Notices()
            let store = notices.heard(by: try VaultStore(root: vault.root))
            _ = try await store.recovered()
            try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            #expect(notices.all == [])
            let left = try vault.entries().filter { $0.hasPrefix(".kith/journal") }
            #expect(left == [".kith/journal", ".kith/journal/x", ".kith/journal/x/theirs"])
        }
    }

    @Test("a change that fails, and whose journal can't be removed either, says that it will be carried through")
    func journalLeft() async throws {
        try await TemporaryVault.with(["A.md": "a", "B.md": "b", ".kith/lock": ""]) { vault in
            let store = try VaultStore(root: vault.root)
            let calls = InterruptedCalls { moment throws(SystemError) in
                if moment.call == .exchange && moment.number == 1 || moment.call == .remove { throw SystemError(EIO) }
            }
            let error = await refusal {
                try await store.commit(needing: .notes("A.md", "B.md"), limit: .zero, calls: calls) {
                    try appending("+", to: "A.md", "B.md")($0)
                }
            }
            let journal = try vault.journal()
            #expect(error == .journalLeft(path: journal))
            #expect(vault.content("A.md") == "a" && vault.content("B.md") == "b")
            _ = try await store.recovered()
            #expect(vault.content("A.md") == "a+" && vault.content("B.md") == "b+")
            let left = try vault.entries().filter { $0.contains(".kith-") || $0.hasPrefix(".kith/journal") }
            #expect(left == [])
        }
    }
}
