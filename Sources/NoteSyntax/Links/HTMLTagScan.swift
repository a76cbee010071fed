/// Finds the ends of HTML tags and autolinks in the text of a leaf (CommonMark 0.30, Raw HTML and Autolinks).
struct HTMLTagScan {
    private let text: [UInt8]

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// The offset behind the tag or autolink whose `<` stands at `index`.
    func end(ofTagOrAutolinkAt index: Int) -> Int? {
        autolinkEnd(from: index + 1) ?? tagEnd(from: index + 1)
    }

    private func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

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
        while byte(index).isNameByte || Array(".!#$%&'*+/=?^_`{|}~".utf8).contains(byte(index)) { index += 1 }
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

    private func tagEnd(from start: Int) -> Int? {
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

    private func attributeEnd(from start: Int) -> Int? {
        var index = start
        let first = byte(index)
        guard first.isASCIILetter || first == UInt8(ascii: "_") || first == UInt8(ascii: ":") else { return nil }
        while byte(index).isNameByte || Array("_:.".utf8).contains(byte(index)) { index += 1 }
        let equals = behindSpace(index)
        guard byte(equals) == UInt8(ascii: "=") else { return index }
        return valueEnd(from: behindSpace(equals + 1))
    }

    private func valueEnd(from start: Int) -> Int? {
        let quote = byte(start)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            return text[min(start + 1, text.count)...].firstIndex(of: quote).map { $0 + 1 }
        }
        var index = start
        while byte(index) > .space, !Array("\"'=<>`".utf8).contains(byte(index)) { index += 1 }
        return index > start ? index : nil
    }

    private func behindSpace(_ start: Int) -> Int {
        var index = start
        while byte(index).isBlank || byte(index) == .lineFeed { index += 1 }
        return index
    }
}
