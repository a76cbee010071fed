import Foundation
import TestSupport
import Testing

/// People who work in clones of their own and share through one repository end with the same vault.
@Suite("Clones that are merged by kith", .serialized)
struct ConvergenceTests {
    private static let contacts = 4

    @Test(
        "8 clones with 50 changes each: all end the same, every entry once, none lost and none back, without a conflict",
        .timeLimit(.minutes(30)))
    func converge() async throws {
        var work = try await SharedWork(clones: 8, contacts: Self.contacts, seed: Seed.ofRun &+ 3)
        for step in 0..<400 { try await work.step(step) }
        // Once to send all that was done, and once to get it.
        for _ in 0..<2 { for clone in work.clones.indices { try await work.synchronize(clone) } }
        let comment: Comment = "KITH_TEST_SEED=\(Seed.ofRun)"
        var trees: Set<String> = []
        for clone in work.clones { trees.insert(try await work.git(clone, "rev-parse", "HEAD^{tree}").output) }
        #expect(trees.count == 1, comment)
        let ids = try work.ids(in: work.clones[0])
        #expect(ids.count == Set(ids).count, comment)
        #expect(Set(ids) == Set(work.logged).subtracting(work.deleted), comment)
        print(
            "clones, seed \(Seed.ofRun): \(work.logged.count) logged, \(work.deleted.count) deleted, "
                + "\(work.merges) merges, \(work.syncs) syncs")
    }
}

/// Some clones of one repository, in which somebody works.
private struct SharedWork {
    /// The folders of the clones.
    let clones: [String]

    private(set) var logged: [String] = []
    private(set) var deleted: Set<String> = []

    /// How often two sides were merged by Git, and how often Kith was to share.
    private(set) var (merges, syncs) = (0, 0)

    private let place: TemporaryVault
    private let contacts: Int
    private var own: [[String]]
    private var random: Seed
    private var clock = 1_770_000_000

    init(clones count: Int, contacts: Int, seed: UInt64) async throws {
        place = try TemporaryVault(vaultNote: nil)
        clones = (0..<count).map { "clone \($0)" }
        self.contacts = contacts
        own = Array(repeating: [], count: count)
        random = Seed(seed)
        try await place.git("init", "-q", "--bare", "-b", "main", "hub.git")
        try place.write("\(clones[0])/Vault.md", "---\nkith: 1\n---\n")
        for number in 0..<contacts {
            try place.write(
                "\(clones[0])/Contacts/P\(number).md",
                "---\ntype: contact\nid: c-\(number)\ntags: [a]\n---\n\n# P\(number)\n\n## Interactions\n")
        }
        try await place.git("init", "-q", "-b", "main", in: clones[0])
        try await place.git("remote", "add", "origin", place.path("hub.git"), in: clones[0])
        try await kith(0, "git", "install").expectExit(0)
        try await place.git("add", ".", in: clones[0])
        try await place.git("commit", "-q", "-m", "begin", in: clones[0])
        try await place.git("push", "-q", "-u", "origin", "main", in: clones[0])
        for clone in clones.indices.dropFirst() {
            try await place.git("clone", "-q", "hub.git", clones[clone])
            try await kith(clone, "git", "install").expectExit(0)
        }
    }

    // MARK: Working

    /// Somebody changes something of their own, commits it, and now and then shares it.
    mutating func step(_ step: Int) async throws {
        let clone = random.below(clones.count)
        clock += 1 + random.below(4000)
        let mine = own[clone].filter { !deleted.contains($0) }
        let contact = "P\(random.below(contacts))"
        let choice = mine.isEmpty ? 0 : random.below(100)
        if choice < 60 {
            let body = random.once(in: 2) ? ["--body", "Body \(step)\n\nand more"] : []
            let run = try await change(clone, ["log", contact, "call", "Step \(step)"] + body)
            let id = try #require(run.output.split(separator: " ").last).trimmingCharacters(in: .newlines)
            logged.append(id)
            own[clone].append(id)
        } else if choice < 93, let id = random.pick(mine) {
            let lines = [
                ["edit", id, "--subject", "Edited \(step)"], ["comment", id, "Comment \(step)"],
                ["evaluate", id, "positive"], ["cancel", id], ["edit", id, "--body", "Another \(step)"],
            ]
            try await change(clone, random.pick(lines) ?? [])
        } else if choice < 97, let id = random.pick(mine) {
            try await change(clone, ["delete", id, "--yes"])
            deleted.insert(id)
        } else {
            try await change(clone, ["set", contact, "tags", "t\(step)", "--add"])
        }
        _ = try await git(clones[clone], "commit", "-q", "-a", "-m", "step \(step)")
        if random.below(100) < 30 { try await synchronize(clone) }
    }

    /// Gets what others did, merges it, and sends all of it.
    ///
    /// One half is done by Kith, the other by Git with Kith's driver.
    mutating func synchronize(_ clone: Int) async throws {
        if random.once(in: 2) {
            let run = try await kith(clone, "sync")
            run.expectExit(0)
            syncs += 1
            guard run.exitCode == 0 else { throw CancellationError() }
            return
        }
        while true {
            try await git(clones[clone], "fetch", "-q").expectExit(0)
            let run = try await git(clones[clone], "merge", "-q", "--no-edit", "origin/main")
            run.expectExit(0)
            merges += 1
            guard run.exitCode == 0 else { throw CancellationError() }
            if try await git(clones[clone], "push", "-q", "origin", "HEAD:main").exitCode == 0 { return }
        }
    }

    // MARK: Commands

    @discardableResult
    private func change(_ clone: Int, _ arguments: [String]) async throws -> CommandRun {
        let run = try await place.command(arguments, environment: try environment(), in: clones[clone])
            .run(waits: false)
        run.expectExit(0)
        return run
    }

    private func kith(_ clone: Int, _ arguments: String...) async throws -> CommandRun {
        try await place.command(arguments, environment: try environment(), in: clones[clone]).run(waits: false)
    }

    /// Runs Git in a clone; it finds the program that is tested.
    func git(_ folder: String, _ arguments: String...) async throws -> CommandRun {
        try await place.command([], environment: try environment(), in: folder)
            .replaced(by: ["/usr/bin/env", "git"] + arguments).run(waits: false)
    }

    private func environment() throws -> [String: String] {
        let folder = URL(filePath: try BuiltProducts.kith()).deletingLastPathComponent().path(percentEncoded: false)
        let now = Date(timeIntervalSince1970: Double(clock)).ISO8601Format()
        return [
            "PATH": "\(folder):/usr/local/bin:/usr/bin:/bin", "KITH_USER": "Jane Doe", "KITH_NOW": now,
            "GIT_AUTHOR_NAME": "J", "GIT_AUTHOR_EMAIL": "j@x.example", "GIT_COMMITTER_NAME": "J",
            "GIT_COMMITTER_EMAIL": "j@x.example",
        ]
    }

    /// The ids of all entries of a clone, read without Kith.
    func ids(in clone: String) throws -> [String] {
        try (0..<contacts).flatMap { number in
            try place.text("\(clone)/Contacts/P\(number).md").split(separator: "\n").filter { $0.hasPrefix("^i-") }
                .map { String($0.dropFirst()) }
        }
    }
}
