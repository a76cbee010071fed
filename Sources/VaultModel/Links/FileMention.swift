import Foundation
import NoteSyntax

/// Tells whether a text names a file, in any of the ways in which it may be linked: wiki-links, embeds, Markdown links,
/// HTML, front matter.
///
/// A mention may be no link, but a link is always a mention: it holds the file's name, without case, in any Unicode form,
/// raw or escaped.
struct FileMention {
    private let name: [UInt8]

    /// What tells by a note's bytes whether it may mention the file: the most telling word of its name, for a blank is
    /// written in several ways.
    let screenedWord: String

    /// Mentions of the file at a path.
    init(_ path: NotePath) {
        name = Self.folded(String(path.fileName))
        screenedWord = Self.mostTellingWord(of: path.fileName)
    }

    /// The word of a name that is searched for: the one with the longest run of letters that are always spelled alike.
    static func mostTellingWord(of name: Substring) -> String {
        let words = name.split(separator: " ").map(String.init)
        return words.max { MentionScreen.longestRun($0).count < MentionScreen.longestRun($1).count } ?? ""
    }

    /// Whether a note names the file in its text or in its properties.
    func occurs(in note: Note) -> Bool {
        let source = note.tree.source
        let values = (note.tree.frontMatter?.entries ?? []).flatMap { entry -> [String] in
            switch entry.value {
            case .scalar(let scalar): [scalar.text]
            case .list(let items): items.map(\.text)
            case .nested: []
            }
        }
        return occurs(in: source.text(SourceSpan(0..<source.bytes.count))) || values.contains(where: occurs)
    }

    /// Whether a text names the file.
    func occurs(in text: String) -> Bool {
        if stands(in: Self.folded(text)) { return true }
        let isEscaped = text.utf8.contains { byte in
            byte == UInt8(ascii: "%") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\\")
        }
        guard isEscaped else { return false }
        let unescaped = LinkText.unescaped(text)
        return [LinkText.percentDecoded(text), unescaped, LinkText.percentDecoded(unescaped)]
            .contains { stands(in: Self.folded($0)) }
    }

    /// Without case, in one Unicode form, as links are compared.
    private static func folded(_ text: String) -> [UInt8] {
        Array(text.lowercased().decomposedStringWithCanonicalMapping.utf8)
    }

    /// Behind a letter or a digit another name goes on.
    private func stands(in text: [UInt8]) -> Bool {
        guard let first = name.first, text.count >= name.count else { return false }
        var start = 0
        while start <= text.count - name.count, let next = text[start...(text.count - name.count)].firstIndex(of: first)
        {
            let isBeginning = next == 0 || !Self.isLetterOrDigit(text[next - 1])
            if isBeginning, text[next...].starts(with: name) { return true }
            start = next + 1
        }
        return false
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }
}
