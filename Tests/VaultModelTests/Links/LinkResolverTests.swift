import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 5, Resolution.
@Suite("Resolution of links")
struct LinkResolverTests {
    private static func resolver(_ notes: [String], files: [String] = []) -> LinkResolver {
        LinkResolver(VaultListing(notes: notes.map { NotePath($0) }, files: files.map { NotePath($0) }))
    }

    /// The path that a link means, with ` (tie)` behind it where others fit as well; `-` for none.
    private static func meant(_ target: String, from source: String = "Notes/x.md", in resolver: LinkResolver) -> String
    {
        switch resolver.resolve(target, from: NotePath(source)) {
        case .file(let path, let isTie): path.string + (isTie ? " (tie)" : "")
        case .unresolved: "-"
        }
    }

    private static let people = resolver([
        "Ada.md", "Contacts/Ada.md", "Contacts/Bo.md", "Notes/Cy.md", "Contacts/Cy.md", "a/b/Dee.md", "z/Dee.md",
        "a/Eve.md", "b/Eve.md",
        "Contacts/Old/Eve.md", "x/y/Contacts/Fay.md", "Contacts/Mr. G.md", "Contacts/H.md.md", "Contacts/2026-03-09.md",
    ])

    @Test(
        "the exact path comes first, then the note's own folder, then the shortest path that ends so",
        arguments: [
            ("Ada", "Notes/x.md", "Ada.md"), ("Ada", "Contacts/x.md", "Ada.md"),
            ("Contacts/Ada", "Notes/x.md", "Contacts/Ada.md"),
            ("Bo", "Notes/x.md", "Contacts/Bo.md"), ("Cy", "Notes/x.md", "Notes/Cy.md"),
            ("Cy", "Contacts/x.md", "Contacts/Cy.md"),
            ("Cy", "x.md", "Contacts/Cy.md (tie)"), ("Dee", "x.md", "z/Dee.md"), ("b/Dee", "x.md", "a/b/Dee.md"),
            ("Dee", "a/b/x.md", "a/b/Dee.md"),
            ("Eve", "x.md", "a/Eve.md (tie)"), ("Eve", "b/x.md", "b/Eve.md"),
            ("Old/Eve", "x.md", "Contacts/Old/Eve.md"),
            ("Contacts/Fay", "x.md", "x/y/Contacts/Fay.md"), ("y/Contacts/Fay", "x.md", "x/y/Contacts/Fay.md"),
            ("b/Dee", "a/x.md", "a/b/Dee.md"),
        ])
    func order(target: String, source: String, expected: String) {
        #expect(Self.meant(target, from: source, in: Self.people) == expected)
    }

    @Test(
        "only whole names fit",
        arguments: [
            "o", "ontacts/Bo", "Contacts", "Bo/", "/Bo", "Notes/Bo", "", "Contacts/", "Bo.txt", "Bo.m", "Bo#x",
            "Contacts//Bo", "./Bo",
        ])
    func unresolved(target: String) {
        #expect(Self.meant(target, in: Self.people) == "-")
    }

    @Test(
        "`.md` may stand behind a name, and other dots belong to it",
        arguments: [
            ("Bo.md", "Contacts/Bo.md"), ("Bo.MD", "Contacts/Bo.md"), ("Contacts/Bo.md", "Contacts/Bo.md"),
            ("Mr. G", "Contacts/Mr. G.md"),
            ("Mr. G.md", "Contacts/Mr. G.md"), ("Mr", "-"), ("Mr.", "-"), ("H.md.md", "Contacts/H.md.md"), ("H", "-"),
            ("H.md", "Contacts/H.md.md"), ("contacts/h.MD", "Contacts/H.md.md"),
            ("2026-03-09", "Contacts/2026-03-09.md"),
        ])
    func endings(target: String, expected: String) {
        #expect(Self.meant(target, in: Self.people) == expected)
    }

    @Test("a stem that ends in `.md` is meant where no other name fits")
    func noteNameAsStem() {
        let resolver = Self.resolver(["Contacts/H.md.md", "z/y/h.md"])
        #expect(Self.meant("H.md", in: resolver) == "z/y/h.md")
        #expect(Self.meant("H.md.md", in: resolver) == "Contacts/H.md.md")
    }

    @Test("case counts where something fits exactly, and not otherwise")
    func cases() {
        let resolver = Self.resolver([
            "Contacts/Ada.md", "Notes/ADA.md", "deep/er/ada.md", "Contacts/Élan.md", "STRASSE.md",
        ])
        #expect(Self.meant("Ada", in: resolver) == "Contacts/Ada.md")
        #expect(Self.meant("ada", in: resolver) == "deep/er/ada.md")
        #expect(Self.meant("aDA", from: "x.md", in: resolver) == "Contacts/Ada.md (tie)")
        #expect(Self.meant("aDA", in: resolver) == "Notes/ADA.md")
        #expect(Self.meant("contacts/ada", in: resolver) == "Contacts/Ada.md")
        #expect(Self.meant("élan", in: resolver) == "Contacts/Élan.md")
        #expect(Self.meant("E\u{301}LAN", in: resolver) == "Contacts/Élan.md")
        #expect(Self.meant("elan", in: resolver) == "-")
        #expect(Self.meant("strasse", in: resolver) == "STRASSE.md")
        #expect(Self.meant("straße", in: resolver) == "-")
    }

    @Test("names that differ by case or Unicode form alone are a tie, the first in order is meant")
    func twins() {
        let byCase = Self.resolver(["ADA.md", "Ada.md"])
        #expect(Self.meant("Ada", in: byCase) == "Ada.md")
        #expect(Self.meant("ada", in: byCase) == "ADA.md (tie)")
        let byForm = Self.resolver(["x/\u{E9}.md", "x/e\u{301}.md"])
        for target in ["\u{E9}", "e\u{301}", "x/\u{E9}"] {
            #expect(Self.meant(target, in: byForm) == "x/e\u{301}.md (tie)")
            #expect(Self.meant(target, from: "x/y.md", in: byForm) == "x/e\u{301}.md (tie)")
        }
    }

    @Test("composed and decomposed letters are the same name, in folders too")
    func forms() {
        let resolver = Self.resolver(["Équipe/Zoë.md", "Kelvin/\u{212A}.md", "한글/가.md"])
        #expect(Self.meant("Zoe\u{308}", in: resolver) == "Équipe/Zoë.md")
        #expect(Self.meant("E\u{301}quipe/Zoë", in: resolver) == "Équipe/Zoë.md")
        #expect(Self.meant("K", in: resolver) == "Kelvin/\u{212A}.md")
        #expect(Self.meant("k", in: resolver) == "Kelvin/\u{212A}.md")
        #expect(Self.meant("\u{1100}\u{1161}", in: resolver) == "한글/가.md")
        #expect(Self.meant("Zoe", in: resolver) == "-")
    }

    @Test("other files are named with their ending")
    func files() {
        let resolver = Self.resolver(
            ["Notes/plan.md", "Contacts/Ada.md", "offer.pdf.md"],
            files: ["Attachments/offer.pdf", "Attachments/plan", "a/scan.PNG", "b/scan.PNG", "Ada", "x.mdx"])
        #expect(Self.meant("scan.PNG", in: resolver) == "a/scan.PNG (tie)")
        #expect(Self.meant("SCAN.png", in: resolver) == "a/scan.PNG (tie)")
        #expect(Self.meant("b/scan.PNG", in: resolver) == "b/scan.PNG")
        #expect(Self.meant("Attachments/offer.pdf", in: resolver) == "Attachments/offer.pdf")
        #expect(Self.meant("offer", in: resolver) == "-")
        #expect(Self.meant("plan", in: resolver) == "Notes/plan.md")
        #expect(Self.meant("plan.md", in: resolver) == "Notes/plan.md")
        #expect(Self.meant("Ada.md", in: resolver) == "Contacts/Ada.md")
        #expect(Self.meant("x.mdx", in: resolver) == "x.mdx")
        #expect(Self.meant("x.md", in: resolver) == "-")
    }

    @Test("an alias and a `name` never resolve a link")
    func aliases() throws {
        let vault = try InMemoryVault([
            "Contacts/Ada.md": "---\ntype: contact\nname: Countess\naliases: [Lovelace]\n---\n"
        ])
        for target in ["Countess", "Lovelace"] { #expect(vault.resolver.path(target, from: NotePath("x.md")) == nil) }
        #expect(vault.resolver.path("Ada", from: NotePath("x.md")) == NotePath("Contacts/Ada.md"))
    }

    @Test("an empty vault resolves nothing")
    func empty() {
        #expect(Self.meant("Ada", in: Self.resolver([])) == "-")
    }

    @Test("in the sample vault two links lead nowhere")
    func sample() throws {
        let vault = try InMemoryVault.sample()
        var unresolved: [String] = []
        for note in vault.notes {
            for link in note.tree.links + note.tree.frontMatterLinks {
                let target = note.tree.source.text(link.target)
                switch vault.resolver.resolve(target, from: note.path) {
                case .file(_, let isTie): #expect(!isTie, "\(note.path): \(target)")
                case .unresolved: unresolved.append(target)
                }
            }
        }
        #expect(unresolved == ["Trade show checklist"])
    }
}
