import Foundation
import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// One change at a time, each on what the one before it left.
@Suite("The vault's lock")
struct VaultLockTests {
    @Test("the first change makes .kith, which Git passes over, and the lock stays")
    func firstUse() async throws {
        try await TemporaryVault.with(["A.md": "a"]) { vault in
            let store = try VaultStore(root: vault.root)
            try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            #expect(try vault.read(".kith/.gitignore") == Array("*\n".utf8))
            let lock = try inode(vault.path(".kith/lock"))
            try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            #expect(try inode(vault.path(".kith/lock")) == lock)
        }
    }

    private func inode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }

    @Test("a file .gitignore that somebody wrote stays")
    func ownIgnore() async throws {
        try await TemporaryVault.with(["A.md": "a", ".kith/.gitignore": "mine"]) { vault in
            let store = try VaultStore(root: vault.root)
            try await store.commit(needing: .notes("A.md"), appending("+", to: "A.md"))
            #expect(try vault.read(".kith/.gitignore") == Array("mine".utf8))
        }
    }

    @Test("a lock that is held is waited for, and refused when the time is over; nothing is written")
    func busy() async throws {
        try await TemporaryVault.with(["A.md": "a", ".kith/lock": ""]) { vault in
            let file = open(vault.path(".kith/lock"), O_RDWR)
            defer { close(file) }
            #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
            let store = try VaultStore(root: vault.root)
            let before = try vault.snapshot()
            let error = await refusal { try await store.commit("+", to: "A.md", within: .milliseconds(30)) }
            #expect(error == .busy(path: ".kith/lock"))
            #expect(try vault.snapshot() == before)
            async let late: Void = store.commit("+", to: "A.md", within: .seconds(60))
            try await Task.sleep(for: .milliseconds(30))
            #expect(flock(file, LOCK_UN) == 0)
            try await late
            #expect(try vault.read("A.md") == Array("a+".utf8))
        }
    }

    @Test("the lock is free again after a change that threw")
    func releasedAfterThrow() async throws {
        try await TemporaryVault.with(["A.md": "a", ".kith/lock": ""]) { vault in
            let store = try VaultStore(root: vault.root)
            await #expect(throws: ChangeRefusal()) {
                try await store.commit(needing: .policy) { _ -> VaultChange<Void> in throw ChangeRefusal() }
            }
            try await store.commit("+", to: "A.md", within: .zero)
            #expect(try vault.read("A.md") == Array("a+".utf8))
        }
    }

    @Test("a task that is cancelled while it waits ends, and writes nothing")
    func cancelled() async throws {
        try await TemporaryVault.with(["A.md": "a", ".kith/lock": ""]) { vault in
            let file = open(vault.path(".kith/lock"), O_RDWR)
            defer { close(file) }
            #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
            let store = try VaultStore(root: vault.root)
            let waiting = Task { try await store.commit("+", to: "A.md", within: .seconds(60)) }
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            #expect(try vault.read("A.md") == [97])
        }
    }

    @Test("changes that several commit to one note at once are all there")
    func atOnce() async throws {
        try await TemporaryVault.with(["A.md": ""]) { vault in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<4 {
                    group.addTask {
                        let store = try VaultStore(root: vault.root)
                        for entry in 0..<50 {
                            try await store.commit("\(task)-\(entry)\n", to: "A.md", within: .seconds(300))
                        }
                    }
                }
                try await group.waitForAll()
            }
            let lines = String(decoding: try vault.read("A.md"), as: UTF8.self).split(separator: "\n").map(String.init)
            #expect(lines.count == 200)
            for task in 0..<4 {
                // Each in its own order.
                #expect(lines.filter { $0.hasPrefix("\(task)-") } == (0..<50).map { "\(task)-\($0)" })
            }
        }
    }
}

extension VaultStore {
    /// Adds a text to a note.
    func commit(
        _ text: String, to path: String, within limit: Duration = .seconds(60),
        calls: any FileCalls = SystemFileCalls()
    ) async throws {
        _ = try await commit(needing: .notes(path), limit: limit, calls: calls, appending(text, to: path))
    }
}
