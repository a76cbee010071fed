import TestSupport
import Testing

/// Files that `kith sync` merges, by names that only their bytes tell apart, or that are no text.
@Suite("kith sync, and the names of files")
struct SyncNameTests {
    typealias Clones = SharedClones
    private static let (one, two, three) = (
        Clones.entry("08", "one", "one"), Clones.entry("09", "two", "two"), Clones.entry("10", "three", "three")
    )

    /// The same name to a reader, in the two forms of Unicode.
    private static let (composed, decomposed) = (
        #"$(printf 'Contacts/Zo\303\251.md')"#, #"$(printf 'Contacts/Zoe\314\201.md')"#
    )

    /// A name that is not UTF-8.
    private static let latin = #"$(printf 'Contacts/M\374ller.md')"#

    private func write(_ text: String, to name: String, in clone: String, _ clones: Clones) async throws {
        try clones.place.write("\(clone)/../text", FileContent(text))
        try await clones.shell(clone, "cp ../text \"\(name)\"")
    }

    private func text(_ name: String, in clone: String, _ clones: Clones) async throws -> String {
        try await clones.shell(clone, "cat \"\(name)\"").output
    }

    @Test("Two notes whose names differ by their Unicode form alone are two notes", arguments: [false, true])
    func forms(isNew: Bool) async throws {
        let clones = try await Clones()
        let names = [(Self.composed, "c-2"), (Self.decomposed, "c-3")]
        func head(_ id: String) -> String { Clones.head.replacing("c-1", with: id) }
        if !isNew {
            for (name, id) in names { try await write(head(id), to: name, in: "a", clones) }
            try await clones.send("a")
            try await clones.kith("b", "sync").expectExit(0)
        }
        for (clone, entry) in [("b", Self.one), ("a", Self.two)] {
            for (name, id) in names {
                let own = entry.replacing("^i-", with: "^i-\(id.dropFirst(2))")
                try await write(head(id) + own, to: name, in: clone, clones)
            }
            try await clones.commit(clone)
        }
        try await clones.kith("b", "sync").expectExit(0)
        try await clones.kith("a", "sync").expectExit(0)
        for (name, id) in names {
            let expected = head(id) + (Self.one + Self.two).replacing("^i-", with: "^i-\(id.dropFirst(2))")
            #expect(try await text(name, in: "a", clones) == expected)
        }
        #expect(try await clones.git("a", "ls-files", "Contacts").output.split(separator: "\n").count == 3)
    }

    @Test("Of two such names in conflict each is named")
    func formsInConflict() async throws {
        let clones = try await Clones()
        let names = [Self.composed, Self.decomposed]
        for (clone, subject) in [("b", "eight"), ("a", "ten")] {
            for name in names {
                try await write(Clones.head + Clones.entry("08", subject, "one"), to: name, in: clone, clones)
            }
            try await clones.commit(clone)
        }
        try await clones.kith("b", "sync").expectExit(0)
        let run = try await clones.kith("a", "sync", "--format", "json")
        run.expectExit(1)
        #expect(try run.json()["conflicts"].items.count == 2)
    }

    @Test("A file whose name is not UTF-8 is merged by Git, and no other is made of it")
    func latinNames() async throws {
        let clones = try await Clones()
        try await write(Clones.head, to: Self.latin, in: "a", clones)
        try await clones.send("a")
        try await clones.kith("b", "sync").expectExit(0)
        for (clone, entry) in [("b", Self.one), ("a", Self.two)] {
            try await write(Clones.head + entry, to: Self.latin, in: clone, clones)
            // A note that kith merges itself goes the way of the index.
            try clones.append(entry, in: clone)
        }
        try await clones.kith("b", "sync", "--commit").expectExit(0)
        let run = try await clones.kith("a", "sync", "--commit")
        run.expectExit(0)
        #expect(try await text(Self.latin, in: "a", clones) == Clones.head + Self.one + Self.two)
        #expect(try clones.text("a") == Clones.head + Self.one + Self.two)
        #expect(
            try await clones.git("a", "ls-files", "Contacts").output == "Contacts/Ada.md\n\"Contacts/M\\374ller.md\"\n")
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)
        // Nothing but that file.
        try await write(Clones.head + Self.one + Self.two + Self.three, to: Self.latin, in: "a", clones)
        let alone = try await clones.kith("a", "sync", "--commit")
        alone.expectExit(0)
        #expect(alone.output == "Committed: 1 file\nWent to origin/main: 1 commit\n")
        try await write(Clones.head, to: Self.latin, in: "a", clones)
        try await clones.commit("a")
        try await write(Clones.head + Clones.entry("08", "other", "one"), to: Self.latin, in: "b", clones)
        try await clones.commit("b")
        try await clones.kith("a", "sync").expectExit(0)
        try await clones.kith("b", "sync").expectExit(1)
        #expect(try await text(Self.latin, in: "b", clones).contains("<<<<<<<"))
        #expect(try await clones.git("b", "status", "--porcelain").output.contains("UU \"Contacts/M\\374ller.md\"\n"))
    }
}
