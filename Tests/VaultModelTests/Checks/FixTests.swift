import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Mending what a check found")
struct FixTests {
    private static let stamp = "> - logged-by:: Jane\n> - logged-at:: 2026-03-09T10:00:00Z\n"

    private static func contact(_ section: String) -> [String: FileContent] {
        ["A.md": FileContent("---\ntype: contact\nid: c-1\n---\n## Interactions\n\n\(section)")]
    }

    @Test("An id that a text was glued to stays the id")
    func glued() throws {
        let vault = try FixedVault(Self.contact("> [!call] 2026-03-09 x\n\(Self.stamp)\n^i-one\nText\n"))
        #expect(vault.after.interactions.map(\.id) == ["i-one"])
        #expect(vault.left.isEmpty && vault.fixed.left.isEmpty)
    }

    @Test("Of an interaction that swallowed one, each has an id afterwards, the second the one that stood there")
    func swallowed() throws {
        let vault = try FixedVault(
            Self.contact(
                "> [!call] 2026-03-09 x\n\(Self.stamp)>\n> body\n> [!email] 2026-03-10 y\n\(Self.stamp)\n^i-one\n"))
        #expect(vault.after.interactions.count == 2)
        #expect(vault.after.interactions.allSatisfy { $0.id != nil })
        #expect(vault.after.interactions.last?.id == "i-one")
        #expect(vault.left.isEmpty && vault.fixed.left.isEmpty)
    }

    @Test("The texts of the seeds, adopted as notes, have the one link that leads nowhere")
    func seeds() throws {
        var files: [String: FileContent] = [:]
        for (index, seed) in try RealNotes.seeds().enumerated() {
            let type = "type: contact\nid: c-seedseed0\(index)\n"
            let head = Array("---\n".utf8)
            let isFenced = seed.bytes.starts(with: head)
            let front = Array("---\n\(type)\(isFenced ? "" : "---\n")".utf8)
            files["Contacts/\(seed.name).md"] = FileContent(
                bytes: front + (isFenced ? seed.bytes.dropFirst(head.count) : seed.bytes[...]))
        }
        let vault = try InMemoryVault(files)
        let found = FixedVault.fold(vault).findings(passedOver: [])
        #expect(found.map(\.rule) == [.unresolvedLink])
        #expect(found.map(\.message) == ["No note is called “Account Settings”"])
    }

    @Test("Each rule that says so is mended in its fixture, and nothing is left to mend", arguments: RuleFixture.all)
    func fixtures(fixture: RuleFixture) throws {
        let author = Author(IdentityClues(asOption: "Jane"), now: ChangeFixture.now)
        guard try InMemoryVault(fixture.files).policy.isSolo || fixture.files["Team/Jane.md"] != nil else { return }
        let vault = try FixedVault(fixture.files, by: author)
        try Self.expectKept(vault)
        let isMended = vault.fixed.mended.contains { $0.rule == fixture.rule }
        // The blocks of that fixture differ.
        #expect(isMended == (fixture.rule.isFixable && fixture.rule != .duplicateID))
    }

    @Test("Of generated and changed vaults nothing is lost, nothing is mended twice, and everything is in order")
    func generated() throws {
        var seed = Seed(Seed.ofRun)
        var notes = NoteGenerator(seed: Seed.ofRun)
        let real = try RealNotes.contacts() + RealNotes.contacts().map { ($0.name, Self.roughened($0.bytes)) }
        var mended: Set<CheckRule> = []
        for round in 0..<150 {
            var files: [String: FileContent] = [:]
            for index in 0...seed.below(4) {
                var bytes: [UInt8]
                switch seed.below(4) {
                case 0: bytes = Array("---\ntype: contact\n---\n## Interactions\n\n".utf8) + notes.note()
                case 1: bytes = HostileNotes.all[seed.below(HostileNotes.all.count)].bytes(600)
                default: bytes = seed.pick(real)?.1 ?? []
                }
                for _ in 0..<seed.below(4) {
                    bytes = seed.pick(Mutation.allCases)?.applied(to: bytes, seed: &seed) ?? bytes
                }
                files["Contacts/N\(index).md"] = FileContent(bytes: bytes)
                if seed.once(in: 5) { files["Copies/N\(index).md"] = FileContent(bytes: bytes) }
            }
            let vault = try FixedVault(files)
            try Self.expectKept(vault, "round \(round)")
            mended.formUnion(vault.fixed.mended.map(\.rule))
        }
        #expect(mended.isSuperset(of: [.unstamped, .missingID, .duplicateID, .fieldSpelling, .missingContactID]))
    }

    /// A note as somebody in a hurry leaves it: capitals in fields, ids and blank lines gone.
    private static func roughened(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(
            text.replacing("> - logged-by::", with: "> - Logged-By::").replacing("\n\n^i-", with: "\n^i-")
                .replacing(/\^i-[a-m][a-z0-9]*\n\n/, with: "").utf8)
    }

    // MARK: What holds of every vault

    private static func expectKept(_ vault: FixedVault, _ comment: Comment = "") throws {
        // The same again, in any grouping, and in order.
        let again = fold(in: 2, vault.before)
        #expect(again == vault.found, comment)
        #expect(vault.found == vault.found.sorted(by: Finding.isBefore), comment)
        // Nothing that can be mended is left, and a second time nothing changes.
        let left = vault.left.filter(\.isFixable).map(RuleFixture.line)
        #expect(left == vault.fixed.left.map(\.finding).map(RuleFixture.line), comment)
        let second = try FixedVault(vault.files, by: vault.author)
        #expect(second.files == vault.files, comment)
        for (old, new) in zip(vault.before.notes, vault.after.notes) {
            let mended = vault.fixed.mended.filter { $0.path == old.path }
            if mended.isEmpty { #expect(old.tree.source.bytes == new.tree.source.bytes, comment) }
            expectLines(old, new, mended, comment)
            expectRecords(old, new, mended, vault.before.settings, comment)
        }
    }

    private static func fold(in parts: Int, _ vault: InMemoryVault) -> [Finding] {
        let context = FixedVault.context(vault)
        var folds = (0..<parts).map { _ in CheckFold(context) }
        for (index, note) in vault.notes.enumerated() { folds[index * parts / vault.notes.count].add(note) }
        var all = folds[0]
        for fold in folds.dropFirst() { all.merge(fold) }
        return all.findings(passedOver: [])
    }

    /// Every line is there as it was, but those that a finding names.
    private static func expectLines(_ old: Note, _ new: Note, _ mended: [Finding], _ comment: Comment) {
        let named = Set(mended.filter { [.fieldSpelling, .aliasLink].contains($0.rule) }.compactMap(\.line))
        let isRenamed = mended.contains { $0.rule == .duplicateID }
        var rest = lines(new)[...]
        for (index, line) in lines(old).enumerated() where !named.contains(index + 1) {
            if isRenamed, line.contains(UInt8(ascii: "^")) { continue }
            guard let found = rest.firstIndex(of: line) else {
                Issue.record("\(old.path):\(index + 1) is gone: \(String(decoding: line, as: UTF8.self)) \(comment)")
                return
            }
            rest = rest[(found + 1)...]
        }
    }

    private static func lines(_ note: Note) -> [[UInt8]] {
        let source = note.tree.source
        return (0..<source.lineCount).map { Array(source.bytes[source.lineContent($0).range]) }
    }

    /// Every interaction is there, with its subject, its text and its fields.
    private static func expectRecords(
        _ old: Note, _ new: Note, _ mended: [Finding], _ settings: VaultSettings, _ comment: Comment
    ) {
        let rules = Set(mended.map(\.rule))
        let (before, after) = (records(old, settings), records(new, settings))
        let parted = mended.count { $0.rule == .swallowedHeader }
        #expect(after.count == before.count + parted, comment)
        guard parted == 0, !rules.contains(.aliasLink) else { return }
        for (one, other) in zip(before, after) {
            #expect(one.type == other.type && one.when == other.when && one.subject == other.subject, comment)
            #expect(one.body == other.body && one.comments == other.comments, comment)
            if !rules.contains(.duplicateID), let id = one.id { #expect(other.id == id, comment) }
            let values = other.fields.map(folded)
            #expect(one.fields.map(folded).allSatisfy(values.contains), comment)
        }
    }

    private static func folded(_ field: InteractionRecord.Field) -> InteractionRecord.Field {
        InteractionRecord.Field(key: String(decoding: field.key, as: UTF8.self).lowercased().utf8, value: field.value)
    }

    private static func records(_ note: Note, _ settings: VaultSettings) -> [InteractionRecord] {
        Interaction.all(in: note, settings: settings).map { InteractionRecord($0) }
    }
}
