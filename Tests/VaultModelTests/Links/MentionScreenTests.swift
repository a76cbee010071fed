import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Screen for mentions")
struct MentionScreenTests {
    private static func passes(_ text: String, _ stems: String...) -> Bool {
        Array(text.utf8).withUnsafeBufferPointer(MentionScreen(stems: stems).passes)
    }

    @Test(
        "a stem is searched by its longest run of letters that nothing but case changes",
        arguments: [
            ("Ada Lovelace", "ada lovelace"), ("Ada-7", "ada-7"), ("José Núñez", "jos"), ("Jose\u{301}x", "jos"),
            ("Zoë Quark", " quar"),
            ("Kim", "im"), ("\u{212A}im", "im"), ("Straße", "stra"), ("佐藤 美咲", " "), ("佐藤", ""), ("k", ""), ("İx", "x"),
            ("a.b_cc", "cc"),
            ("e\u{301}", ""), ("1\u{FE0F}\u{20E3}2", "2"), ("", ""),
        ])
    func runs(stem: String, run: String) {
        #expect(String(decoding: MentionScreen.longestRun(stem), as: UTF8.self) == run)
    }

    @Test("what does not hold the run does not pass; what holds it in any case does")
    func passing() {
        #expect(Self.passes("see [[Ada Lovelace]]", "Ada Lovelace"))
        #expect(Self.passes("see [[ADA LOVELACE]]", "Ada Lovelace"))
        #expect(!Self.passes("see [[Ada]] Lovelace", "Ada Lovelace"))
        #expect(!Self.passes("", "Ada"))
        #expect(Self.passes("ada", "Ada"))
        #expect(!Self.passes("ad", "Ada"))
        #expect(Self.passes("x Bo", "Ada", "Bo"))
        #expect(!Self.passes("x By", "Ada", "Bo"))
        #expect(!Self.passes("x"))
        #expect(Self.passes("x", "佐藤"))
        #expect(!Self.passes("\u{0}\u{0D}da", " -da"))
    }

    @Test(
        "front matter that spells a link in YAML's roundabout ways passes",
        arguments: [
            ("relations: [\"spouse [[\\x41da]]\"]", true), ("relations:\n  - spouse [[Ada\n    Lovelace]]", true),
            ("relations: \"spouse [[\n  Ada]]\"", true), ("relations: [\"spouse [[Bo]]\"]", false),
            ("tags: [[a], [b]]\nx: y", false),
            ("tags: [\n  a,\n  b\n]", false), ("x: 'a'", false),
        ])
    func disguises(frontMatter: String, passes: Bool) {
        #expect(Self.passes("---\n\(frontMatter)\n---\n", "Ada Lovelace") == passes)
        #expect(Self.passes("\u{FEFF}---\r\n\(frontMatter)\r\n---\r\n", "Ada Lovelace") == passes)
        #expect(!Self.passes("---\nx: y\n---\n\(frontMatter)\n", "Zoe", "Q"))
        #expect(!Self.passes("---\n\(frontMatter)\n---\n"))
    }

    @Test("the run is found wherever it stands, whatever the length of what is around it")
    func places() {
        for length in [1, 2, 3, 15, 16, 17, 40] {
            let name = String((0..<length).map { Character(UnicodeScalar(UInt8(97 + $0 % 7))) })
            for before in 0..<40 {
                for after in [0, 1, 15, 16, 33] {
                    let text =
                        String(repeating: "z", count: before) + name.uppercased() + String(repeating: "z", count: after)
                    #expect(Self.passes(text, name), "\(length) \(before) \(after)")
                    #expect(!Self.passes(text.replacing("A", with: "é"), name), "\(length) \(before) \(after)")
                }
            }
        }
    }

    /// A vault of oddly named contacts whose interactions name others in `with`, in every spelling.
    private static func vault(_ generator: inout NameGenerator) throws -> InMemoryVault {
        var paths: [NotePath] = []
        for _ in 0..<6 {
            let folder =
                generator.seed.once(in: 2) ? "" : (generator.seed.once(in: 2) ? "Contacts/" : generator.name() + "/")
            paths.append(NotePath(folder + generator.name() + ".md"))
        }
        var files: [String: FileContent] = [:]
        for path in paths {
            var note = "---\ntype: contact\n---\n# Interactions\n"
            for number in 0..<4 {
                note += "\n> [!call] 2026-03-0\(generator.seed.below(9) + 1) \(number)\n> - with:: "
                for _ in 0...generator.seed.below(2) {
                    note += generator.link(to: generator.seed.pick(paths) ?? path) + ", "
                }
                note += "\n"
            }
            files[path.string] = FileContent(note)
        }
        return try InMemoryVault(files)
    }

    @Test("every note that names a contact passes, and the timeline is the whole vault's", arguments: 0..<50)
    func property(round: UInt64) throws {
        let value = Seed.ofRun &+ round
        var generator = NameGenerator(seed: Seed(value))
        let vault = try Self.vault(&generator)
        for contact in vault.contacts {
            let screen = MentionScreen(stems: [contact.stem])
            let passing = vault.notes.filter { $0.tree.source.bytes.withUnsafeBufferPointer(screen.passes) }
            let passed = Set(passing.map(\.path))
            for interaction in vault.interactions where interaction.names(contact.path, in: vault) {
                #expect(
                    passed.contains(interaction.holder.path),
                    "seed \(value): \(contact.path), \(interaction.text(.with) ?? "")")
            }
            let question = TimelineQuestion(
                policy: vault.policy, filter: InteractionFilter(),
                contacts: ContactSet([contact.path], resolver: vault.resolver))
            var screened = TimelineFold(question)
            for note in vault.notes where note.path == contact.path || passed.contains(note.path) { screened.add(note) }
            let whole = vault.folding(TimelineFold(question)).timeline().interactions.map(\.place)
            #expect(screened.timeline().interactions.map(\.place) == whole, "seed \(value): \(contact.path)")
            let expected = vault.interactions.filter {
                $0.holder.path == contact.path || $0.names(contact.path, in: vault)
            }
            #expect(whole.sorted() == expected.map(\.place).sorted(), "seed \(value): \(contact.path)")
        }
    }

    @Test("the generator does make links that mean a contact, and some that another spelling means")
    func generator() throws {
        var generator = NameGenerator(seed: Seed(Seed.ofRun))
        var (links, found, respelled) = (0, 0, 0)
        for _ in 0..<30 {
            let vault = try Self.vault(&generator)
            for interaction in vault.interactions {
                for item in interaction.items(.with) where item.isLink {
                    links += 1
                    guard let path = vault.resolver.path(item.name, from: interaction.holder.path) else { continue }
                    found += 1
                    if !path.string.utf8.contains(item.name.utf8) { respelled += 1 }
                }
            }
        }
        #expect(found * 2 > links)
        #expect(respelled * 4 > found)
    }
}

extension Interaction {
    fileprivate func names(_ path: NotePath, in vault: InMemoryVault) -> Bool {
        items(.with).contains { $0.isLink && vault.resolver.path($0.name, from: holder.path) == path }
    }
}
