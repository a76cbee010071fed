import TestSupport
import Testing

@testable import kith

@Suite("What a terminal is shown")
struct TerminalTextTests {
    @Test(
        "what a terminal would obey is replaced by something that is seen",
        arguments: [
            ("plain – ünïcödé 佐藤", "plain – ünïcödé 佐藤"), ("\u{1B}[2J", "␛[2J"), ("a\tb", "a b"), ("a\r\nb", "a␍␊b"),
            ("\u{0}\u{7}\u{8}\u{7F}", "␀␇␈␡"), ("\u{9B}31m", "<9B>31m"), ("\u{202E}txt", "<202E>txt"),
            ("a\u{2028}b", "a<2028>b"), ("\u{2066}x\u{2069}", "<2066>x<2069>"),
        ])
    func printable(text: String, expected: String) {
        #expect(TerminalText.printable(text) == expected)
    }

    @Test("lines are printable one by one")
    func lines() {
        #expect(TerminalText.printableLines("a\u{1B}\n\nb\tc") == ["a␛", "", "b c"])
    }

    @Test("the last guard lets styles and line ends through, and nothing that only looks like a style")
    func guarded() {
        let style = TextStyle(isStyled: true)
        let text = style.text("a", .bold, .red) + "\n" + style.text("b", .struck) + "\n"
        #expect(TerminalText.guarded(text) == text)
        #expect(TerminalText.guarded("\u{1B}[5m\u{1B}[1;31m\u{1B}[31K\u{1B}[1") == "␛[5m␛[1;31m␛[31K␛[1")
        #expect(TerminalText.guarded("\u{1B}]0;title\u{7}\t\u{9D}") == "␛]0;title␇ <9D>")
    }

    @Test("random scalars never get past it")
    func random() {
        for number in 0..<200 {
            var seed = Seed(Seed.ofRun &+ UInt64(number))
            var text = ""
            for _ in 0..<40 {
                let scalar = seed.once(in: 2) ? seed.below(0xA0) : 0x2000 + seed.below(0x80)
                if let scalar = Unicode.Scalar(UInt32(scalar)) { text.unicodeScalars.append(scalar) }
            }
            for result in [TerminalText.printable(text), TerminalText.guarded(text).replacing("\n", with: "")] {
                #expect(
                    result.unicodeScalars.allSatisfy { scalar in
                        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                            && !(0x2028...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
                    } || result.contains("\u{1B}["), "seed \(Seed.ofRun &+ UInt64(number))")
            }
        }
    }
}

@Suite("Style of text")
struct TextStyleTests {
    @Test(
        "colours follow the option, the terminal and NO_COLOR",
        arguments: [
            (ColorChoice.auto, true, [:], true), (.auto, false, [:], false), (.auto, true, ["NO_COLOR": "1"], false),
            (.auto, true, ["NO_COLOR": ""], true), (.auto, true, ["TERM": "dumb"], false), (.always, false, [:], true),
            (.always, false, ["NO_COLOR": "1"], true), (.never, true, [:], false),
        ] as [(ColorChoice, Bool, [String: String], Bool)])
    func choice(choice: ColorChoice, isTerminal: Bool, environment: [String: String], expected: Bool) {
        #expect(TextStyle(choice: choice, isTerminal: isTerminal, environment: environment).isStyled == expected)
    }

    @Test("a styled text is printable first")
    func hostile() {
        #expect(TextStyle(isStyled: true).bold("\u{1B}[0m") == "\u{1B}[1m␛[0m\u{1B}[0m")
        #expect(TextStyle(isStyled: false).dim("a\u{7}") == "a␇")
        #expect(TextStyle(isStyled: true).text("", .bold).isEmpty)
    }
}
