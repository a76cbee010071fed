import NoteSyntax

/// What is to be mended, as a check found it.
public struct FixPlan: Sendable {
    /// The findings that can be mended, by path and place.
    public let findings: [Finding]

    /// The notes as they were read, hashed: in what changed since, nothing is mended.
    let texts: [NotePath: Int]

    /// The contacts that links by an alias mean.
    let aliases: [FoldedText: NotePath]

    /// The notes to be mended.
    public var paths: [NotePath] { Set(findings.map(\.path)).sorted() }
}

/// What came of mending.
public struct Fixed: Sendable {
    /// The findings that were mended.
    public internal(set) var mended: [Finding] = []

    /// Those that were not, and why: the note changed meanwhile, or would read otherwise.
    public internal(set) var left: [(finding: Finding, reason: any Error)] = []

    /// Nothing was to be mended.
    public init() {}
}

/// Mends what can't lose its meaning (`Rules`).
public enum CheckFixing {
    /// Mends findings, each by an edit that is compared with what was meant.
    ///
    /// - Parameters:
    ///   - plan: What to mend.
    ///   - author: Who does; what has no stamp gets theirs.
    ///   - slice: The notes of the plan, and the names of all files.
    ///   - generator: Draws the ids.
    /// - Throws: `IdentityError`, ``ChangeRefusal``.
    public static func fixing(
        _ plan: FixPlan, by author: Author, in slice: VaultSlice, using generator: inout some RandomNumberGenerator
    ) throws -> VaultChange<Fixed> {
        _ = try author.identity(allowing: .edit, in: slice.policy)
        let isStamping = plan.findings.contains { $0.rule == .unstamped }
        let signature = isStamping ? try author.signature(allowing: .edit, in: slice.policy) : ""
        let resolver = LinkResolver(slice.listing)
        var fixed = Fixed()
        var edits: [VaultEdit.FileEdit] = []
        for (path, findings) in Dictionary(grouping: plan.findings, by: \.path).sorted(by: { $0.key < $1.key }) {
            guard let note = slice.note(at: path), note.tree.source.digest == plan.texts[path] else {
                fixed.left += findings.map { ($0, ChangeRefusal.unread(PassedOver(path: path, reason: .vanished))) }
                continue
            }
            var fixing = NoteFixing(
                note, settings: slice.settings, resolver: resolver, signature: signature, now: author.now)
            for finding in order(findings) {
                do {
                    try fixing.mend(finding, aliases: plan.aliases, using: &generator)
                    fixed.mended.append(finding)
                } catch {
                    fixed.left.append((finding, error))
                }
            }
            edits.append(.replace(path, from: note.tree.source.bytes, to: fixing.note.tree.source.bytes))
        }
        fixed.mended.sort(by: Finding.isBefore)
        return VaultChange(VaultEdit(edits), outcome: fixed)
    }

    /// First ids that stand twice, which moves no line; then the rest from the end, so that places above stay.
    private static func order(_ findings: [Finding]) -> [Finding] {
        let findings = findings.sorted { Finding.isBefore($1, $0) }
        return findings.filter { $0.rule == .duplicateID } + findings.filter { $0.rule != .duplicateID }
    }
}
