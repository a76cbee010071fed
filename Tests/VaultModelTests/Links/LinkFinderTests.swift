import Foundation
import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

/// Format 5: which links a note has, and where they lead.
@Suite("Links of notes")
struct LinkFinderTests {
    /// The links of `Contacts/N.md`, as `LINE:COLUMN TARGET > PATH`.
    private static func links(_ text: String, _ others: [String: FileContent] = [:]) throws -> [String] {
        var files = others
        files["Contacts/N.md"] = FileContent(text)
        let vault = try InMemoryVault(files)
        var fold = LinkFold(.all, finder: LinkFinder(policy: vault.policy, resolver: vault.resolver))
        if let note = vault.note("Contacts/N.md") { fold.add(note) }
        return fold.links.map(\.shown)
    }

    private static let others: [String: FileContent] = [
        "Contacts/Ada Lovelace.md": "", "Contacts/Bo.md": "", "a/Eve.md": "", "b/Eve.md": "", "Attachments/x y.pdf": "",
        "Team/Jane Doe.md": "---\ntype: member\nrole: owner\n---\n", "Contacts/Old/Jane Doe.md": "",
    ]

    @Test(
        "wiki-links, embeds and Markdown links count wherever they are links",
        arguments: [
            ("[[Bo]]", ["1:1 Bo > Contacts/Bo.md"]),
            ("é ![[Bo#Heading|text]]", ["1:3 Bo > Contacts/Bo.md"]),
            ("[[#Heading]] [[none]]", ["1:14 none > -"]),
            ("[[Eve]]", ["1:1 Eve > a/Eve.md?"]),
            ("`[[Bo]]` <!-- [[Bo]] -->\n\n    [[Bo]]\n", []),
            ("---\nrelations:\n  - spouse [[Bo]]\nx: '[[none]]'\n---\n", ["3:12 Bo > Contacts/Bo.md", "4:5 none > -"]),
            (
                "# Interactions\n\n> [!call]\n> - with:: [[Bo]], [[none]]\n",
                ["4:12 Bo > Contacts/Bo.md", "4:20 none > -"]
            ),
            (
                "a [b](Ada%20Lovelace.md) [c](<Ada Lovelace.md>)",
                ["1:3 Ada Lovelace.md > Contacts/Ada Lovelace.md", "1:26 Ada Lovelace.md > Contacts/Ada Lovelace.md"]
            ),
            ("![b [i]](../Attachments/x%20y.pdf \"t\")", ["1:1 ../Attachments/x y.pdf > Attachments/x y.pdf"]),
            ("[b](https://x.example/Bo.md) [c](mailto:x) [d](#e)", []),
            ("`[b](Bo.md)` \\[b](Bo.md)\n\n[b\\](Bo.md)\n\nb](Bo.md)", []),
            ("```\n[b](Bo.md)\n```\n\n<p>\n[b](Bo.md)\n</p>\n", []),
            ("[b](none.md)", ["1:1 none.md > -"]),
            ("[b](Bo)\n[[Bo]]", ["1:1 Bo > Contacts/Bo.md", "2:1 Bo > Contacts/Bo.md"]),
        ] as [(String, [String])])
    func kinds(text: String, expected: [String]) throws {
        #expect(try Self.links(text, Self.others) == expected)
    }

    @Test("a link to a person is looked up among the members first, and any other is not")
    func members() throws {
        let text = """
            ---
            type: contact
            owner: "[[Jane Doe]]"
            assistant: "[[Jane Doe]]"
            ---
            # Interactions

            > [!call]
            > - logged-by:: [[Jane Doe]]
            > - with:: [[Jane Doe]]
            >
            > [[Jane Doe]]
            >
            > > [!comment]
            > > - by:: [[Jane Doe]]
            > > Well.
            """
        let (member, other) = ("Jane Doe > Team/Jane Doe.md", "Jane Doe > Team/Jane Doe.md")
        #expect(
            try Self.links(text, Self.others.filter { $0.key != "Contacts/Old/Jane Doe.md" }) == [
                "3:9 \(member)", "4:13 \(other)", "9:17 \(member)", "10:12 \(other)", "12:3 \(other)",
                "15:12 \(member)",
            ])
        var near = Self.others
        near["Contacts/Jane Doe.md"] = ""
        let contact = "Jane Doe > Contacts/Jane Doe.md"
        #expect(
            try Self.links(text, near) == [
                "3:9 \(member)", "4:13 \(contact)", "9:17 \(member)", "10:12 \(contact)", "12:3 \(contact)",
                "15:12 \(member)",
            ])
    }

    @Test("a link comes with its line, and is marked there")
    func marks() throws {
        let vault = try InMemoryVault(["N.md": "  é [[Bo|B]] and more  \n"])
        let link = try #require(vault.folding(LinkFold(.all, finder: vault.finder)).links.first)
        #expect(link.text.text == "é [[Bo|B]] and more")
        #expect(link.text.marks.map { String(link.text.text[$0]) } == ["[[Bo|B]]"])
    }

    @Test("what is found of the sample vault by screen is what is found in all of it")
    func backlinksOfSample() throws {
        let vault = try InMemoryVault.sample()
        let all = vault.folding(LinkFold(.all, finder: vault.finder)).links
        var count = 0
        for path in vault.listing.notes {
            let whole = all.filter { $0.path == path }
            #expect(vault.screened(LinkFold(.to(path), finder: vault.finder), .linking(to: path)).links == whole)
            count += whole.count
        }
        #expect(count > 300)
    }

    @Test("every note that links to another passes the screen, in whatever spelling", arguments: 0..<60)
    func screen(round: UInt64) throws {
        let value = Seed.ofRun &+ round
        var generator = NameGenerator(seed: Seed(value))
        let paths = (0..<5).map { _ in
            NotePath((generator.seed.once(in: 2) ? "" : "Contacts/") + generator.name() + ".md")
        }
        var files: [String: FileContent] = [:]
        for path in paths {
            let links = (0..<6).map { _ in
                let target = generator.seed.pick(paths) ?? path
                guard generator.seed.once(in: 3) else { return generator.link(to: target) }
                let name = generator.respelled(String(target.stem))
                let encoded = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? name
                return generator.seed.once(in: 2) ? "[x](<\(name).md>)" : "[x](\(encoded).md)"
            }
            let end = links.count / 2
            let properties = links[..<end].map { "  - '\($0.replacing("'", with: "''"))'\n" }.joined()
            files[path.string] = FileContent("---\nx:\n\(properties)---\n" + links.joined(separator: "\n\n"))
        }
        let vault = try InMemoryVault(files)
        for path in vault.listing.notes {
            let fold = LinkFold(.to(path), finder: vault.finder)
            #expect(
                vault.screened(fold, .linking(to: path)).links == vault.folding(fold).links, "seed \(value): \(path)")
        }
    }

    @Test("what leads nowhere is what the check says leads nowhere")
    func sameAsCheck() throws {
        var files = try InMemoryVault.sampleFiles()
        files["Contacts/X.md"] = """
            ---
            type: contact
            owner: "[[none 1]]"
            aliases: Xaver
            ---
            [[none 2]] ![[none.pdf]] [[Ruth Abernathy#none]] [[Xaver]]

            # Interactions

            > [!call] 2026-03-09 [[none 3]]
            > - logged-by:: [[none 4]]
            > - attachments:: [[none 5.png]]
            > - with:: [[none 6]]
            """
        let vault = try InMemoryVault(files)
        let found = vault.folding(LinkFold(.unresolved, finder: vault.finder)).links
        let rules: Set<CheckRule> = [.unresolvedLink, .aliasLink, .missingAttachment]
        let context = CheckContext(
            policy: vault.policy, listing: vault.listing, catalog: [], rules: rules, now: Instant(secondsSinceEpoch: 0))
        let findings = vault.folding(CheckFold(context)).findings(passedOver: [])
        #expect(found.map { "\($0.source):\($0.line):\($0.column)" } == findings.map(\.shownPlace))
        #expect(found.count == 9)
    }

    @Test("a target is the same one in another case, another Unicode form and with .md; frequent ones come first")
    func targets() throws {
        let vault = try InMemoryVault([
            "A.md": "[[Zo\u{E9}]] [[b]] [[B.MD]] [[c]]", "B/C.md": "[[zoe\u{301}.md]]\n[[b]]", "D.md": "[[C/x]]",
        ])
        let links = vault.folding(LinkFold(.unresolved, finder: vault.finder)).links
        let targets = UnresolvedTarget.all(of: links)
        #expect(targets.map(\.target) == ["b", "Zo\u{E9}", "C/x"].map { $0 })
        #expect(targets.map { $0.links.map(\.line) } == [[1, 1, 2], [1, 1], [1]])
    }

    @Test("an orphan is a contact that no other note links to")
    func orphans() throws {
        let contact: FileContent = "---\ntype: contact\n---\n"
        let vault = try InMemoryVault([
            "A.md": contact + "[[A]] [[B]]", "B.md": contact, "C.md": contact, "D.md": contact + "`[[C]]`",
            "E.md": "[x](D.md)",
            "F.md": contact + "[[#Heading]] [[E]]",
        ])
        #expect(vault.folding(OrphanFold(finder: vault.finder)).orphans.map(\.stem) == ["A", "C", "F"])
    }
}

extension InMemoryVault {
    fileprivate var finder: LinkFinder { LinkFinder(policy: policy, resolver: resolver) }

    /// A fold after the notes that a need lets pass.
    fileprivate func screened<Fold: NoteFold>(_ fold: Fold, _ need: LoadNeed) -> Fold {
        guard case .mentioning(let stems, _) = need else { return fold }
        var fold = fold
        let screen = MentionScreen(stems: stems)
        for note in notes where note.tree.source.bytes.withUnsafeBufferPointer(screen.passes) { fold.add(note) }
        return fold
    }
}

extension NoteLink {
    fileprivate var shown: String {
        "\(line):\(column) \(target) > \(path?.string ?? "-")" + (isAmbiguous ? "?" : "")
    }
}

extension Finding {
    fileprivate var shownPlace: String { "\(path):\(line ?? 0):\(column ?? 0)" }
}
