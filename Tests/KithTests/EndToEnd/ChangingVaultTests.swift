import TestSupport
import Testing

@Suite("A vault that changes while it is read")
struct ChangingVaultTests {
    private static let noteCount = 80

    /// Takes notes and folders away and puts them back until it is cancelled.
    private static func churn(_ vault: TemporaryVault) async throws {
        var random = Seed(Seed.ofRun)
        while !Task.isCancelled {
            let note = random.below(noteCount)
            let path = "Contacts/Person \(note).md"
            if random.once(in: 20) {
                try? vault.remove("Folder")
                try vault.write("Folder/Note.md", "---\ntype: contact\n---\n")
            } else {
                try? vault.remove(path)
                await Task.yield()
                try vault.write(path, NoteProblemTests.contact("from \(note)"))
            }
        }
    }

    @Test("Notes that come and go leave every timeline whole and valid", .timeLimit(.minutes(30)))
    func notesComeAndGo() async throws {
        var files: [String: FileContent] = ["Folder/Note.md": "---\ntype: contact\n---\n"]
        for note in 0..<Self.noteCount {
            files["Contacts/Person \(note).md"] = NoteProblemTests.contact("from \(note)")
        }
        files["Contacts/Rock.md"] = NoteProblemTests.contact("stays")
        let vault = try TemporaryVault(files)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await Self.churn(vault) }
            for number in 0..<20 {
                let command = number.isMultiple(of: 4) ? ["timeline", "Rock"] : ["timeline"]
                let run = try await vault.kith(all: command + ["--format", "json"])
                run.expectExit(0)
                #expect(try run.interactions().contains { $0["subject"] == "stays" })
                for line in run.messages.split(separator: "\n") { #expect(line.contains("went away")) }
            }
            for _ in 0..<5 {
                try await vault.kith("list", "--format", "json").expectExit(0)
                try await vault.kith("show", "Rock").expectExit(0)
            }
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}
