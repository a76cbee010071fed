/// Quoted texts that end on the line that they begin on; `nil` stands for everything else.
extension FrontMatterLines {
    func singleQuoted(at start: Int) -> Reading? {
        var index = start + 1
        var holdsQuotes = false
        while true {
            if isLineEnd(index) { return nil }
            if self[index] == UInt8(ascii: "'") {
                guard self[index + 1] == UInt8(ascii: "'") else { break }
                holdsQuotes = true
                index += 1
            }
            index += 1
        }
        let inner = start + 1..<index
        let text = holdsQuotes ? textHalvingQuotes(inner) : text(inner)
        let span = SourceSpan(start..<index + 1)
        let scalar = FrontMatter.Scalar(text: text, span: span, style: .singleQuoted)
        return Reading(scalar: scalar, end: index + 1)
    }

    private func textHalvingQuotes(_ range: Range<Int>) -> String {
        var halved: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            halved.append(self[index])
            index += self[index] == UInt8(ascii: "'") ? 2 : 1
        }
        return String(decoding: halved, as: UTF8.self)
    }

    func doubleQuoted(at start: Int) -> Reading? {
        var index = start + 1
        var holdsEscapes = false
        while self[index] != UInt8(ascii: "\"") {
            if isLineEnd(index) { return nil }
            if self[index] == UInt8(ascii: "\\") {
                holdsEscapes = true
                index += 1
                if isLineEnd(index) { return nil }
            }
            index += 1
        }
        let inner = start + 1..<index
        guard let text = holdsEscapes ? textResolvingEscapes(inner) : text(inner) else { return nil }
        let span = SourceSpan(start..<index + 1)
        let scalar = FrontMatter.Scalar(text: text, span: span, style: .doubleQuoted)
        return Reading(scalar: scalar, end: index + 1)
    }

    private func textResolvingEscapes(_ range: Range<Int>) -> String? {
        var resolved: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard self[index] == UInt8(ascii: "\\") else {
                resolved.append(self[index])
                index += 1
                continue
            }
            let digits = hexadecimalDigits(of: self[index + 1])
            if digits > 0 {
                guard let scalar = unicodeScalar(index + 2..<index + 2 + digits, within: range) else { return nil }
                resolved.append(contentsOf: scalar.utf8)
            } else {
                guard let text = escape(self[index + 1]) else { return nil }
                resolved.append(contentsOf: text)
            }
            index += 2 + digits
        }
        return String(decoding: resolved, as: UTF8.self)
    }

    private func hexadecimalDigits(of letter: UInt8) -> Int {
        switch letter {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        case UInt8(ascii: "U"): 8
        default: 0
        }
    }

    private func unicodeScalar(_ digits: Range<Int>, within range: Range<Int>) -> Unicode.Scalar? {
        guard digits.upperBound <= range.upperBound else { return nil }
        var value: UInt32 = 0
        for index in digits {
            guard let digit = Character(Unicode.Scalar(self[index])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return Unicode.Scalar(value)
    }

    private func escape(_ letter: UInt8) -> String.UTF8View? {
        switch letter {
        case UInt8(ascii: "\""): "\"".utf8
        case UInt8(ascii: "\\"): "\\".utf8
        case UInt8(ascii: "/"): "/".utf8
        case UInt8(ascii: "n"): "\n".utf8
        case UInt8(ascii: "t"), .tab: "\t".utf8
        case UInt8(ascii: "r"): "\r".utf8
        case .space: " ".utf8
        case UInt8(ascii: "_"): "\u{A0}".utf8
        case UInt8(ascii: "0"): "\0".utf8
        case UInt8(ascii: "a"): "\u{07}".utf8
        case UInt8(ascii: "b"): "\u{08}".utf8
        case UInt8(ascii: "v"): "\u{0B}".utf8
        case UInt8(ascii: "f"): "\u{0C}".utf8
        case UInt8(ascii: "e"): "\u{1B}".utf8
        case UInt8(ascii: "N"): "\u{85}".utf8
        case UInt8(ascii: "L"): "\u{2028}".utf8
        case UInt8(ascii: "P"): "\u{2029}".utf8
        default: nil
        }
    }
}
