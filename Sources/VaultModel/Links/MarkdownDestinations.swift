import NoteSyntax

/// The destinations of Markdown links and images in a text, `](…)`, as paths: without `#` and what follows, decoded.
///
/// Addresses such as `https://…` are left out.
enum MarkdownDestinations {
    /// A destination, and where it stands.
    struct Place {
        /// The decoded path.
        let path: String

        /// Where the path is written, without `#` and what follows, and without pointed brackets.
        let written: SourceSpan

        /// The offset of the `]` before it.
        let bracket: Int

        /// The offset behind it, its closing bracket included.
        let end: Int
    }

    /// The destinations in the order of the text.
    static func all(in text: ArraySlice<UInt8>) -> [String] { places(in: text).map(\.path) }

    /// The destinations of a note from an offset on, in the order of the text.
    static func places(in source: SourceText, from start: Int) -> [Place] {
        places(in: source.bytes[min(start, source.bytes.count)...])
    }

    /// No path is longer, and a hostile note may have as many beginnings of one as bytes.
    private static let longest = 4096

    private static func places(in text: ArraySlice<UInt8>) -> [Place] {
        var places: [Place] = []
        var rest = text
        while let bracket = rest.firstIndex(of: UInt8(ascii: "]")) {
            rest = rest[(bracket + 1)...]
            guard rest.first == UInt8(ascii: "(") else { continue }
            let beginning = rest.prefix(longest)
            let written = written(beginning.dropFirst().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
            guard let path = path(String(decoding: written, as: UTF8.self)) else { continue }
            let end = closingEnd(behind: written.endIndex, in: text)
            let behind = written.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? written.endIndex
            let span = SourceSpan(written.startIndex..<behind)
            places.append(Place(path: path, written: span, bracket: bracket, end: end))
        }
        return places
    }

    /// The offset behind the bracket that closes a destination, a title before it included, on the same line.
    private static func closingEnd(behind end: Int, in text: ArraySlice<UInt8>) -> Int {
        let line = text[end...].prefix(longest).prefix { $0 != 0x0A && $0 != 0x0D }
        return line.firstIndex(of: UInt8(ascii: ")")).map { $0 + 1 } ?? end
    }

    /// What stands in `<…>`, or up to a blank or the closing bracket.
    private static func written(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isPointed = text.first == UInt8(ascii: "<")
        let text = isPointed ? text.dropFirst() : text
        var depth = 0
        var index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: ">") where isPointed: return text[..<index]
            case 0x0A, 0x0D: return text[..<index]
            case 0...0x20 where !isPointed: return text[..<index]
            case UInt8(ascii: "(") where !isPointed: depth += 1
            case UInt8(ascii: ")") where !isPointed:
                if depth == 0 { return text[..<index] }
                depth -= 1
            default: break
            }
            index += 1
        }
        return text
    }

    private static func path(_ destination: String) -> String? {
        let scheme = destination.prefix { $0 != ":" && $0 != "/" }
        guard scheme.endIndex == destination.endIndex || destination[scheme.endIndex] != ":" else { return nil }
        let path = LinkText.percentDecoded(LinkText.unescaped(destination.prefix { $0 != "#" && $0 != "?" }))
        return path.isEmpty ? nil : path
    }
}

extension LinkResolver {
    /// The file that a Markdown destination means in the note at `source`: seen from that note's folder, else from the
    /// root, else by its name; a path that leads out of the vault means none.
    func path(ofDestination destination: String, from source: NotePath) -> NotePath? {
        var parts: [Substring] = destination.hasPrefix("/") ? [] : source.folder.split(separator: "/")
        for part in destination.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(part)
                continue
            }
            guard parts.popLast() != nil else { return nil }
        }
        let root = NotePath(VaultSettings.fileName)
        let seen = parts.joined(separator: "/")
        if let path = path(seen, from: root) { return path }
        let isUpward = destination.split(separator: "/").contains("..")
        let plain = destination.hasPrefix("./") ? String(destination.dropFirst(2)) : destination
        return isUpward ? nil : path(plain.drop { $0 == "/" }, from: source)
    }
}
