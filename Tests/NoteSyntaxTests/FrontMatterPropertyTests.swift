import Foundation
import TestSupport
import Testing
import Yams

@testable import NoteSyntax

/// What Kith reads is what YAML reads, wherever both answer, and every span is where it says to be.
@Suite("Front matter against YAML")
struct FrontMatterPropertyTests {
    @Test("front matter as people write it is read like YAML reads it, nearly always without YAML")
    func realistic() throws {
        var generator = FrontMatterGenerator()
        let count = 8_000
        var certain = 0
        for _ in 0..<count {
            let content = generator.realistic()
            certain += try check(content, seed: generator.seed) ? 1 : 0
        }
        #expect(certain >= count * 95 / 100, "\(certain) of \(count) read without YAML, seed \(generator.seed)")
    }

    @Test("front matter of nasty pieces is read like YAML reads it, or not with certainty")
    func nasty() throws {
        var generator = FrontMatterGenerator()
        var certain = 0
        for _ in 0..<12_000 {
            certain += try check(generator.nasty(), seed: generator.seed) ? 1 : 0
        }
        #expect(certain > 1_000, "too few blocks test the scanner, seed \(generator.seed)")
    }

    @Test("front matter with random damage is read like YAML reads it, or not with certainty")
    func damaged() throws {
        var generator = FrontMatterGenerator()
        for _ in 0..<8_000 {
            _ = try check(generator.damaged(), seed: generator.seed)
        }
    }

    @Test("any bytes are read without a crash, and spans stay in the note")
    func arbitraryBytes() {
        var generator = FrontMatterGenerator()
        for _ in 0..<4_000 {
            let note = Array("---\n".utf8) + generator.bytes() + Array("\n---\nbody".utf8)
            guard let frontMatter = FrontMatter.parse(note) else {
                Issue.record("no front matter in \(note), seed \(generator.seed)")
                continue
            }
            for entry in frontMatter.entries {
                let spans = [entry.keySpan, entry.valueSpan, entry.span] + entry.value.scalars.map(\.span)
                let inside = spans.allSatisfy { $0.upperBound <= note.count && $0.lowerBound <= $0.upperBound }
                #expect(inside, "\(entry) in \(note), seed \(generator.seed)")
            }
        }
    }

    @Test("the sample vault's front matter has no problem", .enabled(if: !Self.sampleNotes.isEmpty))
    func sampleVault() throws {
        for path in Self.sampleNotes {
            let note = [UInt8](try Data(contentsOf: URL(filePath: path)))
            guard let frontMatter = FrontMatter.parse(note) else { continue }
            _ = try check(note, "\(path)")
            #expect(frontMatter.isEditable && frontMatter.problems.isEmpty, "\(path)")
        }
    }

    private static let sampleNotes: [String] = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let root = tests.appending(path: "../../SampleVault").resolvingSymlinksInPath()
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".md") }.map { root.appending(path: $0).path }.sorted()
    }()

    private func check(_ content: String, seed: UInt64) throws -> Bool {
        let note = Array(("---\n" + content + "---\n").utf8)
        return try check(note, "seed \(seed), block:\n\(content.debugDescription)")
    }

    /// Holds one note's front matter against Yams; true if the scanner read it with certainty.
    private func check(_ note: [UInt8], _ place: Comment) throws -> Bool {
        let frontMatter = try #require(FrontMatter.parse(note), place)
        let yaml = Self.valuesOfYAML(note, frontMatter.content)

        let isCertain = note.withUnsafeBufferPointer { buffer in
            var scanner = FrontMatterScanner(FrontMatterLines(buffer, in: frontMatter.content.range))
            scanner.scan()
            return scanner.isCertain && Set(scanner.entries.map(\.key)).count == scanner.entries.count
        }
        if isCertain {
            #expect(yaml != nil, place)
            #expect(frontMatter.isEditable, place)
        }
        if let yaml, !frontMatter.problems.contains(where: { $0.kind == .unreadable || $0.kind == .duplicateKey }) {
            #expect(Self.values(frontMatter) == yaml, place)
        } else {
            #expect(!frontMatter.isEditable && !frontMatter.problems.isEmpty, place)
            // Of what YAML reads only anchors are refused, and keys that are the same but for a tag.
            #expect(yaml == nil || note.contains(UInt8(ascii: "&")) || note.contains(UInt8(ascii: "!")), place)
        }
        if frontMatter.isEditable {
            #expect(Self.gaps(frontMatter, note).allSatisfy(Self.isGap), place)
            for entry in frontMatter.entries { try checkSpans(entry, note, place) }
        }
        return isCertain
    }

    private func checkSpans(_ entry: FrontMatter.Entry, _ note: [UInt8], _ place: Comment) throws {
        let key = String(decoding: note[entry.keySpan.range], as: UTF8.self)
        #expect(try Yams.compose(yaml: key + ": x", .basic)?.mapping?.keys.first?.scalar?.string == entry.key, place)
        let expected = [FrontMatter.Layout.empty, .other].contains(entry.layout) ? [] : entry.value.scalars
        for scalar in expected where !scalar.isAbsent {
            #expect(try Self.reread(note[scalar.span.range]) == scalar.text, place)
        }
        if let comment = entry.commentSpan {
            #expect(note[comment.lowerBound] == UInt8(ascii: "#"), place)
        }
        // An entry alone is front matter that says the same.
        let alone = FrontMatter.parse(Array("---\n".utf8) + note[entry.span.range] + Array("---\n".utf8))
        let value = Self.text(of: entry.value)
        #expect(alone.map(Self.values) == [[entry.key, value]], place)
    }

    private static func reread(_ bytes: ArraySlice<UInt8>) throws -> String? {
        try Yams.compose(yaml: "- " + String(decoding: bytes, as: UTF8.self), .basic, .default, .utf8)?[0]?.scalar?
            .string
    }

    /// The bytes of the content between the entries.
    private static func gaps(_ frontMatter: FrontMatter, _ note: [UInt8]) -> [ArraySlice<UInt8>] {
        var gaps: [ArraySlice<UInt8>] = []
        var end = frontMatter.content.lowerBound
        for span in frontMatter.entries.map(\.span) {
            gaps.append(note[end..<max(end, span.lowerBound)])
            #expect(span.lowerBound >= end)
            end = span.upperBound
        }
        return gaps + [note[end..<frontMatter.content.upperBound]]
    }

    private static func isGap(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split { $0 == .lineFeed || $0 == .carriageReturn }.allSatisfy { line in
            let text = line.drop(while: \.isBlank)
            return text.isEmpty || text.first == UInt8(ascii: "#")
        }
    }

    private static func values(_ frontMatter: FrontMatter) -> [[String]] {
        frontMatter.entries.map { [$0.key, text(of: $0.value)] }
    }

    private static func text(of value: FrontMatter.Value) -> String {
        switch value {
        case .scalar(let scalar): scalar.text
        case .list(let items): items.map(\.text).debugDescription
        case .nested: "{…}"
        }
    }

    /// What Yams reads; `nil` where that is an error or no map of texts to anything.
    private static func valuesOfYAML(_ note: [UInt8], _ content: SourceSpan) -> [[String]]? {
        let yaml = String(decoding: note[content.range], as: UTF8.self)
        do {
            guard let root = try Yams.compose(yaml: yaml, .basic, .default, .utf8) else { return [] }
            let values = root.mapping?.map { key, value in key.scalar.map { [$0.string, text(of: value)] } }
            guard let values, !values.contains(nil) else { return nil }
            return values.compactMap(\.self)
        } catch {
            return nil
        }
    }

    private static func text(of node: Yams.Node) -> String {
        if let scalar = node.scalar { return scalar.string }
        guard let items = node.sequence?.map({ $0.scalar?.string }), !items.contains(nil) else { return "{…}" }
        return items.compactMap(\.self).debugDescription
    }
}

/// Makes front matter, the same for the same seed.
struct FrontMatterGenerator {
    let seed: UInt64
    private var random: Seed

    init(seed: UInt64 = Seed.ofRun) {
        self.seed = seed
        random = Seed(seed)
    }

    /// Front matter as people and programs write it.
    mutating func realistic() -> String {
        let lineEnd = oneOf("\n", "\n", "\n", "\r\n", "\r")
        var keys = Set<String>()
        var lines: [String] = []
        for _ in 0..<below(14) {
            let key = oneOf(
                "type", "id", "name", "given-name", "organization", "job-title", "emails", "phones", "tags", "birthday",
                "Due date", "größe", "\"quoted key\"", "no", "2024", "a.b", "website")
            guard keys.insert(key).inserted else { continue }
            lines += entry(key)
            if below(12) == 0 { lines.append(oneOf("", "# a comment: with a colon", "  # indented", "   ")) }
        }
        return lines.map { $0 + lineEnd }.joined()
    }

    private mutating func entry(_ key: String) -> [String] {
        let comment = below(8) == 0 ? oneOf("  # why not", " #", "\t# tab") : oneOf("", "", "", " ", "\t")
        switch below(14) {
        case 0: return ["\(key):\(comment)"]
        case 1:
            return [
                "\(key):\(oneOf(" ", "  ", "\t"))[\((0..<below(4)).map { _ in flowItem() }.joined(separator: ", "))]\(comment)"
            ]
        case 2:
            let indent = oneOf("", "  ", "    ")
            let items = (0...below(4)).map { _ in "\(indent)- \(blockItem())\(oneOf("", "", " # x"))" }
            return ["\(key):\(comment)"] + items
        case 3: return ["\(key): ["] + (0...below(3)).map { _ in "  \(flowItem())," } + ["]"]
        case 4 where below(50) == 0: return ["\(key): \(oneOf("|", ">", ">-", "|+"))", "  some text", "", "    # more"]
        case 5 where below(50) == 0: return ["\(key): over several", "  lines of text"]
        case 6 where below(50) == 0: return ["\(key): \(oneOf("[[Jane]]", "{ a: b }", "&x", "a: b", "@me", "!x y"))"]
        default: return ["\(key):\(oneOf(" ", "  "))\(blockItem())\(comment)"]
        }
    }

    private mutating func blockItem() -> String {
        below(3) == 0
            ? oneOf("Smith, John", "a [b] c", "what? {x}", "R&D # no", "he said \"x\"", "a]", "x, y", "50%", "~")
            : flowItem()
    }

    private mutating func flowItem() -> String {
        oneOf(
            "Ada Lovelace", "no", "012", "+44 20 7946 0001", "1:30", "2024-13-45", "--12-24", "c-k3f7qa92xd", "Zoë 🦊",
            "ada@x.example", "https://x.example/a?b=c#d", "it's", "a#b", "null", "1e3", "=", "<<", "-5", ".5", "$x",
            "\"[[Jane Doe]]\"", "\"a \\\"b\\\" \\\\ \\u00e9\\t\"", "\"\"", "''", "'it''s'", "' padded '",
            "\"a: b # c\"",
            "'[x], {y}: z'", "\"\\x41\\n\\U0001F98A\"", "(work)", "\u{A0}x", "e\u{301}")
    }

    /// Pieces of YAML in any order.
    mutating func nasty() -> String {
        var text = ""
        for _ in 0...below(3) {
            text += oneOf(
                "a", "b", "c", "key", "'q'", "\"d\"", "a b", "x:y", "-k", "...", "?", "- a", " a", "é", "[a]", "")
            text += oneOf(":", ":", ":", ": ", ": ", ": ", " : ", ":\t", " ", "")
            if below(2) == 0 { text += blockItem() }
            for _ in 0..<below(3) { text += piece() }
            text += oneOf("\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n \n", "\n\t\n", "\n# c\n", "\n  # c\n")
        }
        return text + "\n"
    }

    private mutating func piece() -> String {
        oneOf(
            "a", "b", "word", " ", "  ", "\t", ":", ": ", ":x", " #", "#", "# c", "-", "- ", "--", "---", "...", ",",
            ", ",
            "[", "]", "[]", "{", "}", "{}", "'", "''", "\"", "\"\"", "\"x\"", "'x'", "\"\\", "\\n", "\\", "?", "? ",
            "!",
            "!x ", "!!str ", "&", "&a ", "*a", "|", ">", "|\n", ">\n", "|-\n  x", "%", "@", "`", "~", "null", "0", "é",
            "🦊",
            "\n", "\n  ", "\n- ", "\n  - ", "\n    - ", "\n ", "\n\t", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{FEFF}",
            "\u{7F}",
            "\u{0}", "\u{A0}", "[a, b]", "[a, 'b', \"c\"]", "[a,\n b]", "<<", "=", "\u{FFFE}", "e\u{301}")
    }

    /// Realistic front matter with a few characters changed.
    mutating func damaged() -> String {
        var characters = Array(realistic().unicodeScalars)
        for _ in 0...below(3) where !characters.isEmpty {
            let index = below(characters.count)
            switch below(4) {
            case 0: characters.remove(at: index)
            case 1: characters.insert(contentsOf: piece().unicodeScalars, at: index)
            case 2: characters.replaceSubrange(index...index, with: piece().unicodeScalars)
            default: characters.swapAt(index, below(characters.count))
            }
        }
        return String(String.UnicodeScalarView(characters)) + "\n"
    }

    /// Bytes of YAML, controls and broken UTF-8.
    mutating func bytes() -> [UInt8] {
        let syntax = Array(":-[]{}'\"#\n \t\\ab|>&*?,".utf8)
        return (0..<below(60)).map { _ in below(3) == 0 ? UInt8(below(256)) : syntax[below(syntax.count)] }
    }

    private mutating func oneOf(_ choices: String...) -> String { choices[below(choices.count)] }

    private mutating func below(_ bound: Int) -> Int { random.below(bound) }
}
