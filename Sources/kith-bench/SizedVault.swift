/// A made-up vault of small notes, and one of its contacts.
struct SizedVault: Sendable {
    let path: String
    let contacts: Int
    /// The stem of the note in the middle of the contacts' folder.
    let contact: String

    /// Makes up a vault with so many contacts in a folder of its own.
    init(contacts: Int, seed: UInt64, in folder: VaultFolder) throws(BenchFailure) {
        let name = "\(contacts) contacts"
        try folder.makeFolder(name)
        path = "\(folder.path)/\(name)"
        self.contacts = contacts
        let plan = VaultPlan(contacts: contacts, interactions: contacts, seed: seed)
        _ = try VaultGenerator(plan: plan).write(into: VaultFolder(newAt: path))
        contact = plan.stems[plan.people / 2]
    }
}
