import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Gathering a timeline")
struct TimelineFoldTests {
    /// A vault of `count` contacts whose interactions collide in time, name each other and are private now and then.
    private static func vault(_ count: Int, seed: inout Seed) throws -> InMemoryVault {
        var files: [String: FileContent] = [
            "Notes/Plain.md": "> [!call] stray", "Team/Jane.md": "---\ntype: member\nname: J\n---\n",
        ]
        for contact in 0..<count {
            var note =
                "---\ntype: contact\n" + (seed.once(in: 3) ? "name: Name \(contact)\n" : "") + "---\n# Interactions\n"
            for number in 0..<seed.below(12) {
                let day = seed.below(9) + 1
                note += "\n> [!call] " + (seed.once(in: 9) ? "" : "2026-03-0\(day) ") + "\(number)\n"
                if seed.once(in: 2) { note += "> - logged-at:: 2026-03-1\(seed.below(4))T10:00:00Z\n" }
                if seed.once(in: 3) { note += "> - with:: [[C\(seed.below(count))]]\n" }
                if seed.once(in: 5) { note += "> - visibility:: private\n" }
                if seed.once(in: 7) { note += "> - postponed:: true\n" }
            }
            files["Contacts/C\(contact).md"] = FileContent(note)
        }
        return try InMemoryVault(files)
    }

    private static func question(
        _ vault: InMemoryVault, limit: Int? = nil, isReversed: Bool = false, of contact: String? = nil,
        leavesOutPrivate: Bool = false
    ) -> TimelineQuestion {
        var filter = InteractionFilter()
        filter.leavesOutPrivate = leavesOutPrivate
        let contacts = contact.map { ContactSet([NotePath("Contacts/\($0).md")], resolver: vault.resolver) }
        return TimelineQuestion(
            policy: vault.policy, filter: filter, contacts: contacts, limit: limit, isReversed: isReversed)
    }

    private static func places(_ timeline: Timeline) -> [String] { timeline.interactions.map(\.place) }

    @Test("it is what is there, sorted; the limit is a prefix of that, from either end", arguments: 0..<3)
    func limits(round: UInt64) throws {
        let value = Seed.ofRun &+ round
        var seed = Seed(value)
        let vault = try Self.vault(60, seed: &seed)
        let sorted = vault.interactions.filter { $0.status != .postponed }.sorted { $0.comesBefore($1) }.map(\.place)
        #expect(sorted.count > 200)
        for isReversed in [false, true] {
            let expected = isReversed ? sorted.reversed() : sorted
            for limit in [nil, 0, 1, 2, 7, 50, sorted.count - 1, sorted.count, 5000, Int.max] {
                let question = Self.question(vault, limit: limit, isReversed: isReversed)
                let timeline = vault.folding(TimelineFold(question)).timeline()
                #expect(
                    Self.places(timeline) == Array(expected.prefix(limit ?? .max)),
                    "seed \(value), limit \(limit ?? -1)")
            }
        }
        #expect(vault.folding(TimelineFold(Self.question(vault, limit: -1))).timeline().interactions.isEmpty)
    }

    @Test("shares of the notes, merged in their order, give what one gives", arguments: 0..<6)
    func merging(round: UInt64) throws {
        let value = Seed.ofRun &+ round
        var seed = Seed(value)
        let vault = try Self.vault(40, seed: &seed)
        for limit in [nil, 3, 40] {
            for contact in [nil, "C1"] {
                let question = Self.question(
                    vault, limit: limit, isReversed: seed.once(in: 2), of: contact, leavesOutPrivate: seed.once(in: 2))
                let whole = vault.folding(TimelineFold(question)).timeline()
                var cuts = [0, vault.notes.count] + (0..<seed.below(6)).map { _ in seed.below(vault.notes.count + 1) }
                cuts.sort()
                var merged = TimelineFold(question)
                for (start, end) in zip(cuts, cuts.dropFirst()) {
                    var share = TimelineFold(question)
                    for note in vault.notes[start..<end] { share.add(note) }
                    merged.merge(share)
                }
                let timeline = merged.timeline()
                #expect(Self.places(timeline) == Self.places(whole), "seed \(value), cuts \(cuts)")
                #expect(timeline.privateCount == whole.privateCount, "seed \(value)")
                #expect(timeline.names == whole.names, "seed \(value)")
            }
        }
    }

    @Test("private ones that would fit are counted where they are left out")
    func privates() throws {
        var seed = Seed(Seed.ofRun)
        let vault = try Self.vault(30, seed: &seed)
        let fitting = vault.interactions.filter { $0.status != .postponed }
        let privates = fitting.filter(\.isPrivate)
        #expect(!privates.isEmpty)
        let listed = vault.folding(TimelineFold(Self.question(vault))).timeline()
        #expect(listed.interactions.count == fitting.count)
        #expect(listed.privateCount == 0)
        for limit in [nil, 0, 4] {
            let without = vault.folding(TimelineFold(Self.question(vault, limit: limit, leavesOutPrivate: true)))
                .timeline()
            #expect(without.interactions.count == min(limit ?? .max, fitting.count - privates.count))
            #expect(without.privateCount == privates.count)
            #expect(without.interactions.filter(\.isPrivate).isEmpty)
        }
    }

    @Test("a contact's are those of its note and those that name it in `with`, each once")
    func contacts() throws {
        let vault = try InMemoryVault([
            "Contacts/Ada.md":
                "---\ntype: contact\n---\n# Interactions\n\n> [!call] 1 own\n> - with:: [[Bo]], [[Ada]], Bo\n",
            "Contacts/Bo.md":
                "---\ntype: contact\n---\n# Interactions\n\n> [!call] 2\n> - with:: [[ada|A]]\n> - with:: [[Contacts/Ada.md]]\n\n"
                + "> [!call] 3\n> - by:: [[Ada]]\n> - attachments:: [[Ada]]\n>\n> [[Ada]]\n\n> [!call] 4\n> - with:: Ada\n\n> [!call] 5\n> - with:: [[Adam]]\n",
            "Old/Ada.md": "---\ntype: contact\n---\n# Interactions\n\n> [!call] 6\n\n> [!call] 7\n> - with:: [[Ada]]\n",
            "Old/Bo.md":
                "---\ntype: contact\n---\n# Interactions\n\n> [!call] 8\n> - with:: [[Ada]]\n\n> [!call] 9\n> - with:: [[Contacts/Ada]]\n",
            "Contacts/Adam.md": "---\ntype: contact\n---\n# Interactions\n\n> [!call] 0\n> - with:: [[Pat.MD]]\n",
            "Contacts/Pat.MD.md": "---\ntype: contact\n---\n",
        ])
        func subjects(_ paths: String...) -> [String] {
            let question = TimelineQuestion(
                policy: vault.policy, filter: InteractionFilter(),
                contacts: ContactSet(paths.map { NotePath($0) }, resolver: vault.resolver))
            return vault.folding(TimelineFold(question)).timeline().interactions.map { String($0.subject.prefix(1)) }
                .sorted()
        }
        #expect(subjects("Contacts/Ada.md") == ["1", "2", "9"])
        #expect(subjects("Old/Ada.md") == ["6", "7", "8"])
        #expect(subjects("Contacts/Ada.md", "Old/Ada.md") == ["1", "2", "6", "7", "8", "9"])
        #expect(subjects("Contacts/Adam.md") == ["0", "5"])
        #expect(subjects("Contacts/Pat.MD.md") == ["0"])
        #expect(subjects("Nobody.md").isEmpty)
        #expect(subjects().isEmpty)
    }

    @Test("names are those of notes whose `name` is not their stem")
    func names() throws {
        let vault = try InMemoryVault.sample()
        let timeline = vault.folding(TimelineFold(Self.question(vault))).timeline()
        #expect(
            timeline.names == [
                NotePath("Contacts/Priya -Pip- Raman.md"): "Priya \"Pip\" Raman",
                NotePath("Contacts/Spoke-Word- Handbuilt Fair.md"): "Spoke/Word: Handbuilt Fair",
                NotePath("Contacts/Suppliers/Drahtwerk Hollerstein.md"): "Drahtwerk Hollerstein KG",
                NotePath("Contacts/Suppliers/Kurogane Rims.md"): "黒鉄リム製作所",
                NotePath("Contacts/Winifred -Fred- Osei.md"): "Winifred \"Fred\" Osei",
                NotePath("Vault.md"): "Wren Street Cycleworks",
            ])
    }

    @Test("a vault without notes has an empty timeline")
    func empty() throws {
        let vault = try InMemoryVault([:])
        let timeline = vault.folding(TimelineFold(Self.question(vault, limit: 5))).timeline()
        #expect(timeline.interactions.isEmpty)
        #expect(timeline.privateCount == 0)
        #expect(timeline.names.isEmpty)
    }
}
