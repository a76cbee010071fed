import TestSupport

/// Makes contacts many of which are likely the same: few words, few addresses, and names that are misspelled.
struct DuplicateGenerator {
    var seed: Seed

    private static let words = [
        "Ada", "Adda", "Lovelace", "Reed", "Reid", "Jon", "John", "Smith", "Wei", "Li", "Núñez", "Nunez", "O’Brien",
        "佐藤", "美咲", "Παπαδάκη", "Unit", "17", "18", "यशि", "Straße", "J.",
    ]

    /// A name of one to three words.
    mutating func name() -> String {
        let separator = seed.pick([" ", " ", ", ", "-"]) ?? " "
        return (0...seed.below(3)).map { _ in seed.pick(Self.words) ?? "" }.joined(separator: separator)
    }

    /// The name with a letter or two changed, left out, put in or swapped, or its words turned around.
    mutating func misspelled(_ name: String) -> String {
        var letters = Array(name.unicodeScalars)
        for _ in 0...seed.below(2) where !letters.isEmpty {
            let place = seed.below(letters.count)
            switch seed.below(4) {
            case 0: letters[place] = seed.pick(["a", "é", "x", "藤", "7"]) ?? "a"
            case 1: letters.remove(at: place)
            case 2: letters.insert(seed.pick(["a", "ñ", "s", "η", "1"]) ?? "a", at: place)
            default: if place > 0 { letters.swapAt(place, place - 1) }
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters)
        guard seed.once(in: 3) else { return String(text) }
        return String(text).split(separator: " ").reversed().joined(separator: " ")
    }

    /// The notes of so many contacts, and names to follow each other by path.
    mutating func vault(of count: Int) -> [String: FileContent] {
        var files: [String: FileContent] = [:]
        var last = name()
        for number in 0..<count {
            last = seed.once(in: 2) ? misspelled(last) : name()
            var lines = ["---", "type: contact", "name: \"\(last)\""]
            if seed.once(in: 4) { lines.append("aliases: [\"\(name())\"]") }
            if seed.once(in: 4) { lines += ["given-name: Ada", "family-name: \(seed.pick(Self.words) ?? "")"] }
            if seed.once(in: 3) {
                lines.append("emails: [\"\(seed.pick(["a", "A", "b"]) ?? "")\(seed.below(8))@x.example (w)\"]")
            }
            if seed.once(in: 3) {
                lines.append("phones: [\"\(seed.pick(["+44 20 ", "0044-20-"]) ?? "")\(seed.below(12))\"]")
            }
            if seed.once(in: 3) { lines.append("organization: \"[[\(seed.pick(["North", "South"]) ?? "")]]\"") }
            if seed.once(in: 4) { lines.append("kind: organization") }
            files["Contacts/n\(number).md"] = FileContent((lines + ["---", ""]).joined(separator: "\n"))
        }
        return files
    }
}
