import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Links that are written (format 5)")
struct LinkWritingTests {
    private func link(to path: String, from source: String = "Contacts/Ada.md", among paths: [String]) -> String? {
        LinkResolver(VaultListing(notes: (paths + [path]).map { NotePath($0) }))
            .link(to: NotePath(path), from: NotePath(source))
    }

    @Test(
        "The shortest form that means the note",
        arguments: [
            ("Team/Jane Doe.md", [], "[[Jane Doe]]"),
            ("Team/Jane Doe.md", ["Jane Doe.md"], "[[Team/Jane Doe]]"),
            ("Team/Jane Doe.md", ["Contacts/Jane Doe.md"], "[[Team/Jane Doe]]"),
            ("Contacts/Jane Doe.md", ["Team/Jane Doe.md"], "[[Jane Doe]]"),
            ("A/B/Jane.md", ["C/Jane.md", "C/B/Jane.md"], "[[A/B/Jane]]"),
            ("A/B/Jane.md", ["C/Jane.md"], "[[B/Jane]]"), ("Jo\u{E9}.md", [], "[[Jo\u{E9}]]"),
            ("a, b.md", [], "[[a, b]]"), ("x.MD", [], "[[x]]"), ("J. Roe.md.md", [], "[[J. Roe.md]]"),
        ] as [(String, [String], String)])
    func shortest(path: String, others: [String], expected: String) {
        #expect(link(to: path, among: others) == expected)
    }

    @Test(
        "A path that holds what ends a link has none", arguments: ["a#b.md", "a|b.md", "a]]b.md", " a.md", "a#b/c.md"])
    func none(path: String) {
        let written = link(to: path, among: ["c.md"])
        #expect(written == nil)
    }

    @Test("Whatever is written means the note, in every vault")
    func meansTheNote() {
        var seed = Seed(Seed.ofRun)
        let names = ["a", "A", "b", "a b", "e\u{301}", "\u{E9}", "c.md", "x"]
        for round in 0..<2_000 {
            let paths = (0..<1 + seed.below(8)).map { _ in
                let folders = (0..<seed.below(3)).compactMap { _ in seed.pick(names) }
                return NotePath((folders + [seed.pick(names) ?? "a"]).joined(separator: "/") + ".md")
            }
            let resolver = LinkResolver(VaultListing(notes: paths))
            let source = seed.pick(paths) ?? NotePath("a.md")
            for path in paths {
                guard let link = resolver.link(to: path, from: source) else { continue }
                let target = link.dropFirst(2).dropLast(2)
                #expect(
                    resolver.resolve(target, from: source) == .file(path, isTie: false),
                    "round \(round), seed \(Seed.ofRun)")
            }
        }
    }
}
