import Testing

@testable import NoteSyntax

@Suite("Front matter")
struct FrontMatterTests {
    // MARK: Where it is

    @Test(
        "front matter stands between two lines of three dashes",
        arguments: [
            ("---\na: b\n---\nbody", "a: b\n"),
            ("---\r\na: b\r\n---\r\nbody", "a: b\r\n"),
            ("---\ra: b\r---\rbody", "a: b\r"),
            ("--- \t\na: b\n--- \t\nbody", "a: b\n"),
            ("---\na: b\n---", "a: b\n"),
            ("---\na: b\n--- ", "a: b\n"),
            ("\u{FEFF}---\na: b\n---\n", "a: b\n"),
            ("---\n---\nbody", ""),
            ("---\na: |\n  x\n---\n---\n", "a: |\n  x\n"),
            ("---\na: b\n----\n--- x\n ---\n---\n", "a: b\n----\n--- x\n ---\n"),
        ])
    func extent(text: String, content: String) throws {
        let note = Array(text.utf8)
        let extent = try #require(note.withUnsafeBufferPointer { FrontMatter.extent(in: $0) })
        #expect(String(decoding: note[extent.content.range], as: UTF8.self) == content)
        #expect(extent.span.lowerBound == (text.unicodeScalars.first == "\u{FEFF}" ? 3 : 0))
        let body = String(decoding: note[extent.span.upperBound...], as: UTF8.self)
        #expect(["", "body", "---\n"].contains(body))
        let frontMatter = try #require(FrontMatter.parse(note))
        #expect(frontMatter.span == extent.span && frontMatter.content == extent.content)
    }

    @Test(
        "without a first and a closing line there is none",
        arguments: [
            "", "-", "---", "---\n", "---\na: b\n", "\n---\na: b\n---\n", " ---\na: b\n---\n", "----\na: b\n---\n",
            "--- x\na: b\n---\n", "---\na: b\n----\n", "---\na: b\n ---\n", "---\na: b\n...\n",
            "body\n---\na: b\n---\n",
            "\u{FEFF}\u{FEFF}---\na: b\n---\n", "---\u{A0}\na: b\n---\n", "\u{FEFF}",
        ])
    func none(text: String) {
        #expect(FrontMatter.parse(Array(text.utf8)) == nil)
    }

    // MARK: What it says

    @Test(
        "values are texts, never typed",
        arguments: [
            (
                "a: no\nb: 012\nc: +44 20\nd: 1:30\ne: 2024-13-45\nf: ~\ng: null",
                "a=no b=012 c=+44 20 d=1:30 e=2024-13-45 f=~ g=null"
            ),
            ("a:\nb: \nc: # x\nd: \"\"\ne: ''", "a=∅ b=∅ c=∅ d= e="),
            ("a: x # y\nb: x#y\nc: '#'\nd: \"x # y\" # z", "a=x b=x#y c=# d=x # y"),
            ("a: 'it''s'\nb: \"\\\"\\u00e9\\x41\\n\\\\\"", "a=it's b=\"éA\n\\"),
            ("a: [x, 'y, z', \"w\"]\nb: []\nc: [x,]", "a=[x|y, z|w] b=[] c=[x]"),
            ("a: [x,\n  y,\n]\nb: z", "a=[x|y] b=z"),
            ("a:\n  - x\n  - 'y'\nb:\n- z\n-\n- \"w\" # c", "a=[x|y] b=[z||w]"),
            ("a: # c\n\n  # d\n  - x\n\n  - y\n\nb: c", "a=[x|y] b=c"),
            ("\"a b\": x\n'c': y\nd e: z\nf :w: v", "a b=x c=y d e=z f :w=v"),
            ("# c\na: x\n\n  # d\nb: y\n", "a=x b=y"),
            ("A: x\na: y", "A=x a=y"),
            ("a: [[Jane]]\nb: { c: d }\ne:\n  f: g\nh:\n  - - i\nj: {}\nk: [a, [b]]", "a={} b={} e={} h={} j={} k={}"),
            (
                "a: |\n  x\n  y\nb: >-\n  x\n  y\nc: x\n  y\nd: \"x\n  y\"\ne:\n  - x\n    y",
                "a=x\ny\n b=x y c=x y d=x y e=[x y]"
            ),
            ("a: !x y\nb: !!int 012\nc: !!str", "a=y b=012 c=∅"),
            ("<<: x\n=: y", "<<=x ==y"),
            ("? a\n: b\n", "a=b"),
            ("{ a: b, c: [d] }", "a=b c=[d]"),
            ("  a: b\n  c: d", "a=b c=d"),
            ("", ""),
            ("# nothing\n\n", ""),
        ])
    func values(content: String, expected: String) throws {
        for lineEnd in ["\n", "\r\n", "\r"] {
            let text = content.replacing("\n", with: lineEnd)
            let frontMatter = try parse(text + lineEnd)
            // Texts with line ends have LF in them, whatever the note has.
            #expect(summary(frontMatter) == expected, "\(text.debugDescription)")
        }
    }

    @Test("invalid UTF-8 is replaced in texts")
    func invalidText() throws {
        let note = Array("---\na: x".utf8) + [0xFF] + Array("\nb: |\n  ".utf8) + [0xC3] + Array("\n---\n".utf8)
        let frontMatter = try #require(FrontMatter.parse(note))
        #expect(summary(frontMatter) == "a=x\u{FFFD} b=\u{FFFD}\n")
    }

    @Test("the first entry of a key is found, with its case")
    func lookUp() throws {
        let frontMatter = try parse("name: Ada\nName: Bob\nemails: x\nnone:\nlist: [y]\n")
        #expect(frontMatter["name"]?.scalars.map(\.text) == ["Ada"])
        #expect(frontMatter["emails"]?.scalars.map(\.text) == ["x"])
        #expect(frontMatter["none"]?.scalars == [])
        #expect(frontMatter["NAME"] == nil)
        #expect(frontMatter.entry(for: "list")?.layout == .flowList)
    }

    // MARK: Where it says it

    @Test(
        "each part has its place",
        arguments: [
            ("«a»: ‹x y›  ⟨# c⟩\n", .inline),
            ("«'a'» : ‹\"x\"›\n", .inline),
            ("«a»:\t‹[x, y]› ⟨#⟩\n", .flowList),
            ("«a»: ‹[\n  x,\n]›\n", .flowList),
            ("«a»:‹› ⟨# c⟩\n", .empty),
            ("«a»: ⟨# c⟩\n\n  ‹- x # d\n  # e\n  - y› # f\n", .blockList),
            ("«a»:\n‹- x\n-›\n", .blockList),
            ("«a»: ‹|\n  x›\n", .other),
            ("«a»:\n  # c\n  ‹b: c›\n", .other),
            ("«a»: ‹[x, # c\n  y\n]›\n", .other),
        ] as [(String, FrontMatter.Layout)])
    func places(marked: String, layout: FrontMatter.Layout) throws {
        for (before, behind) in [("", ""), ("# c\nz: z\n\n", "\n# d\nb: c\n"), ("z:\n  - z\n", "b:\n")] {
            let text = marked.filter { !"«»‹›⟨⟩".contains($0) }
            let frontMatter = try parse(before + text + behind)
            let entry = try #require(frontMatter.entry(for: "a"))
            #expect(entry.layout == layout)
            #expect(entry.span.count == text.utf8.count)
            let start = 4 + before.utf8.count
            #expect(entry.span.lowerBound == start)
            #expect(entry.keySpan == span(of: "«", "»", in: marked, from: start))
            #expect(entry.valueSpan == span(of: "‹", "›", in: marked, from: start))
            #expect(entry.commentSpan == (marked.contains("⟨") ? span(of: "⟨", "⟩", in: marked, from: start) : nil))
            #expect(frontMatter.isEditable)
        }
    }

    @Test("items have their places, quotes included")
    func items() throws {
        let content = "a:\n  - x\n  - 'y z'\n  -\nb: [\"u\", v w ]\n"
        let frontMatter = try parse(content)
        let places = frontMatter.entries.flatMap { $0.value.scalars.map(\.span) }
        let note = Array(("---\n" + content).utf8)
        #expect(places.map { String(decoding: note[$0.range], as: UTF8.self) } == ["x", "'y z'", "", "\"u\"", "v w"])
        let styles = frontMatter.entries.flatMap { $0.value.scalars.map(\.style) }
        #expect(styles == [.plain, .singleQuoted, .plain, .doubleQuoted, .plain])
    }

    @Test("front matter that YAML reads in a form without key lines is not edited, and no problem")
    func unplaced() throws {
        for content in ["{ a: b }\n", "  a: b\n", "? a\n: b\n", "a: \"x\nb: y\"\n", "a: b\n...\n", "\u{FEFF}a: b\n"] {
            let frontMatter = try parse(content)
            #expect(!frontMatter.isEditable && frontMatter.problems.isEmpty, "\(content)")
            #expect(frontMatter.entries.allSatisfy { $0.span == frontMatter.content }, "\(content)")
        }
    }

    // MARK: What is wrong

    @Test(
        "what YAML cannot read is reported, and read line by line",
        arguments: [
            ("a: b: c\nid: x\n", "a=b: c id=x"),
            ("a: @x\nb: `y`\nid: 'x' # c\n", "a=@x b=`y` id=x"),
            ("\ta: b\nid: x\n", "id=x"),
            ("a: \"x\nid: y\n", "a=\"x id=y"),
            ("a: \"x\\q\"\nb: 'y'z'\nc: ''\n", "a=x\\q b=y'z c="),
            ("a: [x\ntags: [y, z]\nb:\n  - w\n", "a=[x tags=[y|z] b=∅"),
            ("a: *x\nb: &y z\n", "a=*x b=&y z"),
            ("a: b\nno colon\n- x: y\n", "a=b"),
            ("a: !e!x y\n", "a=!e!x y"),
            ("just text\n", ""),
            ("- a\n- b\n", ""),
            ("{{title}}\nname: x\n", "name=x"),
            ("name: {{title}}, x\n", "name={{title}}, x"),
            ("a: b\n...\nc: d\n", "a=b c=d"),
            ("a: x\u{0}y\nb: z\u{7F}\n", "a=x\u{0}y b=z\u{7F}"),
            ("a: b\n--- c\n", "a=b"),
            ("[a]: b\n", ""),
            ("%YAML 1.1\n", ""),
        ])
    func unreadable(content: String, expected: String) throws {
        let frontMatter = try parse(content)
        #expect(summary(frontMatter) == expected, "\(content)")
        #expect(frontMatter.problems.map(\.kind) == [.unreadable], "\(frontMatter.problems)")
        #expect(!frontMatter.isEditable)
        let problem = try #require(frontMatter.problems.first)
        let content = frontMatter.content
        #expect(problem.span.lowerBound >= content.lowerBound && problem.span.upperBound <= content.upperBound)
        #expect(!problem.message.contains("\n") && problem.message.last != ".")
    }

    @Test("the problem stands at its line")
    func problemPlace() throws {
        let frontMatter = try parse("id: x\na: b: c\nd: e\n")
        #expect(frontMatter.problems.map(\.span) == [SourceSpan(10..<17)])
    }

    @Test(
        "a key that stands twice is reported, and the first counts",
        arguments: [
            ("a: 1\nb: 2\na: 3\n", "a=1 b=2 a=3", 14),
            ("a: 1\n'a': 2\n", "a=1 a=2", 9),
            ("é: 1\ne\u{301}: 2\n", "é=1 e\u{301}=2", 10),
            ("a: |\n  x\na: 2\n", "a=| a=2", 13),
            ("a: [1]\na:\n  - 2\n", "a=[1] a=∅", 11),
        ])
    func duplicates(content: String, expected: String, place: Int) throws {
        let frontMatter = try parse(content)
        #expect(summary(frontMatter) == expected)
        #expect(frontMatter.problems.map(\.kind) == [.duplicateKey])
        #expect(frontMatter.problems.first?.span.lowerBound == place)
        #expect(!frontMatter.isEditable)
    }

    @Test("many keys are compared as well")
    func manyDuplicates() throws {
        let keys = (0..<5_000).map { "key\($0): x\n" }.joined()
        #expect(try parse(keys).isEditable)
        #expect(try parse(keys + "key77: y\n").problems.map(\.kind) == [.duplicateKey])
    }

    @Test("a nested value is reported where it stands, and all else is read and edited")
    func nested() throws {
        let frontMatter = try parse("owner: [[Jane]]\nname: x\nmap:\n  a: b\n")
        #expect(frontMatter.problems.map(\.kind) == [.nestedValue, .nestedValue])
        #expect(frontMatter.problems.map(\.span) == [SourceSpan(11..<19), SourceSpan(35..<39)])
        #expect(frontMatter.isEditable)
        #expect(frontMatter["name"]?.scalars.map(\.text) == ["x"])
    }

    // MARK: Hostile

    @Test("anchors and aliases are refused before anything grows")
    func aliases() throws {
        var bomb = "a0: &a0 [x, x]\n"
        for level in 1..<40 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        for content in [bomb, bomb + "? *a39\n: x\n", "a: &x y\nb: *x\n", "a: &x y\n", "b: *x\n", "&x a: b\n"] {
            let frontMatter = try parse(content)
            #expect(frontMatter.problems.map(\.kind) == [.unreadable])
            #expect(!frontMatter.isEditable)
        }
        #expect(summary(try parse("a: R&D *now*\nb: |\n  *x* & y\n")) == "a=R&D *now* b=*x* & y\n")
    }

    @Test(
        "what is nested without end is refused",
        arguments: ["[", "{", "- ", "? ", "[{", "{\"a\":", "[?", "- - [", "a: [", "\n ", "{ ? "])
    func deep(piece: String) throws {
        let pieces = String(repeating: piece, count: 60_000 / piece.utf8.count)
        for content in ["a: " + pieces, "a:\n  " + pieces, pieces] {
            let frontMatter = try parse("id: x\n" + content + "\n")
            #expect(frontMatter["id"]?.scalars.map(\.text) == ["x"])
        }
    }

    @Test("each line deeper than the one before is refused")
    func stairs() throws {
        let stairs = (0..<300).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
        #expect(try parse(stairs).problems.map(\.kind) == [.unreadable])
        let links = (0..<400).map { "  - see [[Note \($0)]] {x}\n" }.joined()
        #expect(try parse("a:\n" + links + "b: |\n  x\n").isEditable)
        let quoted = (0..<400).map { "  - \"see [[O'Note \($0)#x]]\"\n" }.joined()
        #expect(try parse("a:\n" + quoted + "b: |\n  x\n").isEditable)
    }

    @Test("large flat front matter is read, large front matter for YAML is refused")
    func large() throws {
        let photo = String(repeating: "A", count: 300_000)
        let flat = try parse("vcard:\n  - \"PHOTO:\(photo)\"\n  - X:\(photo)\nname: x\n")
        #expect(flat.isEditable)
        #expect(flat["vcard"]?.scalars.map(\.text.utf8.count) == [300_006, 300_002])
        let block = try parse("id: x\nvcard: |\n  \(photo)\n")
        #expect(block.problems.map(\.kind) == [.unreadable])
        #expect(block["id"]?.scalars.map(\.text) == ["x"])
    }

    @Test("keys longer than YAML takes are left to it")
    func longKeys() throws {
        let key = String(repeating: "k", count: 1_020)
        #expect(summary(try parse("\(key): x\n")) == "\(key)=x")
        let frontMatter = try parse("\(key)kkkkk: x\nid: y\n")
        #expect(frontMatter.problems.map(\.kind) == [.unreadable])
        #expect(summary(frontMatter) == "id=y")
    }

    // MARK: Expectations

    private func parse(_ content: String) throws -> FrontMatter {
        try #require(FrontMatter.parse(Array(("---\n" + content + "---\n").utf8)))
    }

    /// `key=text`, `key=[item|item]`, `key={}` for a nested value, `key=∅` for none.
    private func summary(_ frontMatter: FrontMatter) -> String {
        frontMatter.entries.map { entry in
            let value =
                switch entry.value {
                case .scalar(let scalar): scalar.isAbsent ? "∅" : scalar.text
                case .list(let items): "[\(items.map(\.text).joined(separator: "|"))]"
                case .nested: "{}"
                }
            return "\(entry.key)=\(value)"
        }.joined(separator: " ")
    }

    private func span(of open: Character, _ close: Character, in marked: String, from start: Int) -> SourceSpan? {
        var offset = start
        var lower = start
        for character in marked {
            if character == open { lower = offset }
            if character == close { return SourceSpan(lower..<offset) }
            if !"«»‹›⟨⟩".contains(character) { offset += character.utf8.count }
        }
        return nil
    }
}
