import TestSupport
import Testing

@testable import NoteSyntax
@testable import VaultModel

@Suite("Laws of what a diff shows")
struct ReadableNoteLawTests {
    @Test("Notes that read the same say the same, whatever was done to them")
    func tellsMeaningsApart() throws {
        var seed = Seed(Seed.ofRun)
        let notes = try RealNotes.contacts().map(\.bytes) + [Array(ReadableNoteTests.everything.utf8)]
        var (same, other, uncertain) = (0, 0, 0)
        for round in 0..<1500 {
            let note = notes[seed.below(notes.count)]
            let changed = Self.change(note, &seed)
            let (before, after) = (ReadableNote(note).bytes, ReadableNote(changed).bytes)
            let message = "round \(round), seed \(Seed.ofRun):\n\(String(decoding: changed, as: UTF8.self))"
            guard let meaning = NoteMeaning(changed) else {
                uncertain += 1
                #expect(after == changed && after != before, "\(message)")
                continue
            }
            if before == after {
                same += 1
                #expect(NoteMeaning(note) == meaning, "\(message)")
            } else {
                other += 1
            }
        }
        #expect(same > 30 && other > 300 && uncertain > 3, "\(same), \(other), \(uncertain)")
    }

    /// Changes a note in one place, so that it says something else, or the same in another way.
    private static func change(_ note: [UInt8], _ seed: inout Seed) -> [UInt8] {
        if seed.once(in: 3) { return (seed.pick(Mutation.allCases) ?? .byteFlipped).applied(to: note, seed: &seed) }
        var lines = note.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let line = seed.below(max(1, lines.count - 1))
        switch seed.below(5) {
        case 0: lines.swapAt(line, min(line + 1, lines.count - 1))
        case 1: lines.insert(lines[line], at: line)
        case 2: lines.insert(Array("> ".utf8) + lines[seed.below(lines.count)], at: line)
        case 3:
            // As if somebody wanted to pass prose off as a record, or the other way round.
            let read = ReadableNote(note).bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
            lines[line] = read[seed.below(read.count)]
        default:
            let piece = seed.pick([" ", "\t", "- ", "\\", "│ ", "● ", "'", "    ", ">", ", ", "#"]) ?? ""
            lines[line].insert(contentsOf: piece.utf8, at: seed.below(min(3, lines[line].count + 1)))
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    @Test("A reading passed off as a note reads otherwise than the note")
    func readingOfReading() throws {
        for (name, note) in try RealNotes.contacts() {
            let read = ReadableNote(note).bytes
            guard NoteMeaning(note)?.records.isEmpty == false else { continue }
            #expect(ReadableNote(read).bytes != read, "\(name)")
        }
    }

    @Test("Line ends and a byte order mark show nothing")
    func lineEnds() throws {
        var (seed, count) = (Seed(Seed.ofRun), 0)
        var generator = NoteGenerator(seed: Seed.ofRun, diet: .text)
        let generated = (0..<600).map { _ in generator.note() }
        for note in try RealNotes.contacts().map(\.bytes) + generated
        where NoteMeaning(note) != nil && SourceText(note).byteOrderMarkLength == 0 {
            count += 1
            for mutation in [Mutation.carriageReturnLineFeed, .carriageReturn, .byteOrderMark] {
                let changed = mutation.applied(to: note, seed: &seed)
                guard !note.isEmpty else { continue }
                #expect(
                    ReadableNote(changed).bytes == ReadableNote(note).bytes,
                    "\(mutation):\n\(String(decoding: note, as: UTF8.self).debugDescription)")
            }
        }
        #expect(count > 200)
    }

    @Test("Whatever a note holds, it is read or stays as it is; properties read back as they were")
    func anything() {
        var generator = NoteGenerator(seed: Seed.ofRun)
        for _ in 0..<1500 {
            let note = generator.note()
            let read = ReadableNote(note).bytes
            guard let meaning = NoteMeaning(note) else {
                #expect(read == note)
                continue
            }
            #expect(String(validating: read, as: UTF8.self) != nil)
            #expect(read.last ?? 0x0A == 0x0A)
            let tree = NoteTree(read)
            #expect(
                tree.frontMatter.map { NoteMeaning.properties(of: $0, in: tree.source) } ?? [] == meaning.properties,
                "\(String(decoding: note, as: UTF8.self).debugDescription)")
        }
        for note in HostileNotes.all { #expect(!ReadableNote(note.bytes(20_000)).bytes.isEmpty, "\(note)") }
    }
}

/// What a note says, as far as it can be read for certain: what its reading is held against.
private struct NoteMeaning: Equatable {
    let properties: [[[UInt8]]]
    private(set) var records: [InteractionRecord] = []

    /// The lines outside records, an empty list for each record.
    private(set) var lines: [[UInt8]?] = []

    /// Nil for a note that can't be read for certain.
    init?(_ note: [UInt8]) {
        let tree = NoteTree(note)
        let source = tree.source
        guard tree.opaque == nil, String(validating: note, as: UTF8.self) != nil, !source.hasConflictMarks else {
            return nil
        }
        if let frontMatter = tree.frontMatter {
            guard frontMatter.isEditable else { return nil }
            properties = Self.properties(of: frontMatter, in: source)
        } else {
            guard !source.opensFrontMatter else { return nil }
            properties = []
        }
        var line = tree.bodyStart < note.count ? source.line(at: tree.bodyStart) : source.lineCount
        let callouts = Self.callouts(of: tree, kind: tree.frontMatter?["type"]?.scalars.first?.text)
        while line < source.lineCount {
            let callout = callouts.first { $0.lines.lowerBound == line }
            if let callout {
                records.append(Self.record(callout, in: source))
                lines.append(nil)
                line = max(callout.lines.upperBound, (callout.id?.line ?? 0) + 1)
            } else {
                lines.append(Array(source.bytes[source.lineContent(line).range]))
                line += 1
            }
        }
    }

    /// The callouts that record something, in any order.
    private static func callouts(of tree: NoteTree, kind: String?) -> [Callout] {
        func callouts(_ section: StaticString) -> [Callout] {
            tree.sections(named: section).flatMap { tree.callouts(in: $0.blocks) }
        }
        func type(_ callout: Callout) -> String { tree.source.text(callout.header.type).lowercased() }
        return (kind == "contact" ? callouts("Interactions") : [])
            + (kind == "segment" ? callouts("Log").filter { type($0) == "logged" } : [])
            + callouts("Activity").filter { type($0) == "event" }
    }

    /// What a callout says, its fields in one order.
    private static func record(_ callout: Callout, in source: SourceText) -> InteractionRecord {
        var record = InteractionRecord(callout, in: source)
        record.fields = sorted(record.fields)
        record.comments = record.comments.map { .init(when: $0.when, fields: sorted($0.fields), text: $0.text) }
        return record
    }

    private static func sorted(_ fields: [InteractionRecord.Field]) -> [InteractionRecord.Field] {
        let known = Set(InteractionField.allCases.map { "\($0.key)" })
        let fields = fields.map { field in
            let key = String(decoding: field.key, as: UTF8.self).lowercased()
            return known.contains(key) ? InteractionRecord.Field(key: key.utf8, value: field.value) : field
        }
        func place(_ field: InteractionRecord.Field) -> String {
            let key = String(decoding: field.key, as: UTF8.self)
            return known.contains(key) ? "0" + key : "1"
        }
        return fields.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
            .map(\.element)
    }

    /// Each property as its key and its texts, a mark between them that says what the value is.
    static func properties(of frontMatter: FrontMatter, in source: SourceText) -> [[[UInt8]]] {
        frontMatter.entries.map { entry in
            let key = Array(entry.key.utf8)
            return switch entry.value {
            case .scalar(let scalar) where scalar.isAbsent: [key]
            case .scalar(let scalar): [key, [1], Array(scalar.text.utf8)]
            case .list(let items): [key, [2]] + items.map { Array($0.text.utf8) }
            case .nested:
                [key, [3]] + source.text(entry.valueSpan).split { $0.isNewline }.map { Array($0.utf8) }
            }
        }
    }
}
