/// Names for people: each number has one name, and no two have the same.
struct PersonNames: Sendable {
    private let groups: [NameGroup]
    private let latin: NameGroup
    private let offset: Int

    /// Names in an order that depends on `seed`.
    init(seed: UInt64) {
        var random = SplitMix64(seed: seed, stream: -1)
        offset = random.below(1_000_000)
        latin = NameGroup(given: NameGroup.latinGiven, family: NameGroup.latinFamily)
        groups = NameGroup.otherScripts
    }

    /// The name of person `index`; one in 25 is written in another script.
    func name(_ index: Int) -> PersonName {
        let turn = index / 25
        guard index % 25 == 7, !groups.isEmpty else { return latin.name(index, from: offset) }
        return groups[turn % groups.count].name(turn / groups.count, from: offset)
    }
}

/// A person's name, and the stem of their note.
struct PersonName: Sendable {
    let given: String
    let family: String
    let stem: String
}
