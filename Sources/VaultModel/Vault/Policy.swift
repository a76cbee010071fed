/// Who may do what in a vault, and by which rules: `Vault.md` and the members.
public struct Policy: Sendable {
    /// What `Vault.md` says.
    public let settings: VaultSettings

    /// The members, those who left included, in the order of paths.
    public let members: [Member]

    /// The policy of a vault with the notes below its team's folder.
    public init(settings: VaultSettings, notes: [Note]) {
        self.settings = settings
        members = notes.compactMap(Member.init)
    }

    /// Whether the vault has no member: whoever runs Kith is its owner (format 2.2).
    public var isSolo: Bool { members.isEmpty }

    /// The member whom a link or a name in `logged-by`, `by`, `cancelled-by` or `owner` means: a link is looked up among
    /// the members first; a name is a member's stem, `name` or e-mail (format 5). Compared without case.
    public func member(_ item: FieldItem) -> Member? {
        guard item.isLink else { return member(named: item.name) }
        let name = item.name.hasSuffix(".md") ? String(item.name.dropLast(3)) : item.name
        let folded = name.lowercased()
        return members.first { member in
            let path = member.path.string.dropLast(3)
            return path == name || member.stem == name
        }
            ?? members.first { member in
                member.path.string.dropLast(3).lowercased() == folded || member.stem.lowercased() == folded
            }
    }

    private func member(named name: String) -> Member? {
        let folded = name.lowercased()
        return members.first { member in
            member.stem.lowercased() == folded || member.name.lowercased() == folded
                || member.emails.contains { $0.lowercased() == folded }
        }
    }
}
