/// Finds a member by what somebody typed, by the same steps as a contact.
public enum MemberNaming {
    /// The member that a path, stem, name or e-mail means, in that order; then the beginning of a name.
    public static func match(_ name: String, among members: [Member], settings: VaultSettings) -> NameMatch<Member> {
        KindNaming.match(name, among: members, folder: settings.teamFolder, called: CalledNote.init)
    }
}
