extension VaultDifference {
    /// All of it in words, the most telling first: who logged how many interactions, what else became of interactions,
    /// of contacts, and of other files.
    ///
    /// No subject and no text is in them, but names of people are, as their notes or links have them, with whatever
    /// characters stand there. Of several people the first says what is counted: `3 interactions by Sam Lee`,
    /// `1 by Jane Doe`.
    public var words: [String] { interactionWords + fileWords }

    /// The words as one line; empty where nothing differs.
    public var sentence: String { words.joined(separator: ", ") }

    /// Beyond this many, people are counted.
    private static let mostPeople = 3

    private var interactionWords: [String] {
        let counts = Dictionary(interactions.map { ($0.kind, 1) }, uniquingKeysWith: +)
        return newInteractionWords
            + InteractionDifference.Kind.allCases.compactMap { kind in
                guard kind != .added, let count = counts[kind] else { return nil }
                return Self.counted(count, "interaction") + " \(kind.rawValue)"
            }
    }

    private var newInteractionWords: [String] {
        let new = interactions.filter { $0.kind == .added }
        var counts: [String: Int] = [:]
        for name in new.compactMap(\.who) { counts[name, default: 0] += 1 }
        let people = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        let signed = people.reduce(0) { $0 + $1.value }
        var words: [String] = []
        if people.count > Self.mostPeople {
            words = ["\(Self.counted(signed, "interaction")) by \(people.count) people"]
        } else {
            words = people.enumerated().map { index, person in
                "\(index == 0 ? Self.counted(person.value, "interaction") : "\(person.value)") by \(person.key)"
            }
        }
        let unsigned = new.count - signed
        guard unsigned > 0 else { return words }
        return words + [words.isEmpty ? Self.counted(unsigned, "interaction") : "\(unsigned) more"]
    }

    private var fileWords: [String] {
        struct Group: Hashable {
            let noun: String
            let kind: FileDifference.Kind
        }
        let groups = (contacts + others).map { Group(noun: $0.file.noun, kind: $0.kind) }
        let counts = Dictionary(groups.map { ($0, 1) }, uniquingKeysWith: +)
        var told: Set<String> = []
        let nouns = FileKind.allCases.map(\.noun).filter { told.insert($0).inserted }
        return nouns.flatMap { noun in
            FileDifference.Kind.allCases.compactMap { kind in
                counts[Group(noun: noun, kind: kind)].map { count in
                    let what = noun == VaultSettings.fileName ? noun : Self.counted(count, noun)
                    return "\(what) \(kind == .changed && noun == FileKind.contact.noun ? "edited" : kind.rawValue)"
                }
            }
        }
    }

    private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension FileKind {
    /// What one is called.
    fileprivate var noun: String {
        switch self {
        case .contact: "contact"
        case .member: "member"
        case .vault: VaultSettings.fileName
        case .template: "template"
        case .code: "code"
        case .segment: "segment"
        case .note, .uncertain: "note"
        case .attachment: "attachment"
        case .file: "file"
        }
    }
}
