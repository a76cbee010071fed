import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("One contact out of several")
struct ContactMergingTests {
    private static let stamp = "> - logged-by:: Jane\n> - logged-at:: 2026-03-09T10:00:00Z\n"

    private static func entry(_ day: String, _ subject: String, _ id: String) -> String {
        "> [!call] 2026-03-\(day) \(subject)\n\(stamp)\n^i-\(id)\n"
    }

    private static func merged(
        _ kept: String, _ others: String..., preferring preference: PropertyUniting.Preference? = nil,
        with files: [String: FileContent] = [:]
    ) throws -> (kept: String, change: VaultChange<Written>) {
        var files = files
        files["Contacts/Ada.md"] = FileContent(kept)
        let paths = others.indices.map { "People/A. Lovelace\($0 == 0 ? "" : " \($0)").md" }
        for (path, other) in zip(paths, others) { files[path] = FileContent(other) }
        let vault = try InMemoryVault(files)
        let slice = VaultSlice(policy: vault.policy, notes: vault.notes, listing: vault.listing)
        let merging = ContactMerging(
            paths.map { NotePath($0) }, into: NotePath("Contacts/Ada.md"), preferring: preference)
        let change = try merging.merging(by: ChangeFixture.author, in: slice)
        for case .replace(NotePath("Contacts/Ada.md"), _, let bytes) in change.edit.files {
            return (String(decoding: bytes, as: UTF8.self), change)
        }
        return (kept, change)
    }

    @Test(
        "Properties are united: lists, addresses whatever their spelling, the earlier day, both uids, the name an alias"
    )
    func properties() throws {
        let kept = """
            ---
            type: contact
            id: c-1
            emails: [ada@x.example, "a@work.example (work)"]
            phones: ["+1 207 555 0100"]
            tags: [vip] # mine
            created: 2026-02-01
            uid: one
            ---
            # Ada

            """
        let other = """
            ---
            type: contact
            id: c-2
            name: Augusta Ada
            aliases: [ADA, Countess]
            emails: ["A@work.example", new@x.example]
            phones: [001 (207) 555-0100]
            tags: [vip, math]
            created: 2025-12-31
            uid: two
            job-title: Analyst
            own-key: 7
            ---

            """
        let result = try Self.merged(kept, other)
        let front = """
            ---
            type: contact
            id: c-1
            emails: [ada@x.example, "a@work.example (work)", new@x.example]
            phones: ["+1 207 555 0100"]
            tags: [vip, math] # mine
            created: "2025-12-31"
            """
        #expect(result.kept.hasPrefix(front), "\(result.kept)")
        let note = Note(
            path: NotePath("Ada.md"), tree: NoteTree(result.kept), settings: try ChangeFixture.settings())
        let contact = try #require(Contact(note))
        #expect(contact.aliases == ["Augusta Ada", "A. Lovelace", "Countess"])
        #expect(contact.values("uid") == ["one", "two"])
        #expect(contact.value("job-title") == "Analyst" && contact.value("own-key") == "7")
        #expect(contact.value("id") == "c-1" && contact.name == "Ada")
    }

    @Test("Interactions are united by id, each other one at its place in time")
    func interactions() throws {
        let head = "---\ntype: contact\n---\n## Interactions\n\n"
        let kept = head + Self.entry("05", "b", "b") + "\n" + Self.entry("07", "d", "d")
        let other =
            head + Self.entry("09", "e", "e") + "\n" + Self.entry("05", "b", "b") + "\n" + Self.entry("06", "c", "c")
            + "\n" + Self.entry("01", "a", "a") + "\n> [!call] Undated\n"
        let result = try Self.merged(kept, other)
        let section =
            "## Interactions\n\n> [!call] Undated\n\n"
            + [
                Self.entry("01", "a", "a"), Self.entry("05", "b", "b"), Self.entry("06", "c", "c"),
                Self.entry("07", "d", "d"), Self.entry("09", "e", "e"),
            ].joined(separator: "\n")
        #expect(result.kept.hasSuffix(section), "\(result.kept)")
        // A note without a section gets one.
        let bare = try Self.merged("---\ntype: contact\n---\n# Ada\r\n", other)
        #expect(
            bare.kept.contains(
                "# Ada\r\n\r\n## Interactions\r\n\r\n> [!call] Undated\r\n\r\n> [!call] 2026-03-01 a\r\n"))
    }

    @Test("Other text comes below a heading, before the interactions")
    func prose() throws {
        let kept = "---\ntype: contact\n---\n# Ada\n\nMine.\n\n## Interactions\n\n" + Self.entry("05", "b", "b")
        let other =
            "---\ntype: contact\n---\n\n# A. Lovelace\n\nTheirs, see [[A. Lovelace#Notes]].\n\n## Interactions\n\nOdd text.\n\n"
            + Self.entry("06", "c", "c") + "\n## Notes\n\n- one\n"
        let result = try Self.merged(kept, other)
        #expect(
            result.kept.hasSuffix(
                "# Ada\n\nMine.\n\n## A. Lovelace\n\nTheirs, see [[Ada#Notes]].\n\nOdd text.\n\n## Notes\n\n- one\n\n"
                    + "## Interactions\n\n" + Self.entry("05", "b", "b") + "\n" + Self.entry("06", "c", "c")),
            "\(result.kept)")
    }

    @Test("Links to each, in all notes and in their own, mean the one that stays")
    func links() throws {
        let files: [String: FileContent] = [
            "N.md": "[[A. Lovelace]] [[People/A. Lovelace|her]] [x](People/A.%20Lovelace.md) [[Ada]]\n",
            "People/B.md": "---\ntype: contact\n---\n",
        ]
        let other = "---\ntype: contact\n---\n[b](B.md) [[A. Lovelace#x]]\n"
        let result = try Self.merged("---\ntype: contact\n---\n", other, with: files)
        #expect(result.kept.hasSuffix("## A. Lovelace\n\n[b](B.md) [[Ada#x]]\n"))
        let notes = result.change.edit.files.compactMap { edit in
            if case .replace(NotePath("N.md"), _, let bytes) = edit {
                String(decoding: bytes, as: UTF8.self)
            } else {
                nil
            }
        }
        #expect(notes == ["[[Ada]] [[Contacts/Ada|her]] [x](Contacts/Ada.md) [[Ada]]\n"])
        #expect(result.change.outcome.removed == [NotePath("People/A. Lovelace.md")])
    }

    @Test("What stands against it")
    func refusals() throws {
        func error(_ kept: String, _ others: String..., preferring preference: PropertyUniting.Preference? = nil)
            -> String
        {
            do {
                _ =
                    try others.count == 1
                    ? Self.merged(kept, others[0], preferring: preference)
                    : Self.merged(kept, others[0], others[1], preferring: preference)
                return "none"
            } catch { return "\(error)" }
        }
        let (plain, titled) = ("---\ntype: contact\n---\n", "---\ntype: contact\njob-title: A\n---\n")
        #expect(
            error(titled, "---\ntype: contact\njob-title: B\n---\n").contains(
                "key: \"job-title\", kept: \"A\", other: \"B\""))
        #expect(error(titled, "---\ntype: contact\njob-title: B\n---\n", preferring: .other) == "none")
        #expect(error(plain, titled, "---\ntype: contact\njob-title: B\n---\n").contains("other: \"B\""))
        #expect(error(plain, "---\ntype: contact\nx:\n  y: 1\n---\n").hasPrefix("nestedProperty"))
        #expect(error(plain, "---\ntype: contact\n---\n```\nopen\n").contains("swallowed(line: 4"))
        #expect(error(plain, "no contact\n").hasPrefix("otherKind"))
        let section = "---\ntype: contact\n---\n## Interactions\n\n"
        #expect(
            error(section + Self.entry("05", "b", "b"), section + Self.entry("05", "other", "b"))
                .hasPrefix("differentInteractions(\"i-b\""))
        #expect(error("```\nopen\n", plain).hasPrefix("otherKind"))
    }

    @Test("The graph of links is the same, and every interaction stands once")
    func laws() throws {
        var seed = Seed(Seed.ofRun)
        var (merged, refused) = (0, 0)
        for round in 0..<800 {
            let vault = LinkedVault(&seed)
            let paths = vault.contacts.shuffled(using: &seed).prefix(2 + seed.below(2))
            guard paths.count > 1, let kept = paths.first else { continue }
            let comment: Comment = "KITH_TEST_SEED=\(Seed.ofRun), round \(round): \(paths)"
            let before = try InMemoryVault(vault.files)
            let merging = ContactMerging(Array(paths.dropFirst()), into: kept, preferring: .keep)
            let slice = VaultSlice(policy: before.policy, notes: before.notes, listing: before.listing)
            let author =
                before.policy.isSolo
                ? ChangeFixture.author : Author(IdentityClues(asOption: "Ada"), now: ChangeFixture.now)
            do {
                let change = try merging.merging(by: author, in: slice)
                merged += 1
                try Self.check(before, vault.files, change, merging, comment)
            } catch let error as ChangeRefusal {
                switch error {
                case .differentInteractions, .note(_, .wouldReadOtherwise), .unlinkable: refused += 1
                default: Issue.record("\(error) \(comment)")
                }
            }
        }
        #expect(merged > 400, "\(merged) merged, \(refused) refused")
    }

    private static func check(
        _ before: InMemoryVault, _ files: [String: FileContent], _ change: VaultChange<Written>,
        _ merging: ContactMerging, _ comment: Comment
    ) throws {
        var files = files
        for edit in change.edit.files {
            switch edit {
            case .create(let path, let bytes), .replace(let path, _, let bytes):
                files[path.string] = FileContent(bytes: bytes)
            case .remove(let path, _): files[path.string] = nil
            }
        }
        let after = try InMemoryVault(files)
        #expect(before.notes.count - merging.others.count == after.notes.count, comment)
        #expect(before.interactions.compactMap(\.id).sorted() == after.interactions.compactMap(\.id).sorted(), comment)
        // Of the notes that became one, the links as a bag; of every other note, in their order.
        let own = [merging.kept] + merging.others
        func meant(_ path: NotePath?) -> String {
            path.map { own.contains($0) ? merging.kept.string : $0.string } ?? ""
        }
        func links(_ vault: InMemoryVault, _ isOwn: Bool) -> [String] {
            vault.notes.filter { own.contains($0.path) == isOwn }.flatMap { note in
                LinkFinder(policy: vault.policy, resolver: vault.resolver).links(of: note)
                    .filter { $0.path != nil }.map { "\(isOwn ? "" : note.path.string) \(meant($0.path))" }
            }
        }
        #expect(links(before, false) == links(after, false), comment)
        let (old, new) = (links(before, true), links(after, true))
        // What led nowhere and means something in another folder is told.
        guard change.outcome.links?.found.contains(where: { $0.path == merging.kept }) != true else { return }
        // Where two say the same in a list, or one's title goes, a link may stand once instead of twice.
        #expect(Set(old).isSuperset(of: new) && new.count <= old.count, comment)
    }
}
