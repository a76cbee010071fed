import Foundation
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// What the next command does about a change of several files that was cut short, on a real disk.
@Suite("Carrying a change through")
struct JournalRecoveryTests {
    /// Runs the next command, which changes another note; gives what it failed with.
    private static func next(_ store: VaultStore) async -> VaultStoreError? {
        do {
            try await store.commit(needing: .notes("B.md"), appending("+", to: "B.md"))
            return nil
        } catch {
            return error as? VaultStoreError
        }
    }

    /// A vault whose change was cut short, then changed by somebody, and what the next command tells.
    private func expect(
        _ moment: CutShortVault.Moment, after prepare: (TemporaryVault) throws -> Void,
        tells expected: (TemporaryVault) throws -> [RecoveryNotice],
        _ check: (TemporaryVault) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await CutShortVault.with(moment) { vault, store in
            try prepare(vault)
            let notices = Notices()
            let error = await Self.next(notices.heard(by: store))
            #expect(error == nil, sourceLocation: sourceLocation)
            let told = try expected(vault)
            #expect(notices.all == told, sourceLocation: sourceLocation)
            #expect(vault.content("B.md") == "b+", sourceLocation: sourceLocation)
            #expect(!(try vault.entries().contains { $0.hasPrefix(".kith/journal") }), sourceLocation: sourceLocation)
            try check(vault)
        }
    }

    /// The path of the one version that was set aside.
    private static func kept(_ vault: TemporaryVault) throws -> String? {
        let kept = try vault.entries().filter { $0.hasPrefix(".kith/recover/") }
        #expect(kept.count == 1)
        return kept.first
    }

    private static func expect(_ vault: TemporaryVault, isFinished: Bool) throws {
        let found = try vault.isFinished()
        #expect(found == isFinished)
    }

    // MARK: Who does it

    @Test("the next change does it first, and tells so", arguments: CutShortVault.Moment.allCases)
    func nextChange(moment: CutShortVault.Moment) async throws {
        try await expect(
            moment, after: { try Self.expect($0, isFinished: false) }, tells: { _ in [.finished(files: 3)] },
            { try Self.expect($0, isFinished: true) })
    }

    @Test("so does who reads", arguments: CutShortVault.Moment.allCases)
    func reader(moment: CutShortVault.Moment) async throws {
        try await CutShortVault.with(moment) { vault, store in
            let notices = Notices()
            let slice = try await notices.heard(by: store).recovered().load(.notes("A.md"))
            #expect(slice.notes.map(\.bytes) == [Array("a+".utf8)])
            #expect(notices.all == [.finished(files: 3)])
            #expect(try vault.isFinished())
            _ = try await notices.heard(by: store).recovered()
            #expect(notices.all.count == 1)
        }
    }

    @Test("while another command is at work, who reads does nothing and says nothing")
    func readerOfBusyVault() async throws {
        try await CutShortVault.with(.created) { vault, store in
            let file = open(vault.path(".kith/lock"), O_RDWR)
            defer { close(file) }
            #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
            let before = try vault.snapshot()
            let notices = Notices()
            _ = try await notices.heard(by: store).recovered()
            #expect(notices.all == [])
            #expect(try vault.snapshot() == before)
        }
    }

    @Test("a vault without a journal costs who reads no lock")
    func noJournal() async throws {
        try await TemporaryVault.with(["A.md": "a"]) { vault in
            _ = try await VaultStore(root: vault.root).recovered()
            let left = try vault.entries()
            #expect(left == ["A.md", "Vault.md"])
        }
    }

    @Test("a change of one file has no journal, and looks for one by one call")
    func oneFile() async throws {
        try await TemporaryVault.with(["A.md": "a", ".kith/lock": ""]) { vault in
            let store = try VaultStore(root: vault.root)
            let calls = InterruptedCalls { _ in }
            try await store.commit("+", to: "A.md", calls: calls)
            #expect(!calls.calls.contains(.makeFolder))
            #expect(calls.calls.count { $0 == .names } == 0)
            // The note and its folder.
            #expect(calls.calls.count { $0 == .synchronize } == 2)
        }
    }

    // MARK: Later work

    @Test("a note that somebody saved since stays, and what it was to hold is kept")
    func savedNote() async throws {
        for moment in CutShortVault.Moment.allCases {
            try await expect(
                moment, after: { try $0.write("A.md", "theirs") },
                tells: { [.finished(files: 3), .stays(path: "A.md", kept: try Self.kept($0))] },
                { vault in
                    #expect(vault.content("A.md") == "theirs")
                    let kept = try vault.kept()
                    #expect(kept == ["a+"])
                    #expect(vault.content("New/N.md") == "new" && vault.content("Files/x.pdf") == nil)
                })
        }
    }

    @Test("so does one that is gone, one in a folder that is a link now, and what is no file any more")
    func movedNote() async throws {
        let ways: [@Sendable (TemporaryVault) throws -> Void] = [
            { try $0.remove("A.md") },
            { vault in
                try vault.remove("A.md")
                try vault.link("A.md", to: "B.md")
            },
            { vault in
                try vault.remove("A.md")
                try vault.makeFolder("A.md")
            },
        ]
        for way in ways {
            try await expect(
                .created, after: way,
                tells: { [.finished(files: 3), .stays(path: "A.md", kept: try Self.kept($0))] },
                { vault in
                    let kept = try vault.kept()
                    #expect(kept == ["a+"])
                })
        }
    }

    @Test("a new note whose folder is gone gets it anew; where a link, a file or a vault is now, it is kept")
    func newFolder() async throws {
        try await expect(
            .created, after: { try $0.remove("New") }, tells: { _ in [.finished(files: 3)] },
            { try Self.expect($0, isFinished: true) })
        let ways: [@Sendable (TemporaryVault) throws -> Void] = [
            { vault in
                try vault.makeFolder("Elsewhere")
                try vault.link("New", to: "Elsewhere")
            },
            { try $0.write("New", "a file") },
            { try $0.makeFolder("new") },
            { try $0.write("New/Vault.md", "---\nkith: 1\n---\n") },
        ]
        for way in ways {
            try await expect(
                .created,
                after: { vault in
                    try vault.remove("New")
                    try way(vault)
                },
                tells: { [.finished(files: 3), .stays(path: "New/N.md", kept: try Self.kept($0))] },
                { vault in
                    let kept = try vault.kept()
                    #expect(kept == ["new"])
                    #expect(vault.content("Elsewhere/N.md") == nil && vault.content("New/N.md") == nil)
                    #expect(vault.content("A.md") == "a+")
                })
        }
    }

    @Test("a new note whose name something has by then, be it in another case, is kept")
    func takenName() async throws {
        for name in ["New/N.md", "New/n.MD"] {
            try await expect(
                .marked, after: { try $0.write(name, "theirs") },
                tells: { [.finished(files: 3), .stays(path: "New/N.md", kept: try Self.kept($0))] },
                { vault in
                    #expect(vault.content(name) == "theirs")
                    let kept = try vault.kept()
                    #expect(kept == ["new"])
                })
        }
    }

    @Test("a file that was to go, and was saved since, stays")
    func savedFile() async throws {
        for moment in CutShortVault.Moment.allCases {
            try await expect(
                moment, after: { try $0.write("Files/x.pdf", "theirs") },
                tells: { _ in [.finished(files: 3), .stays(path: "Files/x.pdf", kept: nil)] },
                { vault in
                    #expect(vault.content("Files/x.pdf") == "theirs")
                    let left = try vault.entries().filter { $0.hasPrefix("Files/") }
                    #expect(left == ["Files/x.pdf"])
                })
        }
    }

    @Test("what was saved in the moment of the exchange gets its name again")
    func displaced() async throws {
        try await expect(
            .replaced,
            after: { vault in
                let names = try vault.entries()
                let note = try #require(names.first { $0.hasPrefix(".kith-") && vault.content($0) == "a" })
                try vault.write(note, "theirs")
            },
            tells: { [.finished(files: 3), .stays(path: "A.md", kept: try Self.kept($0))] },
            { vault in
                #expect(vault.content("A.md") == "theirs")
                let kept = try vault.kept()
                #expect(kept == ["a+"])
            })
    }

    @Test("and where the name has yet another version, both of the others are kept")
    func displacedTwice() async throws {
        try await CutShortVault.with(.replaced) { vault, store in
            let names = try vault.entries()
            let note = try #require(names.first { $0.hasPrefix(".kith-") && vault.content($0) == "a" })
            try vault.write(note, "first")
            try vault.write("A.md", "second")
            let notices = Notices()
            #expect(await Self.next(notices.heard(by: store)) == nil)
            #expect(vault.content("A.md") == "second")
            #expect(try vault.kept().sorted() == ["a+", "first"])
            #expect(notices.all.count == 3 && notices.all.first == .finished(files: 3))
            #expect(notices.all.contains { if case .versionKept("A.md", _) = $0 { true } else { false } })
        }
    }
}
