import Foundation
import TestSupport
import VaultModel

/// Makes names of notes that are hard to search for, and links to them in every spelling that means them.
struct NameGenerator {
    var seed: Seed

    /// Letters that case, accents or Unicode forms change in odd ways, and some that nothing changes.
    private static let letters = [
        "a", "B", "k", "K", "\u{212A}", "s", "S", "\u{17F}", "ß", "ẞ", "i", "I", "İ", "ı", "i\u{307}", "é", "e\u{301}",
        "É", "ñ", "Å", "\u{212B}",
        "ς", "Σ", "σ", "ω", "\u{2126}", "ж", "Й", "佐", "藤", "가", "\u{1100}\u{1161}", "क", "ि", "ك", "ǆ", "ǅ", "ﬁ", "x",
        "y", "0", "7", "٣", " ", "-",
        "'", "&", ".", "🙂", "👩‍💻", "\u{300}", "t\u{323}\u{307}", "o\u{328}\u{304}",
    ]

    /// A name of one to eight such letters, which may stand as a file's.
    mutating func name() -> String {
        var name = ""
        for _ in 0...seed.below(8) { name += seed.pick(Self.letters) ?? "" }
        let trimmed = name.trimmingCharacters(in: .whitespaces)
        return trimmed.isEmpty || trimmed.hasPrefix(".") || trimmed.lowercased().hasSuffix(".md")
            ? "n\(seed.below(100))" : trimmed
    }

    /// The same name as it may stand in a link: in another case, in another Unicode form.
    mutating func respelled(_ name: String) -> String {
        var text = name
        switch seed.below(6) {
        case 0: text = text.lowercased()
        case 1: text = text.uppercased()
        case 2: text = text.capitalized
        case 3:
            text = String(
                text.map { seed.once(in: 2) ? Character(String($0).uppercased().first.map(String.init) ?? "") : $0 })
        default: break
        }
        switch seed.below(4) {
        case 0: text = text.decomposedStringWithCanonicalMapping
        case 1: text = text.precomposedStringWithCanonicalMapping
        case 2: text = text.replacing("K", with: "\u{212A}")
        default: break
        }
        return text
    }

    /// A link to the note at `path` in one of its forms.
    mutating func link(to path: NotePath) -> String {
        let stem = respelled(String(path.stem))
        let folder = path.folder.isEmpty || seed.once(in: 2) ? "" : respelled(String(path.folder)) + "/"
        let ending = seed.pick(["", "", "", ".md", ".MD"]) ?? ""
        let rest = seed.pick(["", "", "|text", "#Heading", "#^i-1|x"]) ?? ""
        let blank = seed.once(in: 8) ? " " : ""
        return "[[\(blank)\(folder)\(stem)\(ending)\(blank)\(rest)]]"
    }
}
