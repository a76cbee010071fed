import NoteSyntax
import TestSupport
import Testing
import VaultModel
import VaultStore

/// Takes down what it was given, in the order it came.
private struct Record: NoteFold {
    static var part: NotePart { .everything }
    var paths: [String] = []
    var subjects: [String] = []
    let settings: VaultSettings

    mutating func add(_ note: Note) {
        paths.append(note.path.string)
        subjects += Interaction.all(in: note, settings: settings).map { "\($0.holder.path):\($0.line) \($0.subject)" }
    }

    mutating func merge(_ next: Record) {
        paths += next.paths
        subjects += next.subjects
    }
}

/// Looks at front matter alone.
private struct FrontMatterRecord: NoteFold {
    static var part: NotePart { .frontMatter }
    var blockCounts: [Int] = []
    mutating func add(_ note: Note) { blockCounts.append(note.tree.blocks.count) }
    mutating func merge(_ next: FrontMatterRecord) { blockCounts += next.blockCounts }
}

/// The needs of a question, and what is read for each.
@Suite("Loading")
struct VaultLoadingTests {
    /// 300 contacts that name each other, with things to pass over among them.
    private static func large() throws -> TemporaryVault {
        var files: [String: FileContent] = [
            "Team/Jane.md": "---\ntype: member\nrole: owner\n---\n",
            "Contacts/deep.md": FileContent(String(repeating: "> ", count: 200) + "x"),
        ]
        for number in 0..<300 {
            let folder = ["Contacts", "Contacts/Old", "A", "z"][number % 4]
            files["\(folder)/C\(number).md"] = """
                ---
                type: contact
                ---
                # Interactions

                > [!call] 2026-03-09 \(number)
                > - with:: [[C\((number * 7) % 300)]]

                > [!note] 2026-03-\(10 + number % 20) again \(number)
                """
        }
        files["B/Vault.md"] = "---\nkith: 1\n---\n"
        let vault = try TemporaryVault(files)
        try vault.link("Contacts/Link.md", to: "C0.md")
        return vault
    }

    private static func record(_ need: LoadNeed, _ store: VaultStore, workers: Int?) async throws -> Folded<Record> {
        try await store.load(need, folding: Record(settings: store.settings), workers: workers)
    }

    @Test("any number of workers gives the same, in the order of paths")
    func workers() async throws {
        let vault = try Self.large()
        let store = try VaultStore(root: vault.root)
        let needs: [LoadNeed] = [
            .everything, .policy, .mentioning(["C7"], including: []),
            .mentioning(["C1"], including: [NotePath("A/C2.md")]), .holding(try SearchQuery("c2").screen),
            .notes(["z/C3.md", "A/none.md", "Contacts/C0.md", "Contacts/Link.md", "B/x.md"].map { NotePath($0) }),
        ]
        for need in needs {
            let one = try await Self.record(need, store, workers: 1)
            for count in [nil, 2, 3, 7, 64, 400] {
                let several = try await Self.record(need, store, workers: count)
                #expect(several.fold.paths == one.fold.paths)
                #expect(several.fold.subjects == one.fold.subjects)
                #expect(several.passedOver == one.passedOver)
                #expect(several.listing.notes == one.listing.notes)
            }
        }
        let everything = try await Self.record(.everything, store, workers: nil)
        #expect(everything.fold.paths.count == 302)
        #expect(everything.fold.paths == everything.fold.paths.map { NotePath($0) }.sorted().map(\.string))
        #expect(everything.fold.subjects.count == 600)
        #expect(
            everything.passedOver.map(\.shown) == [
                "B nested vault", "Contacts/Link.md symbolic link", "Contacts/deep.md opaque",
            ])
        withExtendedLifetime(vault) {}
    }

    @Test("a timeline of several workers is that of one, and that of the notes in memory")
    func timelines() async throws {
        let vault = try Self.large()
        let store = try VaultStore(root: vault.root)
        let resolver = LinkResolver(try store.listing())
        let policy = Policy(settings: store.settings, notes: try await store.load(.policy).notes)
        for (contact, limit) in [(nil, nil), (nil, 5), ("A/C2.md", nil), ("z/C3.md", 2)] as [(String?, Int?)] {
            let question = TimelineQuestion(
                policy: policy, filter: InteractionFilter(),
                contacts: contact.map { ContactSet([NotePath($0)], resolver: resolver) },
                limit: limit)
            let one = try await store.load(.everything, folding: TimelineFold(question), workers: 1).fold.timeline()
            let several = try await store.load(.everything, folding: TimelineFold(question), workers: 5).fold.timeline()
            #expect(Array(one.interactions.map(\.subject)) == Array(several.interactions.map(\.subject)))
            #expect(!one.interactions.isEmpty)
            guard let contact else { continue }
            let path = NotePath(contact)
            let need = LoadNeed.mentioning([String(path.stem)], including: [path])
            let screened = try await store.load(need, folding: TimelineFold(question), workers: 3).fold.timeline()
            #expect(Array(screened.interactions.map(\.subject)) == Array(one.interactions.map(\.subject)))
        }
        withExtendedLifetime(vault) {}
    }

    @Test("a policy is the notes below the team's folder")
    func policy() async throws {
        let files: [String: FileContent] = [
            "Vault.md": "---\nkith: 1\nteam: Who/We\n---\n", "Who/We/A.md": "---\ntype: member\n---\n",
            "Who/We/x/B.md": "", "Who/C.md": "", "D.md": "",
            "Who/We/pic.png": "", "Who/Web/E.md": "",
        ]
        try await TemporaryVault.with(files) { vault in
            let slice = try await VaultStore(root: vault.root).load(.policy)
            #expect(slice.notes.map(\.path.string) == ["Who/We/A.md", "Who/We/x/B.md"])
            #expect(slice.listing.files.map(\.string) == ["Who/We/pic.png"])
            #expect(slice.passedOver.isEmpty)
        }
    }

    @Test("a vault without a team's folder has an empty policy")
    func noTeam() async throws {
        try await TemporaryVault.with { vault in
            let slice = try await VaultStore(root: vault.root).load(.policy)
            #expect(slice.notes.isEmpty && slice.passedOver.isEmpty)
            try vault.write("Team", "a file")
            #expect(try await VaultStore(root: vault.root).load(.policy).notes.isEmpty)
        }
    }

    @Test("a team's folder that is no part of the vault is reported: without its members everybody would be owner")
    func teamElsewhere() async throws {
        try await TemporaryVault.with(["Real/A.md": "---\ntype: member\nrole: owner\n---\n"]) { vault in
            try vault.link("Team", to: "Real")
            let store = try VaultStore(root: vault.root)
            #expect(try await store.load(.policy).passedOver.map(\.shown) == ["Team symbolic link"])
            try vault.remove("Team")
            try vault.write("Team/Vault.md", "---\nkith: 1\n---\n")
            #expect(try await store.load(.policy).passedOver.map(\.shown) == ["Team nested vault"])
            try vault.write("Vault.md", "---\nkith: 1\nteam: People/Team\n---\n")
            try vault.link("People", to: "Real")
            try vault.write("Real/Team/B.md", "---\ntype: member\nrole: owner\n---\n")
            let slice = try await VaultStore(root: vault.root).load(.policy)
            #expect(slice.notes.isEmpty)
            #expect(slice.passedOver.map(\.shown) == ["People symbolic link"])
        }
    }

    @Test("notes come in the order in which they are named; what is not there is told")
    func notes() async throws {
        let files: [String: FileContent] = [
            "b.md": "", "a/b.md": "", "x.txt": "", "folder.md/c.md": "", "In/Vault.md": "---\nkith: 1\n---\n",
            "In/x/y.md": "", ".h/x.md": "",
        ]
        try await TemporaryVault.with(files) { vault in
            try vault.link("Link.md", to: "b.md")
            try vault.link("Folder", to: "a")
            let asked = [
                "b.md", "a/b.md", "none.md", "b.md", "folder.md", "x.txt", "a/none/b.md", "b.md/c.md", "../x.md",
                "./b.md", "a/../b.md", "",
                "/b.md", "a//b.md", ".h/x.md", "Link.md", "Folder/b.md", "In/x/y.md", "In/none.md",
                String(repeating: "n", count: 300) + ".md",
                String(repeating: "n/", count: 3000) + "n.md",
            ].map { NotePath($0) }
            let slice = try await VaultStore(root: vault.root).load(.notes(asked))
            #expect(slice.notes.map(\.path.string) == ["b.md", "a/b.md", "b.md"])
            let told = Set(slice.passedOver.map(\.shown).map { $0.count > 100 ? "long" : $0 })
            #expect(
                told == [
                    "none.md vanished", "folder.md vanished", "x.txt vanished", "a/none/b.md vanished",
                    "b.md/c.md vanished", "../x.md vanished",
                    "./b.md vanished", "a/../b.md vanished", " vanished", "/b.md vanished", "a//b.md vanished",
                    ".h/x.md vanished",
                    "Link.md symbolic link", "Folder symbolic link", "In nested vault", "long",
                ])
            #expect(slice.passedOver.allSatisfy { !$0.isLoss })
        }
    }

    @Test("the letters of a name decide what is read for a mention, and some notes are read in any case")
    func mentioning() async throws {
        let files: [String: FileContent] = [
            "Ada.md": "no name in it", "b.md": "see [[ADA]]", "c.md": "see [[Bo]]", "d.md": "armada", "e.md": "",
            "x/f.md": "[[Bo]]",
        ]
        try await TemporaryVault.with(files) { vault in
            let store = try VaultStore(root: vault.root)
            func read(_ names: [String], _ including: String...) async throws -> [String] {
                try await store.load(.mentioning(names, including: including.map { NotePath($0) })).notes.map(
                    \.path.string)
            }
            #expect(try await read(["Ada"], "Ada.md") == ["Ada.md", "b.md", "d.md"])
            #expect(try await read(["Ada"]) == ["b.md", "d.md"])
            #expect(try await read(["Ada", "Bo"], "e.md", "none.md") == ["b.md", "c.md", "d.md", "e.md", "x/f.md"])
            #expect(try await read(["佐藤"]).count == 7)
            #expect(try await read([], "e.md") == ["e.md"])
            let slice = try await store.load(.mentioning(["Ada"], including: []))
            #expect(slice.listing.notes.count == 7)
        }
    }

    @Test("a listing that is known already is used instead of another walk")
    func knownListing() async throws {
        try await TemporaryVault.with(["a.md": "", "b.md": "see a"]) { vault in
            let store = try VaultStore(root: vault.root)
            let listing = try store.listing()
            try vault.write("c.md", "later")
            try vault.remove("a.md")
            let fold = Record(settings: store.settings)
            let folded = try await store.load(.everything, folding: fold, listing: listing)
            #expect(folded.fold.paths == ["Vault.md", "b.md"])
            #expect(folded.passedOver.map(\.shown) == ["a.md vanished"])
            #expect(try await store.load(.everything, folding: fold).fold.paths == ["Vault.md", "b.md", "c.md"])
        }
    }

    @Test("a fold that asks for front matter alone is given no blocks")
    func parts() async throws {
        try await TemporaryVault.with(["a.md": "# A\n\ntext\n", "b.md": "---\nx: y\n---\n# B\n"]) { vault in
            let folded = try await VaultStore(root: vault.root).load(.everything, folding: FrontMatterRecord())
            #expect(folded.fold.blockCounts == [0, 0, 0])
        }
    }

    @Test("progress counts every note that is to be read")
    func progress() async throws {
        let vault = try Self.large()
        let store = try VaultStore(root: vault.root)
        let progress = ReadingProgress()
        #expect(progress.read == 0 && progress.total == 0)
        _ = try await store.load(.everything, folding: Record(settings: store.settings), progress: progress)
        #expect(progress.total == 303)
        #expect(progress.read == 303)
        let few = ReadingProgress()
        let need = LoadNeed.notes([NotePath("A/C2.md"), NotePath("z/C3.md")])
        _ = try await store.load(need, folding: Record(settings: store.settings), progress: few)
        #expect(few.total == 2 && few.read == 2)
        withExtendedLifetime(vault) {}
    }

    @Test("the sample vault on disk is that in memory")
    func sample() async throws {
        let slice = try await VaultStore(root: InMemoryVault.sampleFolder).load(.everything)
        let memory = try InMemoryVault.sample()
        #expect(slice.notes.map(\.path) == memory.notes.map(\.path))
        #expect(slice.notes.map(\.tree.source) == memory.notes.map(\.tree.source))
        #expect(slice.notes.map(\.kind) == memory.notes.map(\.kind))
        #expect(slice.passedOver.isEmpty)
    }
}
