/// Who may do what in a vault, and by which rules: `Vault.md` and the members.
public struct Policy: Sendable {
    /// What `Vault.md` says.
    public let settings: VaultSettings

    /// The members, those who left included, in the order of paths.
    public let members: [Member]

    /// What of the team could not be read, or not wholly, in the order of paths.
    public let unread: [PassedOver]

    /// Finds the member's note that a link means.
    let resolver: LinkResolver

    /// The index of each member by the path of the note.
    private let byPath: [NotePath: Int]

    /// The index of the first member of each stem, name and e-mail, in small letters.
    private let byName: [String: Int]

    /// The policy of a vault with the notes below its team's folder.
    ///
    /// - Parameters:
    ///   - settings: The vault's settings.
    ///   - notes: The notes below the team's folder.
    ///   - unread: What of the team could not be read, or not wholly.
    public init(settings: VaultSettings, notes: [Note], unread: [PassedOver] = []) {
        self.settings = settings
        self.unread = unread
        members = notes.compactMap(Member.init)
        resolver = LinkResolver(VaultListing(notes: members.map(\.path)))
        byPath = Dictionary(members.enumerated().map { ($1.path, $0) }) { first, _ in first }
        let names = members.enumerated().flatMap { index, member in
            ([member.stem, member.name] + member.emails).map { ($0.lowercased(), index) }
        }
        byName = Dictionary(names) { first, _ in first }
    }

    /// Whether the vault has no member: whoever runs Kith is its owner (format 2.2).
    public var isSolo: Bool { members.isEmpty }

    /// Why nobody can tell who the members are: a team that was not read would make anyone the owner.
    public var teamObstacle: PassedOver? {
        guard isSolo else { return nil }
        return unread.first { obstacle in
            switch obstacle.reason {
            case .vanished, .brokenFrontMatter: false
            default: true
            }
        }
    }

    /// The member whom a link or a name in `logged-by`, `by`, `cancelled-by` or `owner` means (format 5).
    ///
    /// A link is looked up among the members' notes, by the rules of every link; a name is a member's stem, `name` or
    /// e-mail, compared without case.
    public func member(_ item: FieldItem) -> Member? { memberIndex(item).map { members[$0] } }

    /// Whether a link or a name means a member.
    func isMember(_ item: FieldItem) -> Bool { memberIndex(item) != nil }

    private func memberIndex(_ item: FieldItem) -> Int? {
        guard item.isLink else { return byName[item.name.lowercased()] }
        // Whoever writes the link, the members' notes are looked at from the root.
        return resolver.path(item.name, from: NotePath(VaultSettings.fileName)).flatMap { byPath[$0] }
    }
}
