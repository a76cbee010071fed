import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("What a rename keeps")
struct RenamingLawTests {
    @Test("Every link means what it meant, every other byte is the same, and every interaction stands once")
    func laws() throws {
        var seed = Seed(Seed.ofRun)
        var (renamed, refused, rewritten) = (0, 0, 0)
        for round in 0..<1500 {
            let vault = LinkedVault(&seed)
            guard let path = seed.pick(vault.contacts), let name = seed.pick(LinkedVault.newNames) else { continue }
            let comment: Comment = "KITH_TEST_SEED=\(Seed.ofRun), round \(round): \(path) becomes \(name)"
            let before = try InMemoryVault(vault.files)
            do {
                let change = try Self.renaming(path, to: name, in: before)
                renamed += 1
                rewritten += change.outcome.links?.count ?? 0
                try Self.check(before, vault.files, change, path, comment)
            } catch let error as ChangeRefusal {
                // A name that would part a link from its brackets, or that is there.
                switch error {
                case .nameTaken, .note(_, .wouldReadOtherwise), .unlinkable: refused += 1
                default: Issue.record("\(error) \(comment)")
                }
            }
        }
        #expect(renamed > 700 && rewritten > 2000, "\(renamed) renamed, \(refused) refused, \(rewritten) links")
    }

    private static func renaming(
        _ path: NotePath, to name: String, in vault: InMemoryVault
    ) throws -> VaultChange<Written> {
        // All notes, as if every one passed the screen.
        let slice = VaultSlice(policy: vault.policy, notes: vault.notes, listing: vault.listing)
        let author =
            vault.policy.isSolo ? ChangeFixture.author : Author(IdentityClues(asOption: "Ada"), now: ChangeFixture.now)
        return try NoteRenaming.renaming(path, to: name, by: author, in: slice)
    }

    private static func check(
        _ before: InMemoryVault, _ files: [String: FileContent], _ change: VaultChange<Written>, _ path: NotePath,
        _ comment: Comment
    ) throws {
        var files = files
        // Two Unicode forms of a name are one key there.
        for case .remove(let path, _) in change.edit.files { files[path.string] = nil }
        for edit in change.edit.files {
            switch edit {
            case .create(let path, let bytes), .replace(let path, _, let bytes):
                files[path.string] = FileContent(bytes: bytes)
            case .remove: break
            }
        }
        let after = try InMemoryVault(files)
        #expect(before.notes.count == after.notes.count, comment)
        let target = change.edit.moves.first?.key ?? path
        for note in before.notes {
            let place = note.path == path ? target : note.path
            let found = after.note(place.string)
            let other = try #require(found, comment)
            let (old, new) = (links(of: note, in: before), links(of: other, in: after))
            #expect(old.count == new.count, comment)
            for (one, two) in zip(old, new) {
                // A link that led nowhere may mean the note now, which is told.
                guard let meant = one.path else { continue }
                #expect(two.path == (meant == path ? target : meant), comment)
            }
            let told = change.outcome.links?.found ?? []
            let led = zip(old, new).count { $0.path == nil && $1.path != nil }
            #expect(told.count { $0.path == place } == led, comment)
            #expect(rest(of: note, old) == rest(of: other, new), comment)
            expectScreened(note, old, path, comment)
        }
        #expect(before.interactions.compactMap(\.id).sorted() == after.interactions.compactMap(\.id).sorted(), comment)
    }

    /// A note with a link to the one that is renamed is read.
    private static func expectScreened(_ note: Note, _ links: [FoundLink], _ path: NotePath, _ comment: Comment) {
        guard note.path != path, links.contains(where: { $0.path == path }) else { return }
        guard case .mentioning(let words, _) = NoteRenaming.need(for: path, to: "New") else { return }
        let passes = note.tree.source.bytes.withUnsafeBufferPointer { MentionScreen(stems: words).passes($0) }
        #expect(passes, comment)
    }

    private static func links(of note: Note, in vault: InMemoryVault) -> [FoundLink] {
        LinkFinder(policy: vault.policy, resolver: vault.resolver).links(of: note)
    }

    /// The bytes of a note but its links' targets, and its name.
    private static func rest(of note: Note, _ links: [FoundLink]) -> [UInt8] {
        let bytes = note.tree.source.bytes
        var cut = Set(links.flatMap { Array($0.written.range) })
        if let name = note.tree.frontMatter?.entry(for: "name") { cut.formUnion(name.span.range) }
        return bytes.indices.filter { !cut.contains($0) }.map { bytes[$0] }
    }
}
