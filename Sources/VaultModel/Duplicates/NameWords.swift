/// A name as it is held against another one: its words, whatever their order, case and accents aside.
///
/// Two names are the same where they have the same words, and *alike* where one letter of one word is another, is
/// missing, is too much or has changed places with its neighbour (a Damerau–Levenshtein distance of 1), and both have
/// at least six letters. A word with a digit is never just alike, nor is an initial: 17 is no misspelled 18, J. no K.
struct NameWords: Sendable, Hashable {
    /// How alike two names are.
    enum Likeness: Int, Sendable, Comparable {
        case alike
        case same

        static func < (one: Likeness, other: Likeness) -> Bool { one.rawValue < other.rawValue }
    }

    /// The words in the order of their letters.
    let words: [String]

    /// Fewer letters than these are not enough to tell a misspelled name from another one.
    static let leastLetters = 6

    /// The words of a name; nil for one without any letter or digit.
    ///
    /// Words are parted by all that is neither letter nor digit, but for apostrophes: `Lovelace, Ada`, `O’Brien`.
    init?(_ name: String) {
        let scalars = FoldedText(name).text.unicodeScalars.filter { !Self.apostrophes.contains($0) }
        let words = scalars.split { !Self.isPartOfWord($0) }.map { String(String.UnicodeScalarView($0)) }
        guard !words.isEmpty else { return nil }
        self.words = words.sorted()
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2BC}", "`", "\u{B4}"]

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber: return true
        default: return scalar.properties.isAlphabetic
        }
    }

    private var letterCount: Int { words.reduce(0) { $0 + $1.unicodeScalars.count } }

    /// How alike both are; nil where they are not.
    func likeness(to other: NameWords) -> Likeness? {
        if words == other.words { return .same }
        guard words.count == other.words.count, min(letterCount, other.letterCount) >= Self.leastLetters else {
            return nil
        }
        let (own, others) = (without(other.words), other.without(words))
        guard own.count == 1, others.count == 1, own.allSatisfy(Self.canBeMisspelled),
            others.allSatisfy(Self.canBeMisspelled)
        else { return nil }
        let distance = NearestNames.distance(
            Array(own[0].unicodeScalars), Array(others[0].unicodeScalars), bound: 1)
        return distance == nil ? nil : .alike
    }

    /// The words that the other one lacks, each as often as it does.
    private func without(_ others: [String]) -> [String] {
        var others = others
        return words.filter { word in
            guard let index = others.firstIndex(of: word) else { return true }
            others.remove(at: index)
            return false
        }
    }

    private static func canBeMisspelled(_ word: String) -> Bool {
        word.unicodeScalars.count > 1 && word.unicodeScalars.allSatisfy { $0.properties.numericType == nil }
    }

    /// Texts of which two names share at least one where they are the same or alike.
    ///
    /// They are the name itself and, for each word, the other words with that one as it is and without each one of its
    /// letters: whichever letter two names differ by, leaving it out of both makes them one.
    var keys: Set<String> {
        let whole = words.joined(separator: " ")
        var keys: Set<String> = [whole]
        guard letterCount >= Self.leastLetters else { return keys }
        for (index, word) in words.enumerated() where Self.canBeMisspelled(word) {
            var others = words
            others.remove(at: index)
            let rest = others.joined(separator: " ") + "|"
            keys.insert(rest + word)
            let letters = Array(word.unicodeScalars)
            for left in letters.indices {
                var shorter = String.UnicodeScalarView(letters[..<left])
                shorter.append(contentsOf: letters[(left + 1)...])
                keys.insert(rest + String(shorter))
            }
        }
        return keys
    }
}
