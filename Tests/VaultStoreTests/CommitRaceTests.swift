import Foundation
import Synchronization
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// Another program that saves the same note, at any moment, loses nothing.
@Suite("Races with other programs")
struct CommitRaceTests {
    private static let old = "older!\n"
    private static let theirs = "theirs\n"

    enum Way: Sendable, CaseIterable {
        case inPlace
        case byRename
    }

    /// Saves a note as editors do.
    private static func save(_ text: String, at path: String, _ way: Way) {
        let bytes = Array(text.utf8)
        let target = way == .inPlace ? path : path + ".swp"
        let file = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(file) }
        #expect(write(file, bytes, bytes.count) == bytes.count)
        if way == .byRename { #expect(rename(target, path) == 0) }
    }

    /// A vault whose lock is there, so that a commit begins with it.
    private func withVault(_ body: (TemporaryVault, VaultStore) async throws -> Void) async throws {
        let files: [String: FileContent] = ["N/a.md": FileContent(Self.old), "N/b.md": "b", ".kith/lock": ""]
        try await TemporaryVault.with(files) { vault in try await body(vault, try VaultStore(root: vault.root)) }
    }

    private func text(_ vault: TemporaryVault, _ path: String = "N/a.md") throws -> String {
        String(decoding: try vault.read(path), as: UTF8.self)
    }

    private func leftovers(_ vault: TemporaryVault) throws -> [String] {
        try vault.entries().filter { $0.contains(".kith-") || $0.contains("recover") }
    }

    // MARK: One other program

    @Test(
        "whatever call it comes before, its version is kept, and ours is on top of it or below it",
        arguments: Way.allCases)
    func everyCall(way: Way) async throws {
        var results: Set<String> = []
        var index = 0
        var count = 1
        while index < count {
            let at = index
            try await withVault { vault, store in
                let note = vault.path("N/a.md")
                let calls = InterruptedCalls { moment in
                    if moment.index == at { Self.save(Self.theirs, at: note, way) }
                }
                try await store.commit("+", to: "N/a.md", calls: calls)
                let found = try text(vault)
                results.insert(found)
                // Theirs came before ours was read, or after it was written.
                #expect([Self.theirs + "+", Self.theirs].contains(found), "at call \(at) of \(calls.calls)")
                let left = try leftovers(vault)
                #expect(left == [], "at call \(at) of \(calls.calls)")
                if at == 0 { count = calls.calls.count }
            }
            index += 1
        }
        #expect(results == [Self.theirs + "+", Self.theirs])
    }

    @Test("what is written into the replaced file while others have it open is kept")
    func openElsewhere() async throws {
        try await withVault { vault, store in
            let file = open(vault.path("N/a.md"), O_WRONLY)
            let calls = InterruptedCalls { moment in
                guard moment.call == .pause, moment.number == 0 else { return }
                let bytes = Array("newer!\n".utf8)
                #expect(write(file, bytes, bytes.count) == bytes.count)
                close(file)
            }
            try await store.commit("+", to: "N/a.md", calls: calls)
            #expect(calls.calls.contains(.pause))
            #expect(try text(vault) == "newer!\n+")
        }
    }

    @Test("whoever opens the replaced file while it is looked at waits, and is not overlooked")
    func openedUnderLease() async throws {
        try await withVault { vault, store in
            let done = DispatchSemaphore(value: 0)
            let folder = vault.path("N")
            let calls = InterruptedCalls { moment in
                if moment.call == .release, moment.number == 0 {
                    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
                    let temporary = names.first { $0.hasPrefix(".kith-") } ?? ""
                    Thread.detachNewThread {
                        Self.save(Self.theirs, at: folder + "/" + temporary, .inPlace)
                        done.signal()
                    }
                    // Until it waits for the lease, as far as that can be told.
                    usleep(50_000)
                }
                if moment.call == .pause, moment.number == 0 { done.wait() }
            }
            try await store.commit("+", to: "N/a.md", calls: calls)
            // Where there are no leases, it did not have to wait.
            #expect(try text(vault) == Self.theirs + "+")
        }
    }

    @Test("who reads a file that is looked at under a lease waits, and reads it")
    func readUnderLease() async throws {
        try await withVault { vault, _ in
            let calls = SystemFileCalls()
            let file = try calls.open(FilePlace(path: vault.path("N/a.md")), for: .reading)
            // Some file systems have no leases.
            guard (try? calls.takeLease(on: file)) != nil else { return calls.close(file) }
            Thread.detachNewThread {
                usleep(20_000)
                calls.close(file)
            }
            guard case .bytes(let bytes) = NoteFile.read(vault.path("N/a.md"), in: AT_FDCWD) else {
                Issue.record("the note was not read")
                return
            }
            #expect(bytes == Array(Self.old.utf8))
        }
    }

    @Test("who saves again and again wins, and is told of")
    func persistent() async throws {
        try await withVault { vault, store in
            let note = vault.path("N/a.md")
            let calls = InterruptedCalls { moment in
                // The first of two exchanges; the second gives the place back.
                guard moment.call == .exchange, moment.number.isMultiple(of: 2) else { return }
                Self.save("theirs \(moment.number)\n", at: note, .byRename)
            }
            let error = await refusal { try await store.commit("+", to: "N/a.md", calls: calls) }
            #expect(error == .changedOnDisk(path: "N/a.md", kept: nil))
            #expect(try text(vault) == "theirs 10\n")
            let left = try leftovers(vault)
            #expect(left == [])
        }
    }

    // MARK: Twice in one moment

    @Test(
        "of two versions saved around the exchange, the later has the name and the other is kept",
        arguments: [true, false])
    func twice(isSeenAtOnce: Bool) async throws {
        try await withVault { vault, store in
            let note = vault.path("N/a.md")
            let calls = InterruptedCalls { moment in
                guard moment.call == .exchange else { return }
                if moment.number == 0 { Self.save("first!\n", at: note, .byRename) }
                if moment.number == 1, !isSeenAtOnce { Self.save("second\n", at: note, .byRename) }
            }
            let early = InterruptedCalls { moment in
                if moment.call == .exchange, moment.number == 0 { Self.save("first!\n", at: note, .byRename) }
                // What was displaced has been looked at by then.
                if moment.call == .release, moment.number == 0 { Self.save("second\n", at: note, .byRename) }
            }
            let error = await refusal {
                try await store.commit("+", to: "N/a.md", calls: isSeenAtOnce ? early : calls)
            }
            let kept = try vault.entries().filter { $0.hasPrefix(".kith/recover/") }
            #expect(kept.count == 1 && kept[0].hasSuffix(" a.md"))
            #expect(error == .changedOnDisk(path: "N/a.md", kept: kept.first))
            #expect(try text(vault) == "second\n")
            #expect(try kept.map { try text(vault, $0) } == ["first!\n"])
        }
    }

    // MARK: Several notes

    @Test("when another program saves the second of two notes, the first is given back, and both are written anew")
    func secondOfTwo() async throws {
        try await withVault { vault, store in
            let note = vault.path("N/b.md")
            let seen = Mutex<[String]>([])
            let calls = InterruptedCalls { moment in
                guard moment.call == .exchange, moment.number == 1 else { return }
                Self.save(Self.theirs, at: note, .inPlace)
            }
            try await store.commit(needing: .notes("N/a.md", "N/b.md"), limit: .seconds(60), calls: calls) { slice in
                seen.withLock { $0 += slice.notes.map { String(decoding: $0.bytes, as: UTF8.self) } }
                return try appending("+", to: "N/a.md", "N/b.md")(slice)
            }
            #expect(seen.withLock { $0 } == [Self.old, "b", Self.old, Self.theirs])
            #expect(try text(vault) == Self.old + "+")
            #expect(try text(vault, "N/b.md") == Self.theirs + "+")
        }
    }

    @Test(
        "when the second of two notes fails, everything is as it was",
        arguments: [
            SimulatedDisk.Call.exchange, .exclusive, .synchronize, .write, .attributes,
        ])
    func failingSecond(call: SimulatedDisk.Call) async throws {
        try await withVault { vault, store in
            let before = try vault.snapshotOfOthers()
            let calls = InterruptedCalls { moment throws(SystemError) in
                if moment.call == call, moment.number == (call == .exclusive ? 0 : 1) { throw SystemError(EIO) }
            }
            await #expect(throws: VaultStoreError.self) {
                try await store.commit(needing: .notes("N/a.md", "N/b.md"), limit: .seconds(60), calls: calls) {
                    slice in
                    let edits = try appending("+", to: "N/a.md", "N/b.md")(slice).edit.files
                    return VaultChange(VaultEdit(edits + [.create(NotePath("M/O/c.md"), [1])]), outcome: ())
                }
            }
            #expect(calls.calls.contains(call))
            #expect(try vault.snapshotOfOthers() == before)
        }
    }

    @Test("a new note whose name is taken in the last moment replaces nothing")
    func takenInBetween() async throws {
        try await withVault { vault, store in
            let note = vault.path("N/c.md")
            let calls = InterruptedCalls { moment in
                if moment.call == .exclusive { Self.save(Self.theirs, at: note, .inPlace) }
            }
            let error = await refusal {
                try await store.commit(
                    needing: .policy, limit: .seconds(60), calls: calls, creating(["N/c.md": "ours"]))
            }
            #expect(error == .taken(path: "N/c.md"))
            #expect(try text(vault, "N/c.md") == Self.theirs)
            let left = try leftovers(vault)
            #expect(left == [])
        }
    }
}
