import NoteSyntax
import TestSupport
import VaultModel

/// A vault that is checked, mended and checked again.
struct FixedVault {
    let author: Author
    let before: InMemoryVault
    let found: [Finding]
    let fixed: Fixed
    let files: [String: FileContent]
    let after: InMemoryVault
    let left: [Finding]

    init(_ files: [String: FileContent], by author: Author = ChangeFixture.author) throws {
        self.author = author
        before = try InMemoryVault(files)
        let fold = Self.fold(before)
        found = fold.findings(passedOver: [])
        let slice = VaultSlice(policy: before.policy, notes: before.notes, listing: before.listing)
        var generator = Seed(Seed.ofRun)
        let change = try CheckFixing.fixing(fold.plan(for: found), by: author, in: slice, using: &generator)
        fixed = change.outcome
        var mended = files
        for case .replace(let path, _, let bytes) in change.edit.files {
            mended[path.string] = FileContent(bytes: bytes)
        }
        self.files = mended
        after = try InMemoryVault(mended)
        left = Self.fold(after).findings(passedOver: [])
    }

    static func fold(_ vault: InMemoryVault) -> CheckFold { vault.folding(CheckFold(context(vault))) }

    static func context(_ vault: InMemoryVault) -> CheckContext {
        CheckContext(
            policy: vault.policy, listing: vault.listing, catalog: vault.notes, rules: Set(CheckRule.allCases),
            now: ChangeFixture.now)
    }
}
