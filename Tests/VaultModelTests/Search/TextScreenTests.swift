import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Screen for searched text")
struct TextScreenTests {
    private static func passes(_ text: String, _ words: String..., path: String = "N.md") -> Bool {
        let screen = TextScreen(words.map { FoldedText($0) })
        return Array(text.utf8).withUnsafeBufferPointer { screen.passes(NotePath(path), $0) }
    }

    @Test(
        "a word passes in any case, with any accents, as a ligature, within a longer word",
        arguments: [
            ("José", "see jose"), ("jose", "JOSE\u{301}"), ("jose", "xJÖŠÉx"), ("strasse", "Straße"),
            ("STRASSE", "STRAẞE"),
            ("straße", "strasse"), ("office", "o\u{FB03}ce"), ("stein", "\u{FB05}ein"), ("kelvin", "\u{212A}elvin"),
            ("istanbul", "İstanbul"), ("i", "\u{130}"), ("sun", "\u{17F}un"), ("angstrom", "\u{212B}ngström"),
            ("cafe", "c\u{301}a\u{200C}f\u{FE0F}e"), ("viet", "vi\u{1EC7}t"), ("xé", "X\u{20DD}E"),
            ("mad", "m\u{93F}ad"),
            ("søren", "SØREN"), ("москва", "в Москве"), ("a&b", "A&B"), ("&", "x"), ("ab cd", "cd ... ab"),
        ])
    func passing(word: String, text: String) {
        #expect(Self.passes(text, word))
        #expect(Self.passes("# x\n\n" + text + "\n", word))
    }

    @Test(
        "what can't hold a word does not pass",
        arguments: [
            ("jose", "jos"), ("jose", "jos é"), ("jose", "josж"), ("jose", "jo中se"), ("ab cd", "ab"),
            ("strasse", "strae"),
            ("москва", "Moskva"), ("office", "o\u{FB01}ce"), ("abc", "ab–c"), ("abc", "áb\nc"), ("ele", "éé"),
            ("x", ""),
        ])
    func failing(word: String, text: String) {
        #expect(!Self.passes(text, word))
    }

    @Test("all words must be there, be it in the text or in the note's name")
    func several() {
        #expect(Self.passes("b", "ada", "b", path: "Contacts/Adá.md"))
        #expect(!Self.passes("b", "contacts", "b", path: "Contacts/Ada.md"))
        #expect(!Self.passes("b", "ada", "c", path: "Ada.md"))
    }

    @Test("front matter that YAML reads otherwise passes")
    func disguised() {
        #expect(Self.passes("---\nname: \"\\u0041da\"\n---\n", "ada"))
        #expect(!Self.passes("---\nname: x\n---\n\\u0041da", "ada"))
    }

    @Test("bytes that are no UTF-8 end nothing")
    func badBytes() {
        let screen = TextScreen([FoldedText("ada")])
        for bytes: [UInt8] in [
            [0xC3], [0xE2, 0x80], [0x61, 0xC3], [0xF0, 0x9F, 0x61], [0x80, 0x80, 0x80], [0xFF, 0x61],
        ] {
            #expect(!bytes.withUnsafeBufferPointer { screen.passes(NotePath("N.md"), $0) })
            #expect((bytes + Array("ádá".utf8)).withUnsafeBufferPointer { screen.passes(NotePath("N.md"), $0) })
        }
    }

    @Test("what is known of every scalar is what becomes of it")
    func scalars() {
        for value in UInt32(0x80)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // The rest are characters of Chinese and Korean, or nothing yet.
            let isLong = 0x3400...0xA000 ~= value || 0xAC00...0xD7A3 ~= value || 0x17000...0x19000 ~= value
            if isLong || value > 0x20000, value & 0xFF != 0, !(0xE0000...0xE0200 ~= value) { continue }
            let folded = FoldedText("e" + String(scalar) + "x").text
            switch ScalarFolding(of: value) {
            case .mayVanish:
                let others = folded.utf8.filter { $0 < 0x80 && Self.isLetterOrDigit($0) }
                #expect(others.count == 2, "\(String(value, radix: 16))")
            case .letters(let letters):
                #expect(Array(folded.utf8) == [0x65] + letters + [0x78], "\(String(value, radix: 16))")
            case .other:
                let middle = folded.utf8.dropFirst().dropLast()
                let isItself = !middle.isEmpty && !middle.contains(where: Self.isLetterOrDigit)
                #expect(
                    isItself && folded.utf8.first == 0x65 && folded.utf8.last == 0x78, "\(String(value, radix: 16))")
            }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    @Test("every text that holds a word passes, whatever the letters", arguments: 0..<200)
    func property(round: UInt64) {
        let value = Seed.ofRun &+ round
        var generator = NameGenerator(seed: Seed(value))
        for _ in 0..<60 {
            let name = generator.name()
            let word = FoldedText(generator.respelled(name))
            let text = generator.name() + generator.respelled(name) + generator.name()
            let isFound = FoldedText(text).contains(word)
            let passes = Array(text.utf8).withUnsafeBufferPointer(TextScreen([word]).passes)
            #expect(passes || !isFound, "seed \(value): \(word.text) in \(text)")
        }
    }

    @Test("the generator makes texts that hold their word, and texts that do not")
    func generator() {
        var generator = NameGenerator(seed: Seed(Seed.ofRun))
        var found = 0
        for _ in 0..<1000 {
            let name = generator.name()
            let text = generator.name() + generator.respelled(name) + generator.name()
            if FoldedText(text).contains(FoldedText(generator.respelled(name))) { found += 1 }
        }
        #expect((600..<1000).contains(found))
    }
}
