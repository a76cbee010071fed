/// What stands in a made-up vault: who there is, and how many interactions each has.
///
/// It depends on the three numbers that it is made from alone.
struct VaultPlan: Sendable {
    let seed: UInt64
    let people: Int
    /// The stems of all contacts' notes: people first, then organizations.
    let stems: [String]
    /// For each contact, how many interactions its note holds; together exactly what was asked for.
    let interactions: [Int]

    private let names: PersonNames

    /// A plan for `contacts` notes, one in 50 of them an organization.
    init(contacts: Int, interactions: Int, seed: UInt64) {
        self.seed = seed
        let names = PersonNames(seed: seed)
        let organizations = OrganizationNames()
        let people = contacts - (contacts + 49) / 50
        self.names = names
        self.people = people
        stems = (0..<contacts).map { $0 < people ? names.name($0).stem : organizations.name($0 - people) }
        self.interactions = Self.shares(of: interactions, among: contacts, seed: seed)
    }

    var contacts: Int { stems.count }

    func isPerson(_ contact: Int) -> Bool { contact < people }

    func name(ofPerson person: Int) -> PersonName { names.name(person) }

    /// The organization that person `person` works for; neighbours in number are colleagues.
    func organization(ofPerson person: Int) -> String {
        stems[people + person * (contacts - people) / max(people, 1)]
    }

    /// The path of a contact's note from the vault's root.
    func path(ofContact contact: Int) -> String {
        "\(isPerson(contact) ? "Contacts" : "Organizations")/\(stems[contact]).md"
    }

    // Most contacts have a few interactions, some have many, and one in a thousand has hundreds.
    private static func shares(of total: Int, among contacts: Int, seed: UInt64) -> [Int] {
        let weights = (0..<contacts).map { contact in
            var random = SplitMix64(seed: seed, stream: -2 - contact)
            switch random.below(1000) {
            case 0: return 400 + random.below(200)
            case 1..<100: return random.below(3)
            case 100..<600: return 3 + random.below(13)
            case 600..<900: return 16 + random.below(25)
            default: return 40 + random.below(80)
            }
        }
        let sum = max(weights.reduce(0, +), 1)
        var reached = 0
        return weights.map { weight in
            let before = reached * total / sum
            reached += weight
            return reached * total / sum - before
        }
    }
}
