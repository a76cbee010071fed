import NoteSyntax
import TestSupport

/// Makes notes with front matter, and changes of their properties: the same for the same seed.
struct PropertyEditGenerator {
    /// The mutations that leave the text of a note what it is.
    static let mutations: [Mutation] = [.carriageReturnLineFeed, .carriageReturn, .byteOrderMark, .noFinalNewline]

    let seed: UInt64
    private var random: Seed
    private var content: FrontMatterGenerator
    private var notes: NoteGenerator

    init(seed: UInt64 = Seed.ofRun) {
        self.seed = seed
        random = Seed(seed)
        content = FrontMatterGenerator(seed: seed)
        notes = NoteGenerator(seed: seed)
    }

    // MARK: Notes

    /// A note as people write it.
    mutating func note() -> [UInt8] {
        let ends = ["---\n\n# Text\n\n---\n", "--- \nbody", "---", "---\n---\n---\n"]
        let note = random.once(in: 20) ? "No front matter\n---\n" : "---\n" + content.realistic() + pick(ends)
        return random.once(in: 2) ? mutated(Array(note.utf8), random.pick(Self.mutations)) : Array(note.utf8)
    }

    /// A note of pieces in any order.
    mutating func hostileNote() -> [UInt8] {
        let note =
            switch random.below(4) {
            case 0: notes.note()
            case 1: Array("---\n".utf8) + content.bytes() + Array("\n---\nbody".utf8)
            case 2: Array(("---\n" + content.damaged() + "---\nbody").utf8)
            default: Array(("---\n" + content.nasty() + "---\n").utf8)
            }
        return random.once(in: 3) ? mutated(note, random.pick(Mutation.allCases)) : note
    }

    mutating func mutated(_ note: [UInt8], _ mutation: Mutation?) -> [UInt8] {
        mutation?.applied(to: note, seed: &random) ?? note
    }

    // MARK: Changes

    /// A change of one of the note's properties, or seldom of one that it lacks.
    mutating func change(of note: [UInt8]) -> PropertyChange {
        let entries = NoteTree(SourceText(note), part: .frontMatter).frontMatter?.entries ?? []
        guard let entry = random.pick(entries), !random.once(in: 5) else {
            let key = pick(["new", "no", "2024", "a b", "größe", "...x", "[[x]]", "a: b", "'q'", "- x", "key #", "?"])
            return random.once(in: 3)
                ? .add(key: key, values: texts()) : .set(key: key, values: texts(), asList: random.once(in: 2))
        }
        let old = entry.value.scalars.map(\.text)
        switch random.below(8) {
        case 0: return .unset(key: entry.key)
        case 1: return .add(key: entry.key, values: texts() + (random.pick(old).map { [$0] } ?? []))
        case 2: return .add(key: entry.key, values: texts())
        case 3 where !old.isEmpty: return .remove(key: entry.key, values: old.filter { _ in random.once(in: 2) })
        case 4: return .set(key: entry.key, values: changed(old).texts, asList: true)
        case 5: return .set(key: entry.key, values: texts() + old.shuffled(using: &random), asList: true)
        default: return .set(key: entry.key, values: texts(), asList: random.once(in: 2))
        }
    }

    /// A list with some texts more, or with some less.
    mutating func changed(_ texts: [String]) -> (texts: [String], isShorter: Bool) {
        if random.once(in: 2) { return (texts.filter { _ in random.once(in: 2) }, true) }
        var changed = texts
        for _ in 0..<random.below(4) { changed.insert(text(), at: random.below(changed.count + 1)) }
        return (changed, false)
    }

    mutating func texts() -> [String] { (0..<random.below(4)).map { _ in text() } }

    /// A text that is hard on YAML in some way.
    mutating func text() -> String {
        if random.once(in: 2) { return pick(Self.texts) }
        return (0..<random.below(5)).map { _ in pick(Self.pieces) }.joined()
    }

    mutating func once(in count: Int) -> Bool { random.once(in: count) }

    private mutating func pick(_ texts: [String]) -> String { random.pick(texts) ?? "" }

    private static let texts = [
        "Ada Lovelace", "", " ", " padded ", "\ttab", "no", "Yes", "~", "null", "true", "012", "1:30", "+44 20 7946",
        "1e3", ".5", ".hidden", "...", "---", "2026-03-09", "2026-03-09 14:05", "14:05", "--12-24", "<<", "=",
        "[[Jane Doe]]", "spouse [[Sam Cooper]]", "![[x]]", "Smith, John", "[x]", "{x}", "a]", "a: b", "a:", "a #b", "#",
        "it's", "'", "''", "\"", "he said \"x\"", "\\", "\\n", "C:\\dir", "- x", "-x", "? x", "& x", "*x", "!x", "|",
        ">", "%", "@me", "`x`", "ada@x.example (work)", "https://x.example/a?b=c#d", "é", "e\u{301}", "\u{301}", "🦊",
        "👩‍👩‍👧", "日本語", "\u{A0}", "\u{3000}x", "\u{202E}", "\u{FEFF}x", "x\u{FEFF}", "\u{FFFE}", "\u{10FFFF}",
        String(repeating: "very long ", count: 400), String(repeating: "🦊", count: 500),
    ]

    private static let pieces = [
        "a", "b", "Ada", " ", "  ", "\t", ":", ": ", " #", "#", ",", ", ", "[", "]", "[[", "]]", "{", "}", "'", "\"",
        "\\", "-", "- ", "?", "!", "&", "*", "|", ">", "%", "@", "`", "~", "=", ".", "0", "1", "é", "e\u{301}", "🦊",
        "\u{A0}",
    ]
}
