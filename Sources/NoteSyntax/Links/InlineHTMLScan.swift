/// Finds the ends of raw HTML and autolinks in the text of a leaf (CommonMark 0.30, Raw HTML and Autolinks).
///
/// Time is linear: a closer that was searched for in vain is not searched for again behind that place.
struct InlineHTMLScan {
    private let text: [UInt8]

    /// Where a closer was searched for in vain: it does not stand at or behind that offset.
    private var missing: [Closer: Int] = [:]

    private enum Closer {
        case comment
        case instruction
        case declaration
        case cdata
        case singleQuote
        case doubleQuote
    }

    /// A scan of a text, which holds no NUL.
    init(_ text: [UInt8]) {
        self.text = text
    }

    /// The offset behind the HTML or autolink whose `<` stands at `index`; nil where none does.
    mutating func end(at index: Int) -> Int? {
        switch byte(index + 1) {
        case UInt8(ascii: "!"): declarationEnd(from: index + 2)
        case UInt8(ascii: "?"): end(of: .instruction, "?>", from: index + 2)
        default: autolinkEnd(from: index + 1) ?? tagEnd(from: index + 1)
        }
    }

    private func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

    private func has(_ ascii: StaticString, at index: Int) -> Bool {
        guard index + ascii.utf8CodeUnitCount <= text.count else { return false }
        return ascii.withUTF8Buffer { $0.elementsEqual(text[index..<index + $0.count]) }
    }

    /// Behind the next `closer` at or behind `start`.
    private mutating func end(of closer: Closer, _ ascii: StaticString, from start: Int) -> Int? {
        if let place = missing[closer], place <= start { return nil }
        let first = ascii.utf8Start.pointee
        var index = start
        while index < text.count {
            if text[index] == first, has(ascii, at: index) { return index + ascii.utf8CodeUnitCount }
            index += 1
        }
        missing[closer] = start
        return nil
    }

    // MARK: Comments, CDATA and declarations

    private mutating func declarationEnd(from start: Int) -> Int? {
        if has("--", at: start) { return commentEnd(from: start + 2) }
        if has("[CDATA[", at: start) { return end(of: .cdata, "]]>", from: start + 7) }
        // libcmark wants a name in capitals with white space behind.
        var index = start
        while byte(index) >= UInt8(ascii: "A"), byte(index) <= UInt8(ascii: "Z") { index += 1 }
        guard index > start, isSpace(byte(index)) else { return nil }
        return end(of: .declaration, ">", from: index)
    }

    /// A comment's text does not begin with `>` or `->`, does not end with `-`, and holds no `--`.
    private mutating func commentEnd(from start: Int) -> Int? {
        if byte(start) == UInt8(ascii: ">") || has("->", at: start) { return nil }
        guard let dashes = end(of: .comment, "--", from: start), byte(dashes) == UInt8(ascii: ">") else { return nil }
        return dashes + 1
    }

    // MARK: Autolinks

    private func autolinkEnd(from start: Int) -> Int? {
        var index = start
        guard byte(index).isASCIILetter else { return emailEnd(from: start) }
        while isSchemeByte(byte(index)) { index += 1 }
        guard byte(index) == UInt8(ascii: ":"), (2...32).contains(index - start) else { return emailEnd(from: start) }
        while byte(index) > .space, byte(index) != UInt8(ascii: "<"), byte(index) != UInt8(ascii: ">") { index += 1 }
        return byte(index) == UInt8(ascii: ">") ? index + 1 : nil
    }

    private func isSchemeByte(_ byte: UInt8) -> Bool {
        byte.isNameByte || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }

    private func emailEnd(from start: Int) -> Int? {
        var index = start
        while byte(index).isNameByte || isOne(of: ".!#$%&'*+/=?^_`{|}~", byte(index)) { index += 1 }
        guard index > start, byte(index) == UInt8(ascii: "@") else { return nil }
        repeat {
            index += 1
            let label = index
            while byte(index).isNameByte { index += 1 }
            guard index > label, index - label <= 63, byte(label) != UInt8(ascii: "-"),
                byte(index - 1) != UInt8(ascii: "-")
            else { return nil }
        } while byte(index) == UInt8(ascii: ".")
        return byte(index) == UInt8(ascii: ">") ? index + 1 : nil
    }

    // MARK: Tags

    private mutating func tagEnd(from start: Int) -> Int? {
        var index = start
        let isClosing = byte(index) == UInt8(ascii: "/")
        if isClosing { index += 1 }
        guard byte(index).isASCIILetter else { return nil }
        while byte(index).isNameByte { index += 1 }
        while !isClosing {
            let behind = behindSpace(index)
            guard behind > index, let next = attributeEnd(from: behind) else { break }
            index = next
        }
        index = behindSpace(index)
        if !isClosing, byte(index) == UInt8(ascii: "/") { index += 1 }
        return byte(index) == UInt8(ascii: ">") ? index + 1 : nil
    }

    private mutating func attributeEnd(from start: Int) -> Int? {
        var index = start
        let first = byte(index)
        guard first.isASCIILetter || first == UInt8(ascii: "_") || first == UInt8(ascii: ":") else { return nil }
        while byte(index).isNameByte || isOne(of: "_:.", byte(index)) { index += 1 }
        let equals = behindSpace(index)
        guard byte(equals) == UInt8(ascii: "=") else { return index }
        return valueEnd(from: behindSpace(equals + 1))
    }

    private mutating func valueEnd(from start: Int) -> Int? {
        switch byte(start) {
        case UInt8(ascii: "\""): return end(of: .doubleQuote, "\"", from: start + 1)
        case UInt8(ascii: "'"): return end(of: .singleQuote, "'", from: start + 1)
        default:
            var index = start
            while index < text.count, !isSpace(text[index]), !isOne(of: "\"'=<>`", text[index]) { index += 1 }
            return index > start ? index : nil
        }
    }

    private func behindSpace(_ start: Int) -> Int {
        var index = start
        while isSpace(byte(index)) { index += 1 }
        return index
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == .space || (byte >= .tab && byte <= .carriageReturn) }

    private func isOne(of ascii: StaticString, _ byte: UInt8) -> Bool {
        byte > 0 && ascii.withUTF8Buffer { $0.contains(byte) }
    }
}
