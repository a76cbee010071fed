import TestSupport
import Testing
import VaultModel

/// File names that the writer makes are good on every system (format 5).
@Suite("File names")
struct FileNameTests {
    @Test(
        "a name that a file can have is its stem, and needs no property",
        arguments: [
            "Ada Lovelace", "佐藤 美咲", "O'Hara, J. R. Jr", "50%", "a%b%c", "R&D (north)", "Nulla", "CONRAD", "com", "x.y",
        ])
    func kept(name: String) throws {
        let file = try #require(FileName(name))
        #expect(file.stem == name)
        #expect(file.name == nil)
    }

    @Test(
        "each run of characters that no file name may hold becomes one dash, and the property holds the name",
        arguments: [
            ("Priya \"Pip\" Raman", "Priya -Pip- Raman"), ("A/B", "A-B"), ("A\\:*?B", "A-B"), ("<A|B>", "-A-B-"),
            ("C# [x] ^y", "C- -x- -y"), ("A / B", "A - B"), ("100%% sure", "100- sure"), ("a%%%b", "a-b"),
            ("a?%%b", "a-b"),
            (".hidden", "-hidden"), ("..x", "-x"), ("Acme Inc.", "Acme Inc-"), ("What?.", "What-"), ("etc ...", "etc-"),
            ("a\u{7}\u{1B}b", "a-b"), ("???", "-"), ("a\u{85}b", "a-b"),
        ])
    func replaced(name: String, stem: String) throws {
        let file = try #require(FileName(name))
        #expect(file.stem == stem)
        #expect(file.name == name)
    }

    @Test("blanks are collapsed and trimmed")
    func blanks() throws {
        let file = try #require(FileName("  Ada \t  Lovelace\u{A0} "))
        #expect(file.stem == "Ada Lovelace")
        #expect(file.name == "Ada \t  Lovelace")
        #expect(FileName(" Ada ")?.name == nil)
        #expect(FileName("") == nil)
        #expect(FileName(" \t\u{3000}") == nil)
    }

    @Test(
        "a name of a device keeps its letters and gets a dash",
        arguments: [
            ("Con", "Con-"), ("nul.notes", "nul-.notes"), ("COM7", "COM7-"), ("lpt¹", "lpt¹-"), ("Aux .x", "Aux -.x"),
        ])
    func devices(name: String, stem: String) throws {
        let file = try #require(FileName(name))
        #expect(file.stem == stem)
        #expect(file.name == name)
    }

    @Test("the stem is NFC, and the Unicode form alone needs no property")
    func unicodeForms() throws {
        let file = try #require(FileName("Jose\u{301}"))
        #expect(Array(file.stem.utf8) == Array("Jos\u{E9}".utf8))
        #expect(file.name == nil)
    }

    @Test("a long name is cut to 200 bytes with its ending, characters whole")
    func length() throws {
        let long = String(repeating: "é", count: 150)
        let file = try #require(FileName(long))
        #expect(file.stem == String(repeating: "é", count: 98))
        #expect(file.name == long)
        #expect(FileName(String(repeating: "a", count: 197))?.name == nil)
        #expect(FileName(String(repeating: "a", count: 198))?.stem.utf8.count == 197)
        // What a cut leaves at the end is no blank and no dot.
        #expect(FileName(String(repeating: "a", count: 195) + " . bcd")?.stem == String(repeating: "a", count: 195))
        // One character that is longer than any name.
        let stacked = try #require(FileName("x" + String(repeating: "\u{333}", count: 300)))
        #expect((190...197).contains(stacked.stem.utf8.count))
    }

    @Test("any name gives a stem that is fit, and that is its own stem")
    func property() throws {
        var seed = Seed(Seed.ofRun)
        for _ in 0..<8_000 {
            let name = (0...seed.below(6)).map { _ in seed.pick(Self.pieces) ?? "" }.joined()
            guard let file = FileName(name) else {
                #expect(name.unicodeScalars.allSatisfy { $0.properties.isWhitespace })
                continue
            }
            let place: Comment = "seed \(Seed.ofRun), name \(name.debugDescription), stem \(file.stem.debugDescription)"
            #expect(Self.isFit(file.stem), place)
            #expect(FileName(file.stem)?.stem == file.stem, place)
            #expect(FileName(file.stem)?.name == nil, place)
        }
    }

    private static func isFit(_ stem: String) -> Bool {
        let scalars = stem.unicodeScalars
        let holdsForbidden = scalars.contains { "\\/:*?\"<>|#^[]\t".unicodeScalars.contains($0) || $0.value < 0x20 }
        let ends = [" ", "."].contains { stem.hasSuffix($0) }
        return !stem.isEmpty && stem.utf8.count <= 197 && !holdsForbidden && !stem.contains("%%")
            && !stem.contains("  ")
            && !stem.hasPrefix(".") && !stem.hasPrefix(" ") && !ends && !["con", "nul.x"].contains(stem.lowercased())
    }

    private static let pieces = [
        "a", "Ada", " ", "  ", "\t", ".", "..", "-", "%", "%%", "/", "\\", ":", "\"", "<", "\u{338}", "#", "^", "[",
        "]", "\n",
        "\u{0}", "\u{85}", "\u{2028}", "\u{A0}", "é", "e\u{301}", "\u{301}", "🦊", "con", "NUL", "com1", "日本",
        "\u{FEFF}",
        String(repeating: "long", count: 60),
    ]
}
