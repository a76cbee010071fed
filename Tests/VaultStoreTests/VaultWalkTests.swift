import Foundation
import NoteSyntax
import TestSupport
import Testing
import VaultModel
import VaultStore

/// Format 1: which files are notes of a vault.
@Suite("Listing a vault's files")
struct VaultWalkTests {
    private static func listing(_ vault: TemporaryVault) throws -> VaultListing {
        try VaultStore(root: vault.root).listing()
    }

    /// What was passed over, as `PATH REASON`.
    private static func passedOver(_ vault: TemporaryVault) throws -> [String] {
        try listing(vault).passedOver.map(\.shown)
    }

    @Test("all files below the root, notes and others, in the order of paths")
    func files() async throws {
        let files: [String: FileContent] = [
            "b.md": "", "a/b.md": "", "a.md": "", "a b.md": "", "A.MD": "", "a/B.mD": "", "Z/ä.md": "",
            "x.markdown": "", "a/photo.JPG": "",
            "noending": "", "a/md": "", "x.md.txt": "", "x.md~": "",
        ]
        try await TemporaryVault.with(files) { vault in
            let listing = try Self.listing(vault)
            #expect(
                listing.notes.map(\.string) == [
                    "A.MD", "Vault.md", "Z/ä.md", "a b.md", "a.md", "a/B.mD", "a/b.md", "b.md",
                ])
            #expect(
                listing.files.map(\.string) == ["a/md", "a/photo.JPG", "noending", "x.markdown", "x.md.txt", "x.md~"])
            #expect(listing.passedOver.isEmpty)
        }
    }

    @Test("names that begin with a dot are no part of the vault, nor what is below them")
    func hidden() async throws {
        let files: [String: FileContent] = [
            ".git/x.md": "", ".obsidian/app.json": "", "a/.x.md": "", ".md": "", "a/.kith/y.md": "", "a/..x/z.md": "",
        ]
        try await TemporaryVault.with(files) { vault in
            try vault.link(".link.md", to: "Vault.md")
            let listing = try Self.listing(vault)
            #expect(listing.notes.map(\.string) == ["Vault.md"])
            #expect(listing.files.isEmpty)
            #expect(listing.passedOver.isEmpty)
        }
    }

    @Test("a vault within the vault is passed over; a folder whose `Vault.md` says nothing of Kith is not")
    func nested() async throws {
        let files: [String: FileContent] = [
            "In/Vault.md": "---\nkith: 1\n---\n", "In/x.md": "", "In/deeper/Vault.md": "---\nkith: 1\n---\n",
            "New/Vault.md": "---\nkith: 7\nkith: 8\n---\n", "New/x.md": "",
            "a/b/Vault.md": "\u{FEFF}---\r\nkith:\r\n---\r\n", "a/x.md": "",
            "Other/Vault.md": "# Vault\n", "Other/x.md": "", "Low/vault.md": "---\nkith: 1\n---\n",
            "Dir/Vault.md/x.md": "",
        ]
        try await TemporaryVault.with(files) { vault in
            let listing = try Self.listing(vault)
            #expect(
                listing.notes.map(\.string) == [
                    "Dir/Vault.md/x.md", "Low/vault.md", "Other/Vault.md", "Other/x.md", "Vault.md", "a/x.md",
                ])
            #expect(try Self.passedOver(vault) == ["In nested vault", "New nested vault", "a/b nested vault"])
        }
    }

    @Test("symbolic links are passed over, whatever they lead to")
    func links() async throws {
        try await TemporaryVault.with(["a/x.md": "", "Notes/n.md": ""]) { vault in
            try await TemporaryVault.with(["out.md": ""]) { outside in
                try vault.link("file.md", to: "a/x.md")
                try vault.link("a/up", to: "..")
                try vault.link("folder", to: "a")
                try vault.link("folder.md", to: "a")
                try vault.link("self.md", to: "self.md")
                try vault.link("dangling.md", to: "nowhere")
                try vault.link("outside", to: outside.root)
                try vault.link("Notes/outside.md", to: outside.path("out.md"))
                try vault.link("picture.png", to: "a/x.md")
                let listing = try Self.listing(vault)
                #expect(listing.notes.map(\.string) == ["Notes/n.md", "Vault.md", "a/x.md"])
                #expect(listing.files.isEmpty)
                #expect(
                    try Self.passedOver(vault) == [
                        "Notes/outside.md symbolic link", "a/up symbolic link", "dangling.md symbolic link",
                        "file.md symbolic link",
                        "folder symbolic link", "folder.md symbolic link", "outside symbolic link",
                        "picture.png symbolic link",
                        "self.md symbolic link",
                    ])
            }
        }
    }

    @Test("pipes and the like are nobody's notes, and never opened")
    func pipes() async throws {
        try await TemporaryVault.with(["a/x.md": ""]) { vault in
            #expect(vault.makePipe("pipe.md"))
            #expect(vault.makePipe("a/Vault.md"))
            let listing = try Self.listing(vault)
            #expect(listing.notes.map(\.string) == ["Vault.md", "a/x.md"])
            #expect(listing.files.isEmpty && listing.passedOver.isEmpty)
            let slice = try await VaultStore(root: vault.root).load(.notes([NotePath("pipe.md")]))
            #expect(slice.passedOver.map(\.shown) == ["pipe.md vanished"])
        }
    }

    #if os(Linux)
        @Test("a note or folder whose name is not UTF-8 is reported; any other such file is nobody's business")
        func undecodable() async throws {
            try await TemporaryVault.with(["a/x.md": ""]) { vault in
                #expect(vault.writeFile(named: Array("caf".utf8) + [0xE9] + Array(".md".utf8)))
                #expect(vault.writeFile(named: [0xFF, 0xFE] + Array(".MD".utf8), in: "a"))
                #expect(vault.writeFile(named: Array("pic".utf8) + [0xE9] + Array(".png".utf8)))
                #expect(vault.makeFolder(named: Array("Stra".utf8) + [0xDF] + Array("e".utf8)))
                let listing = try Self.listing(vault)
                #expect(listing.notes.map(\.string) == ["Vault.md", "a/x.md"])
                #expect(listing.files.isEmpty)
                #expect(listing.passedOver.map(\.reason) == [.undecodableName, .undecodableName, .undecodableName])
                #expect(
                    listing.passedOver.map(\.path.string) == [
                        "Stra\u{FFFD}e", "a/\u{FFFD}\u{FFFD}.MD", "caf\u{FFFD}.md",
                    ])
                #expect(listing.passedOver.map(\.isLoss) == [true, true, true])
            }
        }
    #endif

    @Test("long names and deep folders are read")
    func longAndDeep() async throws {
        let long = String(repeating: "ü", count: 126) + ".md"
        let deep = (0..<200).map { "d\($0)" }.joined(separator: "/") + "/x.md"
        try await TemporaryVault.with([
            long: "long", deep: "deep", "x.md/y.md": "in a folder that is called like a note",
        ]) { vault in
            let store = try VaultStore(root: vault.root)
            #expect(Set(try store.listing().notes.map(\.string)) == [long, deep, "x.md/y.md", "Vault.md"])
            let slice = try await store.load(.everything)
            #expect(slice.passedOver.isEmpty)
            #expect(slice.notes.map { $0.tree.source.bytes.count }.sorted() == [4, 4, 16, 38])
        }
    }

    @Test("what lies deeper than a path can be is reported, not silently left out")
    func tooDeep() async throws {
        try await TemporaryVault.with(["x.md": ""]) { vault in
            let name = String(repeating: "n", count: 250)
            #expect(vault.makeDeepFolders(named: name, count: 20, file: "lost.md"))
            defer { vault.removeDeepFolders(named: name, file: "lost.md") }
            let slice = try await VaultStore(root: vault.root).load(.everything)
            #expect(slice.notes.map(\.path.string) == ["Vault.md", "x.md"])
            let lost = try #require(slice.passedOver.first)
            #expect(slice.passedOver.count == 1)
            #expect(lost.isLoss)
            guard case .unreadableFolder = lost.reason else {
                Issue.record("\(lost.reason)")
                return
            }
        }
    }

    @Test("an empty vault has its own note alone")
    func empty() async throws {
        try await TemporaryVault.with { vault in
            try vault.makeFolder("Contacts")
            #expect(try Self.listing(vault).notes == [NotePath("Vault.md")])
        }
    }

    @Test("the sample vault has nothing to pass over")
    func sample() throws {
        let listing = try VaultStore(root: InMemoryVault.sampleFolder).listing()
        let expected = try InMemoryVault.sample().listing
        #expect(listing.notes == expected.notes)
        #expect(listing.files == expected.files)
        #expect(listing.passedOver.isEmpty)
    }
}

extension PassedOver {
    /// Path and reason, in words.
    var shown: String {
        switch reason {
        case .symbolicLink: "\(path) symbolic link"
        case .nestedVault: "\(path) nested vault"
        case .undecodableName: "\(path) not UTF-8"
        case .unreadableFolder: "\(path) unreadable folder"
        case .unreadableNote: "\(path) unreadable note"
        case .vanished: "\(path) vanished"
        case .opaque: "\(path) opaque"
        case .brokenFrontMatter(let line, _): "\(path):\(line) broken front matter"
        }
    }
}
