import NoteSyntax
import TestSupport
import Testing

/// What holds for any change of any note's properties (format 6).
@Suite("Edits of properties of any note")
struct PropertyEditPropertyTests {
    @Test("a change reads back as it was meant, for Kith and for YAML, and touches its own entry only")
    func readBack() throws {
        var generator = PropertyEditGenerator()
        var edited = 0
        for _ in 0..<3_000 {
            let note = generator.note()
            let change = generator.change(of: note)
            edited += check(note, change, seed: generator.seed) ? 1 : 0
        }
        #expect(edited > 2_200, "\(edited) edits, seed \(generator.seed)")
    }

    @Test("front matter that nobody would write is changed as meant, or not at all")
    func hostile() throws {
        var generator = PropertyEditGenerator()
        var edited = 0
        for _ in 0..<3_000 {
            let note = generator.hostileNote()
            let change = generator.change(of: note)
            edited += check(note, change, mayBeUnsafe: true, seed: generator.seed) ? 1 : 0
        }
        #expect(edited > 750, "\(edited) edits, seed \(generator.seed)")
    }

    @Test("the notes of the repository are changed as meant, however their lines end")
    func fixtures() throws {
        var generator = PropertyEditGenerator()
        for note in try NoteFixtures.sampleVault + NoteFixtures.seeds {
            for mutation in [nil] + PropertyEditGenerator.mutations.map(Optional.some) {
                let bytes = mutation.map { generator.mutated(note.bytes, $0) } ?? note.bytes
                for _ in 0..<8 {
                    let isEdited = check(bytes, generator.change(of: bytes), seed: generator.seed)
                    #expect(isEdited || NoteTree(bytes).frontMatter != nil)
                }
            }
        }
    }

    @Test("a property that is set and removed again leaves the former bytes")
    func setAndUnset() throws {
        var generator = PropertyEditGenerator()
        var restored = 0
        for round in 0..<2_000 {
            let note = round.isMultiple(of: 4) ? generator.hostileNote() : generator.note()
            let key = "new \(generator.text())"
            let values = generator.texts()
            let set: PropertyChange = .set(key: key, values: values, asList: generator.once(in: 2))
            guard let edited = try? EditedNote(note, [set]) else { continue }
            let back = try EditedNote(edited.after.source.bytes, [.unset(key: key)])
            let place: Comment = "\(edited.marked.debugDescription), seed \(generator.seed)"
            if edited.before.frontMatter == nil {
                #expect(back.after.frontMatter?.content.isEmpty == true, place)
                #expect(
                    note.suffix(from: edited.before.bodyStart)
                        == back.after.source.bytes.suffix(from: back.after.bodyStart), place)
            } else {
                #expect(back.after.source.bytes == note, place)
            }
            let both = try EditedNote(note, [set, .unset(key: key)])
            #expect(both.edits.isEmpty, place)
            restored += 1
        }
        #expect(restored > 700, "\(restored), seed \(generator.seed)")
    }

    @Test("what is added to a list and removed again leaves the former bytes")
    func addAndRemove() throws {
        var generator = PropertyEditGenerator()
        var restored = 0
        for round in 0..<2_000 {
            let note = round.isMultiple(of: 4) ? generator.hostileNote() : generator.note()
            let tree = NoteTree(SourceText(note), part: .frontMatter)
            guard let frontMatter = tree.frontMatter, frontMatter.isEditable else { continue }
            for entry in frontMatter.entries where entry.layout == .blockList || entry.layout == .flowList {
                let old = entry.value.scalars.map(\.text)
                let values = generator.texts().filter { !old.contains($0) }
                guard !old.isEmpty, let edited = try? EditedNote(note, [.add(key: entry.key, values: values)]) else {
                    continue
                }
                let back = try EditedNote(edited.after.source.bytes, [.remove(key: entry.key, values: values)])
                #expect(back.after.source.bytes == note, "\(edited.marked.debugDescription), seed \(generator.seed)")
                #expect(edited.edits.count == (values.isEmpty ? 0 : 1))
                restored += 1
            }
        }
        #expect(restored > 700, "\(restored), seed \(generator.seed)")
    }

    @Test("items that stay in a list with an item a line keep their lines")
    func itemsThatStay() throws {
        var generator = PropertyEditGenerator()
        var edited = 0
        for _ in 0..<1_500 {
            let note = generator.note()
            let entries = NoteTree(note).frontMatter?.entries ?? []
            guard let entry = entries.first(where: { $0.layout == .blockList }) else { continue }
            let values = generator.changed(entry.value.scalars.map(\.text))
            let change: PropertyChange = .set(key: entry.key, values: values.texts, asList: true)
            // An empty list is written in brackets.
            guard !values.texts.isEmpty, let edit = try? EditedNote(note, [change]) else { continue }
            let before = lines(of: edit.before)
            let after = lines(of: edit.after)
            let place: Comment = "\(edit.marked.debugDescription), seed \(generator.seed)"
            #expect(values.isShorter ? isPart(after, of: before) : isPart(before, of: after), place)
            edited += 1
        }
        #expect(edited > 300, "\(edited), seed \(generator.seed)")
    }

    @Test("several changes give what they give one after the other")
    func several() throws {
        var generator = PropertyEditGenerator()
        var edited = 0
        for _ in 0..<800 {
            let note = generator.note()
            let changes = (0..<4).map { _ in generator.change(of: note) }
            guard let all = try? EditedNote(note, changes) else { continue }
            let single = try changes.reduce(note) { try EditedNote($0, [$1]).after.source.bytes }
            let cancelsOut = all.before.frontMatter == nil && all.edits.isEmpty
            let place: Comment = "\(changes) of \(all.marked.debugDescription), seed \(generator.seed)"
            #expect(all.after.source.bytes == single || cancelsOut, place)
            #expect(all.areInOrder, place)
            edited += 1
        }
        #expect(edited > 200, "\(edited), seed \(generator.seed)")
    }

    // MARK: Expectations

    /// Holds the outcome of a change against a model of it; true if the change is made.
    private func check(
        _ note: [UInt8], _ change: PropertyChange, mayBeUnsafe: Bool = false, seed: UInt64
    ) -> Bool {
        let edited: EditedNote
        do throws(PropertyEditError) {
            edited = try EditedNote(note, [change])
        } catch {
            let text = String(decoding: note, as: UTF8.self)
            // Empty lines are text behind `|+`, and so would be those that stood behind another entry.
            let mayBeUnsafe = mayBeUnsafe || text.contains("|+")
            #expect(
                mayBeUnsafe || error != .unsafe(key: change.key), "\(change) of \(text.debugDescription), seed \(seed)")
            return false
        }
        let place: Comment = "\(change) gives \(edited.marked.debugDescription), seed \(seed)"
        guard let before = YAMLProperty.all(in: edited.before), let after = YAMLProperty.all(in: edited.after) else {
            Issue.record(place)
            return false
        }
        #expect(after == PropertyModel(before).properties(after: change), place)
        #expect(edited.after.frontMatter?.isEditable != false && edited.areInOrder, place)
        #expect(isOutsideUntouched(edited, change.key), place)
        if let value = edited.after.frontMatter?[change.key], case .set(_, let values, _) = change {
            #expect(value.scalars.map(\.text).elementsEqual(values) { $0.utf8.elementsEqual($1.utf8) }, place)
        }
        return true
    }

    /// Whether all before and behind the entry of the key has the same bytes, and no edit stands elsewhere.
    private func isOutsideUntouched(_ edited: EditedNote, _ key: String) -> Bool {
        let before = edited.before, after = edited.after
        let mark = before.source.byteOrderMarkLength
        let place = before.frontMatter?.entries.last?.span.upperBound ?? before.frontMatter?.content.upperBound ?? mark
        let entry = before.frontMatter?.entry(for: key)?.span ?? SourceSpan(place..<place)
        let grown = after.source.bytes.count - before.source.bytes.count
        return edited.edits.allSatisfy {
            $0.span.lowerBound >= entry.lowerBound && $0.span.upperBound <= entry.upperBound
        }
            && before.source.bytes[..<entry.lowerBound].elementsEqual(after.source.bytes[..<entry.lowerBound])
            && before.source.bytes[entry.upperBound...].elementsEqual(
                after.source.bytes[(entry.upperBound + grown)...])
    }

    private func lines(of note: NoteTree) -> [[UInt8]] {
        (0..<note.source.lineCount).map { Array(note.source.bytes[note.source.lineSpan($0).range]) }
    }

    private func isPart(_ part: [[UInt8]], of whole: [[UInt8]]) -> Bool {
        var rest = part[...]
        for line in whole where line == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}
