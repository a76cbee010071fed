public import NoteSyntax

/// Gathers totals over all notes.
///
/// For each combination of keys it keeps sums alone. Keys are numbers: a vault holds many interactions and few keys.
public struct TotalsFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    private let question: TimelineQuestion
    private let dimensions: [Totals.Dimension]
    private let resolver: LinkResolver

    private var total = Totals.Sums()
    private var sums: [SIMD4<Int32>: Totals.Sums] = [:]
    private var keys: [KeyTable]
    private var names: [NotePath: String] = [:]

    /// Of each contact that has one, the organization's note as its link names it.
    private var organizations: [NotePath: String] = [:]

    /// The most keys that interactions are counted by at once.
    public static let mostDimensions = 4

    /// A fold that counts what a question lists, by up to ``mostDimensions`` keys.
    public init(_ question: TimelineQuestion, by dimensions: [Totals.Dimension], resolver: LinkResolver) {
        self.question = question
        self.dimensions = Array(dimensions.prefix(Self.mostDimensions))
        self.resolver = resolver
        keys = self.dimensions.map { _ in KeyTable() }
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        if dimensions.contains(.contact), let contact = Contact(note) {
            if note.name != note.path.stem { names[note.path] = note.name }
            organizations[note.path] = contact.value("organization").flatMap(Relation.init)?.target
        }
        for interaction in Interaction.all(in: note, settings: question.policy.settings) {
            guard interaction.status == .logged || interaction.status == .failed, question.includes(interaction),
                !question.filter.leavesOutPrivate || !interaction.isPrivate
            else { continue }
            total.add(interaction)
            var key = SIMD4<Int32>(repeating: 0)
            for (index, dimension) in dimensions.enumerated() { key[index] = id(dimension, of: interaction, index) }
            sums[key, default: Totals.Sums()].add(interaction)
        }
    }

    /// Takes in what was gathered of the notes that follow.
    public mutating func merge(_ next: TotalsFold) {
        total.add(next.total)
        let ids = next.keys.indices.map { index in next.keys[index].texts.map { keys[index].id($0) } }
        for (key, sums) in next.sums {
            var own = key
            for (index, ids) in ids.enumerated() where key[index] >= 0 && !isNumber(dimensions[index]) {
                own[index] = ids[Int(key[index])]
            }
            self.sums[own, default: Totals.Sums()].add(sums)
        }
        names.merge(next.names) { first, _ in first }
        organizations.merge(next.organizations) { first, _ in first }
    }
}

// MARK: - Keys

/// Texts and the numbers that stand for them.
private struct KeyTable {
    private(set) var texts: [String] = []
    private var ids: [String: Int32] = [:]

    mutating func id(_ text: String) -> Int32 {
        if let id = ids[text] { return id }
        let id = Int32(clamping: texts.count)
        texts.append(text)
        ids[text] = id
        return id
    }
}

extension TotalsFold {
    /// Whether a key is a number by itself, and not that of a text.
    private func isNumber(_ dimension: Totals.Dimension) -> Bool { dimension == .type || dimension == .month }

    /// The number of an interaction's key; -1 where it has none.
    private mutating func id(_ dimension: Totals.Dimension, of interaction: Interaction, _ index: Int) -> Int32 {
        let text: String?
        switch dimension {
        case .type: return Int32(clamping: interaction.typeIndex)
        case .month:
            guard let moment = interaction.occurredAt else { return -1 }
            let date = interaction.hasTime ? question.policy.settings.zone.civil(moment).date : interaction.date
            return date.map { Int32(clamping: $0.year * 12 + $0.month - 1) } ?? -1
        case .code: text = interaction.text(.code)
        case .group: text = interaction.text(.group)
        case .evaluation: text = interaction.word(.evaluation)
        case .template, .segment:
            let field: InteractionField = dimension == .template ? .template : .segment
            // A note's path behind `/`, or the name alone where there is no such note.
            text = interaction.items(field).first.map { item in
                let path = item.isLink ? resolver.path(item.name, from: interaction.holder.path) : nil
                return path.map { "/\($0.string)" } ?? String(NotePath(item.name).stem)
            }
        case .by:
            // Several people, a line each; told apart again at the end.
            text = interaction.doneBy.map { "\($0.isLink ? "l" : "n")\($0.name)" }.joined(separator: "\n")
        case .contact:
            let others = interaction.items(.with).filter(\.isLink).compactMap {
                resolver.path($0.name, from: interaction.holder.path)
            }
            text = ([interaction.holder.path] + others).map(\.string).joined(separator: "\n")
        }
        return text.flatMap { $0.isEmpty ? nil : keys[index].id($0) } ?? -1
    }
}

// MARK: - The table

extension TotalsFold {
    /// The table.
    ///
    /// - Parameter rollsUp: Whether an organization has the interactions of its people too, each once.
    public consuming func totals(rollingUp rollsUp: Bool = false) -> Totals {
        var expanded: [[Key]: Totals.Sums] = [:]
        for (key, sums) in sums {
            let values = dimensions.indices.map { self.values(of: key[$0], $0, rollsUp: rollsUp) }
            for combination in Self.combinations(values) { expanded[combination, default: Totals.Sums()].add(sums) }
        }
        let isSingle = dimensions.count == 1
        let ordered = expanded.sorted { one, other in
            if isSingle, dimensions[0] != .month, one.key[0].text != nil, other.key[0].text != nil {
                let sizes = ((one.value.count, one.value.attempts), (other.value.count, other.value.attempts))
                if sizes.0 != sizes.1 { return sizes.0 > sizes.1 }
            }
            return one.key.lexicographicallyPrecedes(other.key)
        }
        let rows = ordered.map {
            Totals.Row(keys: $0.key.map(\.text), path: isSingle ? $0.key[0].path : nil, sums: $0.value)
        }
        return Totals(dimensions: dimensions, rows: dimensions.isEmpty ? [] : rows, total: total)
    }

    /// One key of a row, and what it is put in order by.
    private struct Key: Hashable, Comparable {
        let text: String?
        var rank = 0
        var path: NotePath?

        static func < (one: Key, other: Key) -> Bool {
            switch (one.text, other.text) {
            case (nil, _): false
            case (_, nil): true
            case (let left?, let right?):
                (one.rank, FoldedText(left).text, one.path?.string ?? left)
                    < (other.rank, FoldedText(right).text, other.path?.string ?? right)
            }
        }
    }

    private static func combinations(_ values: [[Key]]) -> [[Key]] {
        values.reduce([[]]) { rows, keys in rows.flatMap { row in keys.map { row + [$0] } } }
    }

    /// The keys that a number stands for: of people and contacts each one.
    private func values(of id: Int32, _ index: Int, rollsUp: Bool) -> [Key] {
        guard id >= 0 else { return [Key(text: nil)] }
        let number = Int(id)
        switch dimensions[index] {
        case .type: return [Key(text: question.policy.settings.interactionTypes[number], rank: number)]
        case .month:
            let month = number % 12 + 1
            let text = String(1_0000 + number / 12).dropFirst() + (month < 10 ? "-0" : "-") + String(month)
            return [Key(text: String(text))]
        case .by: return people(keys[index].texts[number])
        case .contact: return contacts(keys[index].texts[number], rollsUp: rollsUp)
        case .evaluation:
            let text = keys[index].texts[number]
            return [Key(text: text, rank: Evaluation.allCases.firstIndex { $0.rawValue == text } ?? 0)]
        case .template, .segment:
            let text = keys[index].texts[number]
            guard text.hasPrefix("/") else { return [Key(text: text)] }
            let path = NotePath(String(text.dropFirst()))
            return [Key(text: String(path.stem), path: path)]
        case .code, .group: return [Key(text: keys[index].texts[number])]
        }
    }

    private func people(_ text: String) -> [Key] {
        let names = text.split(separator: "\n").map { line in
            let item = FieldItem(name: String(line.dropFirst()), isLink: line.first == "l")
            return question.policy.member(item)?.name ?? String(NotePath(item.name).stem)
        }
        return Set(names).map { Key(text: $0) }
    }

    private func contacts(_ text: String, rollsUp: Bool) -> [Key] {
        var paths = Set(text.split(separator: "\n").map { NotePath(String($0)) })
        for path in rollsUp ? paths : [] {
            if let organization = organizations[path].flatMap({ resolver.path($0, from: path) }) {
                paths.insert(organization)
            }
        }
        return paths.map { Key(text: names[$0] ?? String($0.stem), path: $0) }
    }
}
