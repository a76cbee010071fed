/// Makes notes that nobody would write: pieces of Markdown, YAML and bytes, put together at random.
///
/// The same seed gives the same notes again.
public struct NoteGenerator: Sendable {
    /// What the notes are made of.
    public enum Diet: Sendable {
        /// Everything, bytes that are not UTF-8 and NUL included.
        case anything
        /// Text alone: well-formed UTF-8 without NUL.
        case text
        /// One paragraph, heading or item after the other, of pieces that begin and end code spans and HTML.
        case inlines
    }

    private var seed: Seed
    private let diet: Diet

    /// A generator of notes of that kind.
    public init(seed: UInt64, diet: Diet = .anything) {
        self.seed = Seed(seed)
        self.diet = diet
    }

    /// The next note: up to some hundred bytes, seldom more.
    public mutating func note() -> [UInt8] {
        var note: [UInt8] = []
        switch diet {
        case .inlines: addInlines(to: &note)
        case .anything, .text:
            if seed.once(in: 6) { note += NoteFragments.byteOrderMark }
            if seed.once(in: 3) { addFrontMatter(to: &note) }
            for _ in 0...seed.below(seed.once(in: 20) ? 60 : 14) { addLine(to: &note) }
        }
        return note
    }

    private mutating func addFrontMatter(to note: inout [UInt8]) {
        add(seed.once(in: 5) ? "--- " : "---", to: &note)
        add("\n", to: &note)
        for _ in 0..<seed.below(5) {
            note += seed.pick(NoteFragments.properties) ?? []
            addLineEnding(to: &note)
        }
        if !seed.once(in: 8) { add("---", to: &note) }
        addLineEnding(to: &note)
    }

    private mutating func addLine(to note: inout [UInt8]) {
        for _ in 0..<max(0, seed.below(6) - 2) { note += seed.pick(NoteFragments.markers) ?? [] }
        if seed.once(in: 400) {
            for _ in 0..<seed.below(130) { note += seed.pick(NoteFragments.markers) ?? [] }
        }
        note += seed.pick(NoteFragments.lines) ?? []
        if seed.once(in: 4) { note += seed.pick(NoteFragments.inlines) ?? [] }
        if diet == .anything, seed.once(in: 12) { note += seed.pick(NoteFragments.strangeBytes) ?? [] }
        addLineEnding(to: &note)
    }

    private mutating func addInlines(to note: inout [UInt8]) {
        for _ in 0...seed.below(4) {
            note += seed.pick(NoteFragments.leafStarts) ?? []
            for _ in 0...seed.below(24) { note += seed.pick(NoteFragments.inlines) ?? [] }
            add("\n\n", to: &note)
        }
    }

    private mutating func addLineEnding(to note: inout [UInt8]) {
        switch seed.below(24) {
        case 0: break
        case 1: add("\r\n", to: &note)
        case 2: add("\r", to: &note)
        case 3...7: add("\n\n", to: &note)
        case 8: add("\n \t\n", to: &note)
        default: add("\n", to: &note)
        }
    }

    private func add(_ text: StaticString, to note: inout [UInt8]) {
        text.withUTF8Buffer { note += $0 }
    }
}
