import NoteSyntax
import TestSupport
import Testing

/// What is not changed, and why (format 6.4).
@Suite("Refused edits of properties")
struct PropertyRefusalTests {
    @Test(
        "what spans lines or nests is not edited within",
        arguments: [
            "|\n  x\n", ">-\n  x\n", "over\n  lines\n", "\"over\n  lines\"\n", "!x y\n", "!!str x\n", "[[Jane]]\n",
            "{b: c}\n", "\n  b: c\n", "[x, # c\n  y]\n", "\n  - x\n    y\n", "\n  - [x]\n", "[x, {b: c}]\n",
            "\n  - |\n    x\n", "\n  - b: c\n",
        ])
    func notInPlace(value: String) throws {
        let note = "---\nb: z\na: \(value)c: w\n---\n"
        let changes: [PropertyChange] = [
            .set(key: "a", values: ["new"], asList: false), .set(key: "a", values: ["new", "x"], asList: true),
            .add(key: "a", values: ["new"]),
        ]
        for change in changes {
            #expect(throws: PropertyEditError.notEditableInPlace(key: "a", line: 3)) {
                try EditedNote(note, [change])
            }
        }
        #expect(try EditedNote(note, [.unset(key: "a")]).text == "---\nb: z\nc: w\n---\n")
        #expect(
            try EditedNote(note, [.add(key: "b", values: ["v"])]).text
                == note.replacing("b: z", with: "b:\n  - z\n  - v", maxReplacements: 1))
    }

    @Test(
        "front matter that can't be edited is not, and the error says why and where",
        arguments: [
            ("b: z\na: b: c\n", 3, "YAML cannot read the front matter"),
            ("a: x\nb: z\na: y\n", 4, "The key `a` stands twice"),
            ("a: &x y\n", 2, "YAML anchors (&) are not read"),
            ("{ a: b }\n", 2, "The keys of the front matter do not begin their lines"),
            ("{ a: {b: c} }\n", 2, "The keys of the front matter do not begin their lines"),
            ("  a: b\n", 2, "The keys of the front matter do not begin their lines"),
            ("? a\n: b\n", 2, "The keys of the front matter do not begin their lines"),
            ("- a\n", 2, "The front matter is not made of KEY: VALUE"),
        ])
    func notEditable(content: String, line: Int, reason: String) {
        let changes: [PropertyChange] = [
            .set(key: "a", values: ["x"], asList: false), .add(key: "n", values: ["x"]),
            .remove(key: "a", values: ["b"]), .unset(key: "a"),
        ]
        for change in changes {
            let error = #expect(throws: PropertyEditError.self) { try EditedNote("---\n\(content)---\n", [change]) }
            guard case .notEditable(let said, line) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(said.hasPrefix(reason))
        }
    }

    @Test("a key or a value that is not there can't be removed")
    func notThere() {
        #expect(throws: PropertyEditError.noSuchKey(key: "A")) { try EditedNote(note, [.unset(key: "A")]) }
        #expect(throws: PropertyEditError.noSuchKey(key: "c")) {
            try EditedNote(note, [.remove(key: "c", values: ["x"])])
        }
        #expect(throws: PropertyEditError.noSuchKey(key: "a")) { try EditedNote("body", [.unset(key: "a")]) }
        #expect(throws: PropertyEditError.noSuchKey(key: "a")) {
            try EditedNote(note, [.unset(key: "a"), .remove(key: "a", values: ["x"])])
        }
        #expect(throws: PropertyEditError.noSuchValue(key: "b", value: "z", line: 3)) {
            try EditedNote(note, [.remove(key: "b", values: ["y", "z"])])
        }
        #expect(throws: PropertyEditError.noSuchValue(key: "a", value: "X", line: 2)) {
            try EditedNote(note, [.remove(key: "a", values: ["X"])])
        }
        #expect(throws: PropertyEditError.noSuchValue(key: "a", value: "", line: 2)) {
            try EditedNote("---\na:\n---\n", [.remove(key: "a", values: [""])])
        }
    }

    @Test(
        "control characters and line ends are refused",
        arguments: ["\n", "a\r\nb", "\r", "\u{0}", "\u{1B}[m", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}", "\u{9B}"])
    func controlCharacters(value: String) {
        let changes: [PropertyChange] = [
            .set(key: "a", values: ["x", value], asList: true), .set(key: "n", values: [value], asList: false),
            .add(key: "b", values: [value]),
        ]
        for change in changes {
            #expect(throws: PropertyEditError.controlCharacter(key: change.key)) { try EditedNote(note, [change]) }
        }
    }

    @Test("what holds such characters already can be removed")
    func controlCharactersRemoved() throws {
        let note = "---\na: [\"x\\n\", y]\n---\n"
        #expect(try EditedNote(note, [.remove(key: "a", values: ["x\n"])]).text == "---\na: [y]\n---\n")
    }

    @Test(
        "a new property needs a name that fits a line",
        arguments: ["", "a\nb", "\t", "\u{0}", "\u{FEFF}a", "\u{85}", String(repeating: "k", count: 1_001)])
    func badKeys(key: String) {
        for change: PropertyChange in [.set(key: key, values: ["x"], asList: false), .add(key: key, values: ["x"])] {
            #expect(throws: PropertyEditError.badKey(key: key)) { try EditedNote(note, [change]) }
            #expect(throws: PropertyEditError.badKey(key: key)) { try EditedNote("body", [change]) }
        }
        #expect(throws: PropertyEditError.noSuchKey(key: key)) { try EditedNote(note, [.unset(key: key)]) }
    }

    @Test("an opaque note is not edited")
    func opaque() {
        let note = "---\na: x\n---\n" + String(repeating: ">", count: 200) + " x\n"
        let error = #expect(throws: PropertyEditError.self) { try EditedNote(note, [.unset(key: "a")]) }
        guard case .opaque(.tooDeep(line: 4)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("what would read otherwise afterwards is refused")
    func unsafe() {
        let long = String(repeating: "x", count: 70_000)
        let notes: [(String, PropertyChange)] = [
            // YAML is not given more than 64 KiB that are not flat.
            ("---\na: |\n  x\n---\n", .set(key: "b", values: [long], asList: false)),
            // The empty line would be one more line of the block text.
            ("---\nb: |+\n  x\na: y\n\nc: z\n---\n", .unset(key: "a")),
            // The line end behind the removed line would become one with that before it.
            ("---\nb: x\ra: y\n\n---\n", .unset(key: "a")),
        ]
        for (note, change) in notes {
            #expect(throws: PropertyEditError.unsafe(key: change.key)) { try EditedNote(note, [change]) }
        }
    }

    @Test("one refused change refuses all")
    func allOrNothing() {
        #expect(throws: PropertyEditError.noSuchKey(key: "n")) {
            try EditedNote(note, [.set(key: "a", values: ["y"], asList: false), .unset(key: "n")])
        }
    }

    private let note = "---\na: x\nb: [x, y]\n---\nbody\n"
}
