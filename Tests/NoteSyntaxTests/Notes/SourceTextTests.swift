import NoteSyntax
import Testing

/// Format 2, Bytes.
@Suite("Bytes and lines of a note")
struct SourceTextTests {
    private func contents(_ text: String) -> [String] {
        let source = SourceText(text)
        return (0..<source.lineCount).map { source.text(source.lineContent($0)) }
    }

    @Test("lines end in LF, CRLF or CR")
    func lineEndings() {
        #expect(contents("a\nb\r\nc\rd") == ["a", "b", "c", "d"])
        #expect(contents("a\r\rb\n\nc\r\n\r\n") == ["a", "", "b", "", "c", ""])
        #expect(contents("a\n\rb\r\r\nc") == ["a", "", "b", "", "c"])
        #expect(contents("a\u{2028}b\u{85}c\u{0B}d\u{0C}e") == ["a\u{2028}b\u{85}c\u{0B}d\u{0C}e"])
    }

    @Test("a line ending at the end opens no further line")
    func finalNewline() {
        #expect(contents("") == [])
        #expect(contents("a") == ["a"])
        #expect(contents("a\n") == ["a"])
        #expect(contents("a\r\n") == ["a"])
        #expect(contents("a\r") == ["a"])
        #expect(contents("\n") == [""])
        #expect(contents("\n\n") == ["", ""])
    }

    @Test("a byte order mark belongs to the first line, and is no part of its content")
    func byteOrderMark() {
        let source = SourceText("\u{FEFF}a\n\u{FEFF}b")
        #expect(source.byteOrderMarkLength == 3)
        #expect(source.lineSpan(0) == SourceSpan(0..<5))
        #expect(source.lineContent(0) == SourceSpan(3..<4))
        #expect(source.text(source.lineContent(1)) == "\u{FEFF}b")
        #expect(SourceText("\u{FEFF}").lineContent(0).isEmpty)
        #expect(SourceText([0xEF, 0xBB]).byteOrderMarkLength == 0)
    }

    @Test("line spans tile the bytes")
    func spans() {
        let source = SourceText("a\r\n\rb\n")
        #expect((0..<3).map(source.lineSpan(_:)) == [SourceSpan(0..<3), SourceSpan(3..<4), SourceSpan(4..<6)])
        #expect(source.span(ofLines: 0..<2) == SourceSpan(0..<4))
        #expect(source.span(ofLines: 1..<1).isEmpty)
        #expect(source.lineSpan(3) == SourceSpan(6..<6))
        #expect(source.lineStart(7) == 6)
    }

    @Test("an offset tells its line")
    func lineAtOffset() {
        let source = SourceText("ab\n\ncd")
        #expect((0...6).map(source.line(at:)) == [0, 0, 0, 1, 2, 2, 2])
        #expect(SourceText("").line(at: 0) == 0)
    }

    @Test("a blank line holds spaces and tabs alone")
    func blankLines() {
        let source = SourceText("\n \t\n\u{A0}\n\u{0C}\nx\n\r\n")
        #expect((0..<source.lineCount).map(source.isBlank(line:)) == [true, true, false, false, false, true])
    }

    @Test("white space of Unicode is trimmed at both ends")
    func trimmed() {
        let white =
            "\u{9}\u{A}\u{B}\u{C}\u{D} \u{85}\u{A0}\u{1680}\u{2000}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}"
        let source = SourceText(white + "a" + white + "b" + white)
        #expect(source.text(source.trimmed(SourceSpan(0..<source.bytes.count))) == "a" + white + "b")
        for kept in ["\u{200B}", "\u{FEFF}", "\u{180E}", "\u{2060}", "\u{0}", "\u{1F}", "\u{E0}", "\u{C5}"] {
            let source = SourceText(kept)
            #expect(
                source.trimmed(SourceSpan(0..<source.bytes.count)).count == source.bytes.count,
                "\(kept.debugDescription)")
        }
    }

    @Test("every white space of Unicode is trimmed, and nothing else")
    func allScalars() {
        for value in UInt32(0)...0x3FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let source = SourceText("a" + String(scalar) + "b")
            let inner = SourceSpan(1..<source.bytes.count - 1)
            #expect(source.trimmed(inner).isEmpty == scalar.properties.isWhitespace, "U+\(String(value, radix: 16))")
        }
    }

    @Test("bytes that are not UTF-8 are kept, and replaced in texts alone")
    func invalidBytes() {
        let bytes: [UInt8] = [0x61, 0xFF, 0xC2, 0x0A, 0xA0, 0x00]
        let source = SourceText(bytes)
        #expect(source.bytes == bytes)
        #expect(source.lineCount == 2)
        #expect(source.text(SourceSpan(0..<6)) == "a\u{FFFD}\u{FFFD}\n\u{FFFD}\u{0}")
        #expect(source.trimmed(source.lineContent(1)) == SourceSpan(4..<6))
        #expect(source.text(SourceSpan(4..<99)) == "\u{FFFD}\u{0}")
    }
}
