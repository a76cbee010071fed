import TestSupport
import Testing

@testable import VaultModel

@Suite("Names that are the same, and names that are alike")
struct NameWordsTests {
    private static func likeness(_ one: String, _ other: String) throws -> NameWords.Likeness? {
        let (words, others) = (try #require(NameWords(one)), try #require(NameWords(other)))
        let likeness = words.likeness(to: others)
        #expect(others.likeness(to: words) == likeness, "“\(one)” and “\(other)” from both sides")
        #expect(likeness == nil || !words.keys.isDisjoint(with: others.keys), "“\(one)” and “\(other)” share a key")
        return likeness
    }

    @Test(
        "the same words in any order, case, accents, apostrophes and what parts words aside",
        arguments: [
            ("Ada Lovelace", "ada  LOVELACE"), ("Ada Lovelace", "Lovelace, Ada"), ("José Núñez", "Jose\u{301} NUNEZ"),
            ("Anna-Maria Reed", "Reed, Anna Maria"), ("J.R. Reed", "J. R. Reed"), ("Pat O’Brien", "OBrien Pat"),
            ("佐藤 美咲", "美咲　佐藤"), ("Ελένη Παπαδάκη", "παπαδακη ελενη"), ("Li Wei", "Wei Li"), ("Unit 17", "unit 17"),
        ])
    func same(one: String, other: String) throws {
        #expect(try Self.likeness(one, other) == .same)
    }

    @Test(
        "one letter of one word is another, missing, too much, or has changed places with its neighbour",
        arguments: [
            ("Catherine Reed", "Katherine Reed"), ("Jon Smith", "John Smith"), ("Smith, John", "Jon Smith"),
            ("Ada Lovelace", "Ada Lovelcae"), ("Ann Lee", "Anne Lee"), ("Meyer Anna", "Anna Meier"),
            ("Marisol", "Marisoll"),
            ("Ελένη Παπαδάκη", "Ελένη Παπαδάκι"), ("Reed Reed", "Reed Reedy"),
        ])
    func alike(one: String, other: String) throws {
        #expect(try Self.likeness(one, other) == .alike)
    }

    @Test(
        "two letters, another word, a word more, an initial, few letters, or a digit",
        arguments: [
            ("Bob Reed", "Robert Reed"), ("Ada Lovelace", "Ada Loveliest"), ("Ada Lovelace", "Ada King Lovelace"),
            ("A. Lovelace", "Ada Lovelace"), ("Jon Smit", "John Smith"), ("Li Wei", "Lu Wei"), ("Ada", "Ida"),
            ("Contact 17", "Contact 18"), ("Contact 1", "Contact 12"), ("Reed Reed", "Reed"), ("Ann Lee", "An Lee"),
            ("Mc Donald", "McDonald"), ("A. Lovelace", "E. Lovelace"), ("J Lovelace", "Jo Lovelace"),
        ])
    func different(one: String, other: String) throws {
        #expect(try Self.likeness(one, other) == nil)
    }

    @Test("a name without a letter or a digit is none", arguments: ["", " ", "—", "’", "🙂", "(.)"])
    func none(name: String) {
        #expect(NameWords(name) == nil)
    }

    @Test("names that are alike share a key, in all scripts")
    func keys() throws {
        for number in 0..<3000 {
            let seed = Seed.ofRun &+ UInt64(number)
            var names = DuplicateGenerator(seed: Seed(seed))
            let name = names.name()
            let other = names.misspelled(name)
            guard let words = NameWords(name), let others = NameWords(other) else { continue }
            let likeness = words.likeness(to: others)
            #expect(likeness == others.likeness(to: words), "seed \(seed): “\(name)” and “\(other)”")
            guard likeness != nil else { continue }
            #expect(!words.keys.isDisjoint(with: others.keys), "seed \(seed): “\(name)” and “\(other)”")
        }
    }
}
