import NoteSyntax
import TestSupport
import Testing

/// What a change of a property does to front matter, byte for byte (format 6).
@Suite("Edits of properties")
struct PropertyEditTests {
    typealias Case = (before: String, change: PropertyChange, after: String)

    // MARK: Texts

    @Test(
        "a text takes the place of a text, in its quotes",
        arguments: [
            ("a: x\n", text("u"), "a: u\n"),
            ("a:   x  # why\nb: z\n", text("u"), "a:   u  # why\nb: z\n"),
            ("a: 'x'\n", text("u"), "a: 'u'\n"),
            ("a: 'x'\n", text("it's"), "a: 'it''s'\n"),
            ("a: 'x'\n", text("u\tz"), "a: \"u\\tz\"\n"),
            ("a: \"x\" # c\n", text("u"), "a: \"u\" # c\n"),
            ("a: \"x\"\n", text("\"u\" \\"), "a: \"\\\"u\\\" \\\\\"\n"),
            ("a: x\n", text("no"), "a: \"no\"\n"),
            ("a: x\n", text("[[Jane Doe]]"), "a: \"[[Jane Doe]]\"\n"),
            ("a: 'x'\n", text("[[Jane Doe]]"), "a: '[[Jane Doe]]'\n"),
            ("a: x\n", text(""), "a: \"\"\n"),
            ("a: 'x'\n", text(""), "a: ''\n"),
            ("'a' : x\n", text("u"), "'a' : u\n"),
            ("\"a\":\tx\n", text("u"), "\"a\":\tu\n"),
            ("a:\n", text("u"), "a: u\n"),
            ("a: # c\nb:\n", text("u"), "a: u # c\nb:\n"),
            ("a: [x, u] # c\n", text("z"), "a: z # c\n"),
            ("a: [\n  x,\n  'u',\n] # c\n", text("u"), "a: 'u' # c\n"),
            ("a: # c\n  - x # d\n  # e\n  - u\nb: z\n", text("u"), "a: u # c\n  # e\nb: z\n"),
            ("a: x # c\n", nothing, "a: # c\n"),
            ("a: [x] # c\n", nothing, "a: # c\n"),
            ("a:\n- x\n- u\n", nothing, "a:\n"),
            ("a: e\u{301}\n", text("é"), "a: é\n"),
        ] as [Case])
    func texts(edit: Case) throws { try check(edit) }

    // MARK: Lists

    @Test(
        "a list with an item a line changes by whole lines",
        arguments: [
            ("a:\n  - x\n", add("u"), "a:\n  - x\n  - u\n"),
            ("a:\n- x\nb: z\n", add("u", "z"), "a:\n- x\n- u\n- z\nb: z\n"),
            ("a: # c\n    -   x # d\n\n# e\nb: z\n", add("u"), "a: # c\n    -   x # d\n    -   u\n\n# e\nb: z\n"),
            ("a:\n  - 'x'\n  - 'u'\n", add("z"), "a:\n  - 'x'\n  - 'u'\n  - 'z'\n"),
            ("a:\n  - \"no\"\n", add("z"), "a:\n  - \"no\"\n  - z\n"),
            ("a:\n  - 'x'\n  - u\n", add("z"), "a:\n  - 'x'\n  - u\n  - z\n"),
            ("a:\n  -\n", add("z"), "a:\n  -\n  - z\n"),
            ("a:\n  - # c\n  - u\n", list("x", "u"), "a:\n  - x # c\n  - u\n"),
            ("a:\n  - x # c\n  # d\n  - u # e\n", remove("u"), "a:\n  - x # c\n  # d\n"),
            ("a:\n  - x # c\n\n  # d\n  - u # e\n", remove("x"), "a:\n\n  # d\n  - u # e\n"),
            ("a:\n  - x\n  - u\n  - 'x'\n", remove("x"), "a:\n  - u\n"),
            ("b: z\na:\n  - x\n  # d\n  - u\n\nc: w\n", remove("x", "u"), "b: z\n\nc: w\n"),
            (
                "a:\n  - x # c\n  - u # d\n  - 'z' # e\n", list("x", "new", "z", "w"),
                "a:\n  - x # c\n  - new # d\n  - 'z' # e\n  - w\n"
            ),
            ("a:\n  - u # c\n", list("x", "u"), "a:\n  - x\n  - u # c\n"),
            ("a:\n  - x # c\n  - u # d\n", list("u", "x"), "a:\n  - u # d\n  - x\n"),
            ("a: # c\n  - x\n  # d\n  - u\n", list(), "a: [] # c\n  # d\n"),
        ] as [Case])
    func blockLists(edit: Case) throws { try check(edit) }

    @Test(
        "a list in brackets changes by its items and commas",
        arguments: [
            ("a: [x] # c\n", add("u"), "a: [x, u] # c\n"),
            ("a: [x,u]\n", add("z"), "a: [x,u,z]\n"),
            ("a: [ x ]\n", add("u"), "a: [ x, u ]\n"),
            ("a: [x, u,]\n", add("z"), "a: [x, u, z,]\n"),
            ("a: []\n", add("x", "u"), "a: [x, u]\n"),
            ("a: [ ] # c\n", list("x"), "a: [x ] # c\n"),
            ("a: [\n  x,\n  u,\n]\n", add("z"), "a: [\n  x,\n  u,\n  z,\n]\n"),
            ("a: [\n  x\n]\n", add("z"), "a: [\n  x,\n  z\n]\n"),
            ("a: [\n  x\n]\n", list("w", "x"), "a: [\n  w,\n  x\n]\n"),
            ("a: [x,\n  u]\n", list("w", "x", "u"), "a: [w, x,\n  u]\n"),
            ("a: [\n  x,\n  u\n]\n", add(".z", "-w"), "a: [\n  x,\n  u,\n  \".z\",\n  \"-w\"\n]\n"),
            ("a: [x]\n", add("Smith, John", "https://x.example"), "a: [x, \"Smith, John\", \"https://x.example\"]\n"),
            ("a: ['x', 'u']\n", add("z"), "a: ['x', 'u', 'z']\n"),
            ("a: ['1:2', 'a,b']\n", add("z"), "a: ['1:2', 'a,b', z]\n"),
            ("a: [x,  'u' , z]\n", remove("x"), "a: ['u' , z]\n"),
            ("a: [x,  'u' , z]\n", remove("u"), "a: [x , z]\n"),
            ("a: [x,  'u' , z]\n", remove("z"), "a: [x,  'u']\n"),
            ("a: [x, u, z,]\n", remove("x", "z"), "a: [u,]\n"),
            ("a: [x, x, u]\n", remove("x"), "a: [u]\n"),
            ("a: [x, u] # c\nb: z\n", remove("x", "u"), "b: z\n"),
            ("a: [x, \"u\", z] # c\n", list("x", "new", "z"), "a: [x, \"new\", z] # c\n"),
            ("a: [x, u] # c\n", list(), "a: [] # c\n"),
        ] as [Case])
    func flowLists(edit: Case) throws { try check(edit) }

    @Test(
        "a single text becomes the first item, with its comment",
        arguments: [
            ("a: x\n", add("u"), "a:\n  - x\n  - u\n"),
            ("a:  'x'  # c\nb: z\n", add("u"), "a:\n  - 'x'  # c\n  - 'u'\nb: z\n"),
            ("a:\tSmith, John\n", add("u"), "a:\n  - Smith, John\n  - u\n"),
            ("a: x # c\n", list("w", "x", "u"), "a:\n  - w\n  - x # c\n  - u\n"),
            ("a: 'x' # c\n", list("u", "z"), "a:\n  - 'u' # c\n  - 'z'\n"),
            ("a: x # c\n", list("u"), "a:\n  - u # c\n"),
            ("a: x # c\n", list(), "a: [] # c\n"),
            ("a: # c\n\n# d\n", add("x", "u"), "a: # c\n  - x\n  - u\n\n# d\n"),
            ("a: # c\n", list("x"), "a: # c\n  - x\n"),
            ("a: x # c\nb: z\n", remove("x"), "b: z\n"),
        ] as [Case])
    func textsToLists(edit: Case) throws { try check(edit) }

    @Test(
        "what is so already is not touched",
        arguments: [
            ("a: 'x'\n", text("x")), ("a: x\n", list("x")), ("a: [x]\n", list("x")), ("a:\n  - x\n", list("x")),
            ("a: x\n", add("x")), ("a: [x, u]\n", add("u", "x")), ("a:\n", list()), ("a:\n", nothing),
            ("a: []\n", list()), ("a: \"\"\n", text("")), ("a: \"\"\n", list("")), ("a: |-\n  x\n", text("x")),
            ("a: [x, # c\n  u]\n", add("u")), ("a: x\n", add()), ("a: x\n", remove()), ("b: x\n", add()),
            ("a: é\n", add("e\u{301}")),
        ] as [(String, PropertyChange)])
    func unchanged(content: String, change: PropertyChange) throws { try check((content, change, content)) }

    // MARK: Whole entries

    @Test(
        "a new property stands right behind the last one",
        arguments: [
            ("b: z\n", text("x"), "b: z\na: x\n"),
            ("b: z # c\n\n# d\n", text("x"), "b: z # c\na: x\n\n# d\n"),
            ("b:\n  - z\n", list("x"), "b:\n  - z\na:\n  - x\n"),
            ("b: z\n", add("x", "x", "u"), "b: z\na:\n  - x\n  - u\n"),
            ("b: z\n", list(), "b: z\na: []\n"),
            ("b: z\n", nothing, "b: z\na:\n"),
            ("b: |\n  z\n\n# c\n", text("x"), "b: |\n  z\na: x\n\n# c\n"),
            ("b:\n", list("x"), "b:\na:\n  - x\n"),
            ("", text("x"), "a: x\n"),
            ("# c\n\n", text("x"), "# c\n\na: x\n"),
            ("b: z\n", .set(key: "no", values: ["x"], asList: false), "b: z\n\"no\": x\n"),
            ("b: z\n", .set(key: "...u", values: ["x"], asList: false), "b: z\n\"...u\": x\n"),
            ("b: z\n", .set(key: "u: z #", values: ["x"], asList: false), "b: z\n\"u: z #\": x\n"),
            ("A: z\n", text("x"), "A: z\na: x\n"),
        ] as [Case])
    func newEntries(edit: Case) throws { try check(edit) }

    @Test(
        "a property goes with its own lines, whatever it holds",
        arguments: [
            ("# c\na: x # d\n# e\nb: z\n", "# c\n# e\nb: z\n"),
            ("b: z\n# c\na:\n  - x\n  # d\n  - u\n\n# e\n", "b: z\n# c\n\n# e\n"),
            ("a: [\n  x,\n] # d\nb: z\n", "b: z\n"),
            ("a: x\n", ""),
            ("b: z\na: |\n  x\n  u\n\n# c\nc: w\n", "b: z\n\n# c\nc: w\n"),
            ("a:\n  b: x\n  c:\n    - u\nb: z\n", "b: z\n"),
            ("a: [[Jane]]\nb: z\n", "b: z\n"),
            ("a: over\n  lines\nb: z\n", "b: z\n"),
            ("a: \"over\n\n  lines\" # c\nb: z\n", "b: z\n"),
            ("a: !x u\nb: z\n", "b: z\n"),
            ("'a' : x\nA: z\n", "A: z\n"),
        ])
    func unset(before: String, after: String) throws { try check((before, .unset(key: "a"), after)) }

    @Test(
        "a note without front matter gets one at its start",
        arguments: [
            ("", "---\na: x\n---\n"),
            ("body", "---\na: x\n---\nbody"),
            ("\u{FEFF}body\n", "\u{FEFF}---\na: x\n---\nbody\n"),
            ("\u{FEFF}", "\u{FEFF}---\na: x\n---\n"),
            ("\r\n# body\r\n", "---\r\na: x\r\n---\r\n\r\n# body\r\n"),
            ("body\rmore", "---\ra: x\r---\rbody\rmore"),
            ("---\nno: end\n", "---\na: x\n---\n---\nno: end\n"),
            ("----\n---\n", "---\na: x\n---\n----\n---\n"),
            (" ---\nb: z\n---\n", "---\na: x\n---\n ---\nb: z\n---\n"),
            ("\u{FEFF}\u{FEFF}---\nb: z\n---\n", "\u{FEFF}---\na: x\n---\n\u{FEFF}---\nb: z\n---\n"),
        ])
    func newFrontMatter(before: String, after: String) throws {
        let edited = try EditedNote(before, [Self.text("x")])
        #expect(Array(edited.text.utf8) == Array(after.utf8))
        #expect(edited.edits.count == 1)
        #expect(NoteTree(after).blocks.count == NoteTree(before).blocks.count)

        let emptied = try EditedNote(after, [.unset(key: "a")])
        #expect(emptied.after.frontMatter?.content.isEmpty == true)
        #expect(try EditedNote(before, [Self.text("x"), .unset(key: "a")]).edits.isEmpty)
        #expect(try EditedNote(emptied.text, [Self.text("x"), .unset(key: "a")]).edits.isEmpty)
        #expect(try EditedNote(emptied.text, [Self.text("x")]).text.utf8.elementsEqual(after.utf8))
    }

    // MARK: Bytes

    @Test("only the bytes of what changes are edited")
    func marked() throws {
        let note = "---\na: 'x' # c\nb:\n  - x # c\n  - u\nc: [x, u, z]\nd: x\ne: w\n---\nbody"
        let changes: [PropertyChange] = [
            .set(key: "a", values: ["u"], asList: false), .set(key: "b", values: ["w", "x", "v"], asList: true),
            .remove(key: "c", values: ["u"]), .add(key: "d", values: ["u"]), .unset(key: "e"),
            .set(key: "f", values: ["v"], asList: false),
        ]
        let edited = try EditedNote(note, changes)
        #expect(
            edited.marked == """
                ---
                a: «'x'|'u'» # c
                b:
                «|  - w
                »  - x # c
                  - «u|v»
                c: [x«, u|», z]
                d:« |
                  - »x
                «e: w
                |  - u
                f: v
                »---
                body
                """)
        #expect(edited.areInOrder)
    }

    @Test("several changes are as if made one after the other, and what cancels out is no edit")
    func several() throws {
        let note = "---\na: x\nb: [x, u] # c\n---\n"
        let changes: [PropertyChange] = [
            .set(key: "a", values: ["u"], asList: false), .add(key: "b", values: ["z"]), .unset(key: "a"),
            .remove(key: "b", values: ["z"]), .set(key: "c", values: ["1"], asList: false),
            .set(key: "c", values: ["2"], asList: true),
        ]
        let edited = try EditedNote(note, changes)
        #expect(edited.text == "---\nb: [x, u] # c\nc:\n  - \"2\"\n---\n")
        #expect(edited.marked == "---\n«a: x\n|»b: [x, u] # c\n«|c:\n  - \"2\"\n»---\n")
        #expect(try EditedNote(note, [Self.text("u"), Self.text("x")]).edits == [])
        #expect(try EditedNote(note, []).edits == [])
    }

    @Test("front matter that is too large for YAML, or looks like an alias, is edited where it is flat")
    func large() throws {
        let photo = String(repeating: "A", count: 100_000)
        let note = "---\nvcard:\n  - \"PHOTO:\(photo)\"\na: R&D and *D\n---\n"
        let changes: [PropertyChange] = [Self.text("&D"), .add(key: "vcard", values: ["X:\(photo)"])]
        let after = "---\nvcard:\n  - \"PHOTO:\(photo)\"\n  - \"X:\(photo)\"\na: \"&D\"\n---\n"
        let isAsMeant = try EditedNote(note, changes).text == after
        #expect(isAsMeant)
    }

    @Test("an insertion ends its line like the line above it")
    func mixedLineEndings() throws {
        let note = "---\r\na: x\nb:\r\n  - u\r---\nbody\r\n"
        let changes: [PropertyChange] = [.add(key: "a", values: ["z"]), .add(key: "b", values: ["z"])]
        let edited = try EditedNote(note, changes)
        #expect(edited.text.utf8.elementsEqual("---\r\na:\n  - x\n  - z\nb:\r\n  - u\r  - z\r---\nbody\r\n".utf8))
    }

    // MARK: Expectations

    private static func text(_ text: String) -> PropertyChange { .set(key: "a", values: [text], asList: false) }

    private static func list(_ texts: String...) -> PropertyChange { .set(key: "a", values: texts, asList: true) }

    private static func add(_ texts: String...) -> PropertyChange { .add(key: "a", values: texts) }

    private static func remove(_ texts: String...) -> PropertyChange { .remove(key: "a", values: texts) }

    private static let nothing = PropertyChange.set(key: "a", values: [], asList: false)

    /// Checks the edit with all line endings, with and without a byte order mark and something behind the block.
    private func check(_ edit: Case) throws {
        for (mark, end) in [("", "---\nbody\n\n---\n"), ("\u{FEFF}", "--- \t\nbody"), ("", "---")] {
            for lineEnding in ["\n", "\r\n", "\r"] {
                let note = { (content: String) in
                    (mark + "---\n" + content + end).replacing("\n", with: lineEnding)
                }
                let edited = try EditedNote(note(edit.before), [edit.change])
                let isAsMeant = edited.text.utf8.elementsEqual(note(edit.after).utf8)
                #expect(isAsMeant, "\(edited.marked.debugDescription)")
                #expect(edited.areInOrder && edited.edits.isEmpty == edit.before.utf8.elementsEqual(edit.after.utf8))
            }
        }
    }
}
