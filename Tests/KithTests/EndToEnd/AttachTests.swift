import TestSupport
import Testing

@Suite("Attachments, end to end")
struct AttachTests {
    private static let ada: FileContent = "---\ntype: contact\n---\n"

    /// A vault `v` with a contact, beside a folder `out` of files to attach.
    static func place(_ files: [String: FileContent] = [:]) throws -> TemporaryVault {
        let base: [String: FileContent] = [
            "v/Vault.md": "---\nkith: 1\n---\n", "v/Contacts/Ada.md": ada, "out/x.pdf": [0x25, 0, 0xFF],
            "out/plan.txt": "one\ntwo\n",
        ]
        return try TemporaryVault(base.merging(files) { $1 }, vaultNote: nil)
    }

    static func kith(_ place: TemporaryVault, _ arguments: String...) async throws -> CommandRun {
        try await place.kith(all: arguments, environment: ["KITH_USER": "Jane"], in: "v")
    }

    private static func attachments(_ place: TemporaryVault) async throws -> [[String]] {
        try await kith(place, "timeline", "--format", "json", "--reverse").interactions().map {
            $0["attachments"].texts
        }
    }

    /// Expects a run to be refused with a code and a word of its message, and nothing to be changed.
    static func expectRefusal(
        _ place: TemporaryVault, _ code: Int32, _ word: String, _ arguments: String...,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try place.snapshot()
        let run = try await place.kith(all: arguments, environment: ["KITH_USER": "Jane"], in: "v")
        run.expectExit(code, sourceLocation: sourceLocation)
        #expect(run.messages.contains(word), "\(run.messages)", sourceLocation: sourceLocation)
        #expect(run.outputBytes.isEmpty, sourceLocation: sourceLocation)
        let after = try place.snapshot()
        #expect(after == before, sourceLocation: sourceLocation)
    }

    // MARK: log --attach

    @Test("A file is copied byte for byte and linked, and the line of the interaction is all that is printed")
    func copied() async throws {
        let place = try Self.place()
        let run = try await Self.kith(place, "log", "Ada", "call", "Hi", "--attach", "../out/x.pdf")
        run.expectExit(0)
        #expect(run.output.wholeMatch(of: /Contacts\/Ada\.md:7  i-[0-9a-z]{10}\n/) != nil)
        #expect(run.messages == "kith: copied Attachments/x.pdf\n")
        #expect(try place.read("v/Attachments/x.pdf") == [0x25, 0, 0xFF])
        #expect(try place.read("out/x.pdf") == [0x25, 0, 0xFF])
        #expect(try await Self.attachments(place) == [["Attachments/x.pdf"]])
        #expect(String(decoding: try place.read("v/Contacts/Ada.md"), as: UTF8.self).contains(":: [[x.pdf]]\n"))
    }

    @Test("The same bytes are linked and not copied; other bytes of that name are another file")
    func reused() async throws {
        let place = try Self.place(["out/B/x.pdf": "other", "out/C/y.pdf": [0x25, 0, 0xFF]])
        let names = ["../out/x.pdf", "../out/C/y.pdf", "../out/B/x.pdf", "Attachments/x 2.pdf"]
        for name in names { try await Self.kith(place, "log", "Ada", "call", "Hi", "--attach", name).expectExit(0) }
        #expect(
            try await Self.attachments(place)
                == [["Attachments/x.pdf"], ["Attachments/x.pdf"], ["Attachments/x 2.pdf"], ["Attachments/x 2.pdf"]])
        let files = try place.entries().filter { $0.hasPrefix("v/Attachments/") }
        #expect(files == ["v/Attachments/x 2.pdf", "v/Attachments/x.pdf"])
        let run = try await Self.kith(
            place, "log", "Ada", "call", "Hi", "--attach", place.path("out/plan.txt"), "--format", "json")
        #expect(try run.json()["copied"].texts == ["Attachments/plan.txt"])
        #expect(try run.json()["written"].items.count == 1)
    }

    @Test("Names with blanks, brackets and accents are made safe, and the link finds the file")
    func names() async throws {
        let place = try Self.place(["out/Cafe\u{301} [1], a.txt": "c", "out/.hidden": "h"])
        let run = try await Self.kith(
            place, "log", "Ada", "call", "Hi", "--attach", "../out/Cafe\u{301} [1], a.txt", "--attach", "../out/.hidden"
        )
        run.expectExit(0)
        #expect(
            try await Self.attachments(place) == [["Attachments/Caf\u{E9} -1-, a.txt", "Attachments/-hidden"]])
        #expect(try place.entries().contains { $0.utf8.elementsEqual("v/Attachments/Caf\u{E9} -1-, a.txt".utf8) })
    }

    @Test("They stand behind a template's, and a symbolic link is followed and not copied as one")
    func template() async throws {
        let place = try Self.place([
            "v/Templates/Thanks.md":
                "---\ntype: template\ninteraction: call\nsubject: Thanks\nattachments:\n  - \"[[t.pdf]]\"\n---\n",
            "v/Attachments/t.pdf": "t",
        ])
        try place.link("v/way.pdf", to: place.path("out/x.pdf"))
        let run = try await Self.kith(place, "log", "Ada", "--template", "Thanks", "--attach", "way.pdf")
        run.expectExit(0)
        #expect(try await Self.attachments(place) == [["Attachments/t.pdf", "Attachments/way 2.pdf"]])
        // To others a link with that name alone would lead out of the vault.
        #expect(try place.read("v/Attachments/way 2.pdf") == [0x25, 0, 0xFF])
    }

    @Test("What can't be attached is refused, and nothing is written")
    func refused() async throws {
        let place = try Self.place([
            "out/c.md": Self.ada, "v/a#b.pdf": "", "out/z.txt": "z", "v/Attachments/z.txt/a": "",
        ])
        func expect(_ code: Int32, _ word: String, _ file: String) async throws {
            try await Self.expectRefusal(
                place, code, word, "log", "Ada", "call", "Hi", "--attach", "../out/plan.txt", "--attach", file)
        }
        try await expect(3, "../out/none.pdf: there is no such file", "../out/none.pdf")
        try await expect(2, "folder", "../out")
        try await expect(64, "--attach", "")
        try await expect(5, "plain note", "../out/c.md")
        try await expect(2, "wiki-link", "a#b.pdf")
        try await expect(5, "taken", "../out/z.txt")
    }

    @Test("The diff of a dry run makes the same files, and says nothing of those that are no text")
    func dryRun() async throws {
        let place = try Self.place(["out/empty.txt": "", "out/a b.txt": "no end"])
        let before = try place.snapshot()
        let files = ["../out/plan.txt", "../out/empty.txt", "../out/a b.txt", "../out/x.pdf"].flatMap {
            ["--attach", $0]
        }
        let run = try await place.kith(
            all: ["log", "Ada", "call", "Hi"] + files + ["--dry-run"], environment: ["KITH_USER": "Jane"], in: "v")
        run.expectExit(0)
        #expect(try place.snapshot() == before)
        #expect(run.output.contains("Binary files /dev/null and b/Attachments/x.pdf differ\n"))
        try place.write("change.patch", FileContent(run.output))
        let applied = try await place.command([], in: "v").replaced(
            by: ["/usr/bin/env", "git", "apply", "--unsafe-paths", "../change.patch"]).run()
        applied.expectExit(0)
        #expect(try place.read("v/Attachments/plan.txt") == place.read("out/plan.txt"))
        #expect(try place.read("v/Attachments/a b.txt") == Array("no end".utf8))
        #expect(try place.read("v/Attachments/empty.txt") == [])
        #expect(String(decoding: try place.read("v/Contacts/Ada.md"), as: UTF8.self).contains("[[a b.txt]]"))
    }
}
