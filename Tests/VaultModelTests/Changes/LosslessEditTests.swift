import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Every note that somebody wrote, as it is and damaged.
private struct EditedNotes {
    let settings: VaultSettings
    let notes: [(name: String, bytes: [UInt8])]

    /// - Parameter rounds: How often each kind of damage is done, at other places.
    init(rounds: Int) throws {
        settings = try InMemoryVault.sample().settings
        var seed = Seed(Seed.ofRun)
        var notes = try RealNotes.contacts()
        for (name, bytes) in notes {
            for mutation in Mutation.allCases {
                for round in 0..<rounds {
                    let damaged = mutation.applied(to: bytes, seed: &seed)
                    notes.append(("\(name), \(mutation) \(round), seed \(Seed.ofRun)", damaged))
                    // Two at once: another line end, and no line end at the end.
                    if round == 0 {
                        notes.append(
                            ("\(name), \(mutation), open", Mutation.noFinalNewline.applied(to: damaged, seed: &seed)))
                    }
                }
            }
        }
        self.notes = notes
    }
}

@Suite("Edits of interactions change their own range only")
struct LosslessEditTests {
    /// The bytes that two versions share at their beginning and end.
    private static func changed(_ old: [UInt8], _ new: [UInt8]) -> (old: Range<Int>, new: Range<Int>) {
        let prefix = zip(old, new).prefix { $0 == $1 }.count
        let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
        return (prefix..<old.count - suffix, prefix..<new.count - suffix)
    }

    @Test("What was logged and deleted leaves the bytes as they were")
    func loggedAndDeleted() throws {
        let edited = try EditedNotes(rounds: 4)
        var (done, exact) = (0, 0)
        for (name, note) in edited.notes {
            guard
                let (logged, id) = try? ChangeFixture.logging(
                    ChangeFixture.call("New", body: "A body.\n\n- and more"), in: note, settings: edited.settings)
            else { continue }
            done += 1
            let range = Self.changed(note, logged)
            #expect(range.old.isEmpty, "\(name): an append replaces nothing")
            let reference = try #require(
                ChangeFixture.interactions(in: logged, settings: edited.settings).first { $0.id == id }
                    .map(InteractionReference.init))
            let deleted = try ChangeFixture.change(logged, settings: edited.settings) { slice in
                try InteractionEditing.deleting(
                    [reference], at: NotePath("Contacts/Ada.md"), by: ChangeFixture.author, in: slice)
            }
            if deleted == note { exact += 1 } else { try expectOnlyKnownRest(deleted, note, name) }
        }
        #expect(done > edited.notes.count * 9 / 10)
        #expect(exact > done / 2)
    }

    /// What a deletion may leave: a heading made on the way, the line end that the note lacked, and a blank line before a
    /// heading with an underline (format 6.5).
    private func expectOnlyKnownRest(_ deleted: [UInt8], _ note: [UInt8], _ name: String) throws {
        let range = Self.changed(note, deleted)
        #expect(range.old.isEmpty, "\(name): something is missing")
        let rest = String(decoding: deleted[range.new], as: UTF8.self)
        let tree = NoteTree(note)
        let hadSection = !tree.sections(named: "Interactions").isEmpty
        let isRest = rest.allSatisfy(\.isNewline) || !hadSection && rest.contains("## Interactions")
        #expect(isRest && rest.utf8.count <= 24, "\(name): \(rest.debugDescription)")
    }

    @Test("What was cancelled and taken back leaves the bytes as they were")
    func cancelledAndTakenBack() throws {
        try everyInteraction { slice, reference in
            try InteractionEditing.cancelling([reference], at: reference.path, by: ChangeFixture.author, in: slice)
        } back: { slice, reference in
            try InteractionEditing.uncancelling([reference], at: reference.path, by: ChangeFixture.author, in: slice)
        }
    }

    @Test("A field that was set and taken out leaves the bytes as they were")
    func fieldSetAndTakenOut() throws {
        func input(_ value: String) -> InteractionInput {
            var input = InteractionInput()
            input.fields = [OtherField(key: "via", value: value), OtherField(key: "own", value: value)]
            return input
        }
        try everyInteraction { slice, reference in
            try InteractionEditing.editing(reference, input("x: y"), by: ChangeFixture.author, in: slice)
        } back: { slice, reference in
            try InteractionEditing.editing(reference, input(""), by: ChangeFixture.author, in: slice)
        }
    }

    private typealias Change = (VaultSlice, InteractionReference) throws -> VaultChange<Written>

    private func everyInteraction(_ there: Change, back: Change) throws {
        let edited = try EditedNotes(rounds: 1)
        var (done, all) = (0, 0)
        for (name, note) in edited.notes {
            for interaction in ChangeFixture.interactions(in: note, settings: edited.settings) {
                guard interaction.text(.cancelledAt) == nil, interaction.text(.via) == nil else { continue }
                all += 1
                let reference = InteractionReference(interaction)
                guard
                    let changed = try? ChangeFixture.change(
                        note, settings: edited.settings, { try there($0, reference) })
                else { continue }
                done += 1
                let range = Self.changed(note, changed)
                let lines = interaction.source.span(ofLines: interaction.callout.lines).range
                #expect(
                    range.old.lowerBound >= lines.lowerBound && range.old.upperBound <= lines.upperBound,
                    "\(name):\(interaction.line)")
                let after = ChangeFixture.interactions(in: changed, settings: edited.settings)
                let again = try #require(after.first { $0.line == interaction.line }.map(InteractionReference.init))
                let restored = try ChangeFixture.change(changed, settings: edited.settings) { try back($0, again) }
                // A body right below the header keeps the line that parts it from fields.
                let isParted =
                    interaction.callout.fields.isEmpty && (!interaction.body.isEmpty || !interaction.comments.isEmpty)
                if restored != note {
                    let rest = Self.changed(note, restored)
                    #expect(isParted && rest.old.isEmpty && rest.new.count <= 3, "\(name):\(interaction.line)")
                }
            }
        }
        #expect(done > all * 9 / 10)
        #expect(all > 300)
    }

    @Test("An edit of subject, body, time or type changes nothing behind its own callout")
    func edits() throws {
        let edited = try EditedNotes(rounds: 1)
        var (done, all) = (0, 0)
        var texts = TextGenerator(seed: Seed.ofRun)
        for (name, note) in edited.notes {
            for interaction in ChangeFixture.interactions(in: note, settings: edited.settings) {
                all += 1
                var input = InteractionInput()
                switch texts.below(4) {
                case 0: input.subject = "x" + texts.line()
                case 1: input.body = "x" + texts.body()
                case 2: input.when = WrittenWhen(date: CivilDate("2025-01-31") ?? .latest)
                default: input.type = "letter"
                }
                let reference = InteractionReference(interaction)
                guard
                    let changed = try? ChangeFixture.change(
                        note, settings: edited.settings,
                        { try InteractionEditing.editing(reference, input, by: ChangeFixture.author, in: $0) })
                else { continue }
                done += 1
                let range = Self.changed(note, changed)
                let lines = interaction.source.span(ofLines: interaction.callout.lines).range
                #expect(
                    range.old.isEmpty
                        || range.old.lowerBound >= lines.lowerBound && range.old.upperBound <= lines.upperBound,
                    "\(name):\(interaction.line)")
                let after = ChangeFixture.interactions(in: changed, settings: edited.settings)
                let same = after.first { $0.line == interaction.line }
                #expect(same?.id == interaction.id && same?.comments == interaction.comments, "\(name)")
            }
        }
        #expect(done > all * 9 / 10)
    }
}
