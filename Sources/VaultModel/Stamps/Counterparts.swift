import NoteSyntax

/// What of one list stands in another version of it.
enum Counterparts {
    /// For the index of each element that both lists have, in the same order, its index in the second.
    static func of<Element: Hashable>(_ list: [Element], in other: [Element]) -> [Int: Int] {
        let difference = other.difference(from: list)
        let gone = Set(difference.removals.map(\.offset))
        let come = Set(difference.insertions.map(\.offset))
        let kept = zip(list.indices.filter { !gone.contains($0) }, other.indices.filter { !come.contains($0) })
        return Dictionary(kept.map { ($0, $1) }) { first, _ in first }
    }

    /// For the index of each interaction of a note that another version of the note has as well, its index there.
    ///
    /// Stamps and ids may have come or gone between the two. Where several could be the same one, those that have most
    /// in common are.
    static func of(_ interactions: [Interaction], in others: [Interaction]) -> [Int: Int] {
        let (texts, otherTexts) = (interactions.map(InteractionText.init), others.map(InteractionText.init))
        var pairs: [Int: Int] = [:]
        var taken: Set<Int> = []
        for likeness in Likeness.allCases {
            let rest = texts.indices.filter { pairs[$0] == nil && likeness.isFor(texts[$0]) }
            let otherRest = otherTexts.indices.filter { !taken.contains($0) }
            guard !rest.isEmpty, !otherRest.isEmpty else { continue }
            let found = of(rest.map { likeness.key(texts[$0]) }, in: otherRest.map { likeness.key(otherTexts[$0]) })
            for (index, other) in found {
                let (index, other) = (rest[index], otherRest[other])
                let ids = [texts[index].id, otherTexts[other].id].compactMap(\.self)
                guard Set(ids).count < 2 else { continue }
                pairs[index] = other
                taken.insert(other)
            }
        }
        return pairs
    }
}

/// What an interaction is found again by.
struct InteractionText: Hashable {
    fileprivate(set) var id: String?
    fileprivate var type: String
    fileprivate(set) var when: WrittenWhen?
    fileprivate var subject: [UInt8]
    fileprivate var body: String?

    init(_ interaction: Interaction) {
        id = interaction.id
        type = interaction.source.text(interaction.callout.header.type).lowercased()
        when = interaction.callout.header.when
        subject = Array(interaction.source.bytes[interaction.callout.header.subject.range])
        body = interaction.body
    }

    /// The same without an id.
    var withoutID: InteractionText {
        var text = self
        text.id = nil
        return text
    }
}

/// What two interactions have in common, most first.
private enum Likeness: CaseIterable {
    case id
    case text
    case header
    case words
    /// Of one without a date, its subject.
    case subject

    func isFor(_ text: InteractionText) -> Bool {
        switch self {
        case .id: text.id != nil
        case .subject: text.when == nil
        case .text, .header, .words: true
        }
    }

    /// What must be the same.
    func key(_ text: InteractionText) -> InteractionText {
        var key = text
        switch self {
        case .id: (key.type, key.subject, key.when, key.body) = ("", [], nil, nil)
        case .text: key.id = nil
        case .header: (key.id, key.body) = (nil, nil)
        case .words: (key.id, key.when) = (nil, nil)
        case .subject: (key.id, key.when, key.body) = (nil, nil, nil)
        }
        return key
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
