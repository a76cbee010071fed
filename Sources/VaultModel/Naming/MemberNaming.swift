/// Finds a member by what somebody typed, by the same steps as a contact.
public enum MemberNaming {
    /// The member that a path, stem, name or e-mail means, in that order; then the beginning of a name.
    public static func match(_ name: String, among members: [Member], settings: VaultSettings) -> NameMatch<Member> {
        let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        let paths = [stem, settings.teamFolder + "/" + stem].map { NotePath($0 + ".md") }
        for path in paths {
            if let member = members.first(where: { $0.path == path }) { return .found(member) }
        }
        let folded = FoldedText(name)
        guard !folded.text.trimmingBlanks.isEmpty else { return .notFound(nearest: []) }
        let steps: [(Member) -> Bool] = [
            { $0.stem == name },
            { member in
                FoldedText(member.stem) == folded || FoldedText(member.name) == folded
                    || member.emails.contains { FoldedText($0) == folded }
            },
            { FoldedText($0.stem).hasPrefix(folded) || FoldedText($0.name).hasPrefix(folded) },
        ]
        for step in steps {
            if let match = NameMatch.deciding(members.filter(step)) { return match }
        }
        return .notFound(nearest: NearestNames.nearest(to: folded, among: members) { [$0.stem, $0.name] })
    }
}
