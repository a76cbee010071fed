import Foundation
import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Notes and what people do to them at the same time, made at random: each seed gives the same ones again.
struct MergeCases {
    /// The note that all sides begin with.
    let base: [UInt8]

    private var random: Seed
    private let settings: VaultSettings
    private let path = NotePath("Contacts/Ada Lovelace.md")

    /// Seconds since the first stamp, so that no two changes are of the same time.
    private var clock = 0

    /// How many changes in ten add an interaction.
    private let adding: Int

    /// The case of a seed.
    ///
    /// - Parameters:
    ///   - settings: Of a vault without members.
    ///   - adding: How many changes in ten add an interaction.
    init(seed: UInt64, settings: VaultSettings, adding: Int = 6) {
        self.adding = adding
        random = Seed(seed)
        self.settings = settings
        base = BaseNote(using: &random).bytes
    }

    /// What somebody makes of the base: one to four changes.
    mutating func side(_ person: String) -> [UInt8] {
        changed(base, by: person, times: 1 + random.below(4))
    }

    /// What somebody makes of a note.
    mutating func changed(_ note: [UInt8], by person: String, times: Int) -> [UInt8] {
        var note = note
        for _ in 0..<times { note = step(note, by: person) }
        return note
    }
}

// MARK: - Changes

extension MergeCases {
    private mutating func step(_ note: [UInt8], by person: String) -> [UInt8] {
        if random.below(10) < adding { return logging(in: note, by: person) }
        switch random.below(7) {
        case 0: return editing(note, by: person)
        case 1:
            return changingOne(note, by: person) { try InteractionEditing.deleting([$0], at: $0.path, by: $1, in: $2) }
        case 2:
            return changingOne(note, by: person) {
                try InteractionEditing.cancelling([$0], at: $0.path, by: $1, in: $2)
            }
        case 3:
            let text = phrase(lines: 1 + random.below(2))
            return changingOne(note, by: person) { try InteractionLife.commenting($0, text, by: $1, in: $2) }
        case 4: return changingKey(of: note, by: person)
        case 5: return changingTags(of: note, by: person)
        default: return random.once(in: 2) ? editingBody(note, by: person) : editingProse(note)
        }
    }

    private mutating func author(_ person: String) -> Author {
        clock += 60 + random.below(5000)
        return Author(IdentityClues(asOption: person), now: ChangeFixture.now.adding(seconds: clock))
    }

    /// A note after a change, or as it is where that is refused or changes nothing.
    private func bytes(
        _ note: [UInt8], _ author: Author,
        _ change: (VaultSlice, Author) throws -> VaultChange<Written>
    ) -> [UInt8] {
        let slice = ChangeFixture.slice(note, settings: settings, path: path.string)
        guard let edit = try? change(slice, author).edit, let file = edit.files.first,
            case .replace(_, _, let bytes) = file
        else { return note }
        return bytes
    }

    private mutating func logging(in note: [UInt8], by person: String) -> [UInt8] {
        var input = InteractionInput()
        input.type = random.pick(["call", "email", "meeting", "note"])
        input.when = when()
        input.subject = phrase(lines: 1)
        if random.once(in: 2) { input.body = phrase(lines: 1 + random.below(4)) }
        if random.once(in: 4) { input.fields = [OtherField(key: "direction", value: "inbound")] }
        var generator = random
        _ = random.next()
        return bytes(note, author(person)) { [path] slice, author in
            try InteractionLog.appending(input, to: path, by: author, in: slice, using: &generator)
        }
    }

    private mutating func changingOne(
        _ note: [UInt8], by person: String,
        _ change: (InteractionReference, Author, VaultSlice) throws -> VaultChange<Written>
    ) -> [UInt8] {
        let parsed = Note(path: path, tree: NoteTree(note), settings: settings)
        guard let one = random.pick(Interaction.all(in: parsed, settings: settings)) else { return note }
        return bytes(note, author(person)) { try change(InteractionReference(one), $1, $0) }
    }

    private mutating func editing(_ note: [UInt8], by person: String) -> [UInt8] {
        var input = InteractionInput()
        switch random.below(5) {
        case 0: input.subject = phrase(lines: 1)
        case 1: input.when = when()
        case 2: input.fields = [OtherField(key: "direction", value: random.pick(["inbound", "outbound", ""]) ?? "")]
        case 3: input.fields = [OtherField(key: "follow-up", value: "2026-05-1\(random.below(10))")]
        default: input.by = [.name(person), .name(random.pick(["Ann", "Bo", "Cy"]) ?? "Ann")]
        }
        return changingOne(note, by: person) { try InteractionEditing.editing($0, input, by: $1, in: $2) }
    }

    private mutating func editingBody(_ note: [UInt8], by person: String) -> [UInt8] {
        let parsed = Note(path: path, tree: NoteTree(note), settings: settings)
        guard let one = random.pick(Interaction.all(in: parsed, settings: settings)) else { return note }
        var lines = one.body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let place = random.below(lines.count + 1)
        if place < lines.count, random.once(in: 2) {
            lines[place] = phrase(lines: 1)
        } else {
            lines.insert(phrase(lines: 1), at: place)
        }
        var input = InteractionInput()
        input.body = lines.joined(separator: "\n")
        return bytes(note, author(person)) {
            try InteractionEditing.editing(InteractionReference(one), input, by: $1, in: $0)
        }
    }

    private mutating func changingKey(of note: [UInt8], by person: String) -> [UInt8] {
        let key = random.pick(["job-title", "language", "birthday", "website", "pet", "car"]) ?? "pet"
        let value = key == "birthday" ? "19\(60 + random.below(40))-06-14" : phrase(lines: 1)
        let change: ContactEditing.Change = random.once(in: 5) ? .remove([]) : .set([value])
        return bytes(note, author(person)) { [path] slice, author in
            try ContactEditing.changing(key, change, at: path, by: author, in: slice)
        }
    }

    private mutating func changingTags(of note: [UInt8], by person: String) -> [UInt8] {
        let tag = random.pick(["vip", "press", "client", "board", "friend"]) ?? "vip"
        let change: ContactEditing.Change = random.once(in: 3) ? .remove([tag]) : .add([tag])
        return bytes(note, author(person)) { [path] slice, author in
            try ContactEditing.changing("tags", change, at: path, by: author, in: slice)
        }
    }

    /// Changes, adds or takes out a line of prose, as somebody does in an editor.
    private mutating func editingProse(_ note: [UInt8]) -> [UInt8] {
        let text = String(decoding: note, as: UTF8.self)
        let ending = text.contains("\r\n") ? "\r\n" : "\n"
        var lines = text.components(separatedBy: ending)
        let prose = lines.indices.filter { lines[$0].hasPrefix("Prose") }
        guard let place = random.pick(prose) else { return note }
        switch random.below(3) {
        case 0: lines[place] = "Prose \(phrase(lines: 1))"
        case 1: lines.insert("Prose \(phrase(lines: 1))", at: place)
        default: lines.remove(at: place)
        }
        return Array(lines.joined(separator: ending).utf8)
    }
}

// MARK: - Words

extension MergeCases {
    private mutating func when() -> WrittenWhen {
        let date = CivilDate(daysSinceEpoch: 20_000 + random.below(400)) ?? .latest
        return WrittenWhen(date: date, time: CivilTime(hour: random.below(24), minute: random.below(60), second: nil))
    }

    private mutating func phrase(lines: Int) -> String { BaseNote.phrase(lines: lines, using: &random) }
}

/// A contact's note with up to five interactions, laid out in one of the ways that people have.
struct BaseNote {
    private(set) var text = ""

    init(using random: inout Seed) {
        addFrontMatter(using: &random)
        text += "\nProse above the line.\nProse one more.\n\nProse of its own.\n"
        let hasSection = !random.once(in: 6)
        if hasSection {
            text += "\n## Interactions\n"
            for _ in 0..<random.below(6) { addInteraction(using: &random) }
        }
        if random.once(in: 3) { text += "\n## Activity\n\n> [!event] 2026-01-01 Imported\n\n^e-aaaaaaaaaa\n" }
        if random.once(in: 4) { text += "\n## Later\n\nProse below.\nProse at the end.\n" }
        if random.once(in: 10) { text.removeLast() }
        if random.once(in: 8) { text = text.replacing("\n", with: "\r\n") }
    }

    var bytes: [UInt8] { Array(text.utf8) }

    private mutating func addFrontMatter(using random: inout Seed) {
        text += "---\ntype: contact\nid: c-aaaaaaaaaa\n"
        switch random.below(4) {
        case 0: text += "tags: [vip, press]\n"
        case 1: text += "tags:\n  - vip\n  - client # since May\n"
        case 2: text += "tags: friend\n"
        default: break
        }
        if random.once(in: 2) { text += "# What she does\njob-title: Analyst\n" }
        if random.once(in: 3) { text += "\nemails:\n  - \"ada@x.example (work)\"\n" }
        if random.once(in: 3) { text += "pet: 'a cat' # old\n" }
        text += "---\n"
    }

    private mutating func addInteraction(using random: inout Seed) {
        let day = CivilDate(daysSinceEpoch: 19_900 + random.below(90)) ?? .latest
        text += "\n> [!\(random.pick(["call", "email"]) ?? "call")] \(day) 1\(random.below(10)):00 "
        text += Self.phrase(lines: 1, using: &random) + "\n"
        text += "> - logged-by:: Jane Doe\n> - logged-at:: 2026-03-1\(random.below(6))T1\(random.below(10)):12:44Z\n"
        if random.once(in: 3) { text += "> - by:: Jane Doe, Sam\n" }
        if random.once(in: 2) {
            let lines = Self.phrase(lines: 1 + random.below(4), using: &random).split(separator: "\n")
            text += ">\n" + lines.map { "> \($0)\n" }.joined()
        }
        if random.once(in: 5) { text += ">\n> > [!comment] 2026-03-15 09:00\n> > - by:: Sam\n> >\n> > Seen\n" }
        text += "\n^\(RandomID.make(mark: "i-", using: &random))\n"
    }

    static func phrase(lines: Int, using random: inout Seed) -> String {
        let words = ["budget", "launch", "lunch", "contract", "pilot", "review", "train", "offer", "plan", "team"]
        return (0..<lines).map { _ in
            (0..<3).map { _ in random.pick(words) ?? "" }.joined(separator: " ") + " \(random.below(1000))"
        }.joined(separator: "\n")
    }
}
