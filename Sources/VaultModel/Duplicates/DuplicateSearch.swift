/// Finds the contacts that are likely the same.
///
/// Only contacts that share an address, a number or a key of their names are held against each other, so the time grows
/// with their number and not with its square. What many share says nothing: it is a switchboard, or no name at all.
public struct DuplicateSearch: Sendable {
    /// An address that more contacts have is a switchboard's, and makes none of them likely the same by itself.
    public static let mostSharing = 5

    /// Of names that more contacts have, each but for the same letter, none makes them likely the same by itself.
    public static let mostAlike = 50

    private let contacts: [Contact]
    private let traits: [ContactTraits]

    /// Which contacts have an address or a number.
    private var owners: [Address: [Int]] = [:]

    /// - Parameter contacts: All contacts of a vault.
    public init(_ contacts: [Contact]) {
        self.contacts = contacts
        traits = contacts.map { ContactTraits($0) }
        for (index, traits) in traits.enumerated() {
            for address in traits.addresses { owners[address, default: []].append(index) }
        }
    }

    /// The pairs, the most likely first; of these those with more reasons, then in the order of paths.
    public func pairs() -> [DuplicatePair] {
        let pairs = candidates().compactMap { pair($0.first, $0.second) }
        return DuplicatePair.Confidence.allCases.flatMap { confidence in
            pairs.filter { $0.confidence == confidence }.sorted { one, other in
                let (count, otherCount) = (one.reasons.count, other.reasons.count)
                return (otherCount, one.keep.path, one.other.path) < (count, other.keep.path, other.other.path)
            }
        }
    }

    /// What two contacts come to, by their indices; nil where nothing speaks for it.
    func pair(_ first: Int, _ second: Int) -> DuplicatePair? {
        let isFirst = rank(of: first) < rank(of: second)
        let (keep, other) = isFirst ? (first, second) : (second, first)
        let (one, another) = (traits[keep], traits[other])
        let reasons = one.reasons(toBe: another)
        guard !reasons.isEmpty else { return nil }
        let isExclusive = one.addresses.intersection(another.addresses).contains { owners[$0]?.count == 2 }
        return DuplicatePair(
            contacts[keep], contacts[other], reasons: reasons,
            isPersonal: isExclusive && !one.mayShareSwitchboard(with: another))
    }

    /// Lower for the contact that would stay.
    private func rank(of index: Int) -> (Int, NotePath) {
        (-contacts[index].properties.reduce(0) { $0 + $1.values.count }, contacts[index].path)
    }

    // MARK: Candidates

    /// Two contacts by their indices, the lower one first.
    private struct Candidate: Hashable {
        let first: Int
        let second: Int
    }

    /// All that share something which few share, so that something may speak for them.
    private func candidates() -> Set<Candidate> {
        var found: Set<Candidate> = []
        for sharing in owners.values where sharing.count <= Self.mostSharing { Self.add(sharing[...], to: &found) }
        let keys = nameKeys()
        var start = 0
        while start < keys.count {
            let end = keys[start...].firstIndex { $0.key != keys[start].key } ?? keys.count
            if end - start <= Self.mostAlike { Self.add(keys[start..<end].map(\.contact)[...], to: &found) }
            start = end
        }
        return found
    }

    private static func add(_ sharing: ArraySlice<Int>, to candidates: inout Set<Candidate>) {
        var rest = sharing
        while let first = rest.popFirst() {
            for second in rest { candidates.insert(Candidate(first: first, second: second)) }
        }
    }

    /// The keys of all names, sorted, each once for each contact that has it.
    ///
    /// As hashes: where two are the same by chance, contacts are held against each other for nothing.
    private func nameKeys() -> [(key: Int, contact: Int)] {
        var all: [(key: Int, contact: Int)] = []
        for (index, traits) in traits.enumerated() {
            let keys = traits.names.reduce(into: Set<String>()) { $0.formUnion($1.words.keys) }
            for key in keys {
                var hasher = Hasher()
                hasher.combine(traits.isOrganization)
                hasher.combine(key)
                all.append((hasher.finalize(), index))
            }
        }
        return all.sorted { $0 < $1 }
    }
}

/// An address or a number, as it is compared.
enum Address: Hashable {
    case email(FoldedText)
    case phone(PhoneDigits)
}

extension ContactTraits {
    /// All addresses and numbers, each once.
    var addresses: Set<Address> {
        Set(emails.map { .email($0.folded) } + phones.map { .phone($0.digits) })
    }
}
