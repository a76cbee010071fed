import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Attachments of what is logged (format 5)")
struct AttachmentTests {
    private static let ada: FileContent = "---\ntype: contact\n---\n"
    private static let holder = NotePath("Contacts/Ada.md")

    /// What is made, and the value of the field, when these files are attached to a call.
    private func attaching(
        _ given: [GivenFile], to files: [String: FileContent] = [:], set fields: String? = nil
    ) throws -> (made: [String: [UInt8]], field: String?) {
        let slice = try VaultSlice.of(files.merging(["Contacts/Ada.md": Self.ada]) { $1 })
        var input = ChangeFixture.call("x")
        input.attached = given
        if let fields { input.fields = [OtherField(key: "attachments", value: fields)] }
        var generator = Seed(1)
        let change = try InteractionLog.appending(
            input, to: Self.holder, by: ChangeFixture.author, in: slice, using: &generator)
        var made: [String: [UInt8]] = [:]
        var field: String?
        for file in change.edit.files {
            switch file {
            case .create(let path, let bytes): made[path.string] = bytes
            case .replace(_, _, let bytes):
                field = ChangeFixture.interactions(in: bytes, settings: slice.settings).first?.text(.attachments)
            case .remove: Issue.record("a file goes")
            }
        }
        #expect(change.outcome.copied.map(\.string).sorted() == made.keys.sorted())
        return (made, field)
    }

    private static func outside(_ name: String, _ text: String = "new") -> GivenFile {
        .outside(name: name, Array(text.utf8))
    }

    @Test(
        "A file is copied under its name, made safe",
        arguments: [
            ("x.pdf", "x.pdf"), ("a [1] #2.pdf", "a -1- -2.pdf"), (".hidden", "-hidden"), ("x", "x"),
            ("Cafe\u{301}.pdf", "Caf\u{E9}.pdf"), ("a.tar.gz", "a.tar.gz"), ("x.", "x-"), ("con.txt", "con-.txt"),
            ("a  b.p|df", "a b.p-df"), ("..pdf", "-.pdf"), ("x.PDF", "x.PDF"),
            (
                String(repeating: "a", count: 250) + ".pdf", String(repeating: "a", count: 196) + ".pdf"
            ),
            ("b." + String(repeating: "a", count: 250), "b." + String(repeating: "a", count: 198)),
        ])
    func names(name: String, expected: String) throws {
        let (made, field) = try attaching([Self.outside(name)])
        #expect(made == ["Attachments/\(expected)": Array("new".utf8)])
        #expect(field == "[[\(expected)]]")
    }

    @Test(
        "Of a name that is taken, case and Unicode forms aside, it is the second, the third",
        arguments: [
            (["Attachments/x.pdf"], "x.pdf", "x 2.pdf"), (["Attachments/X.PDF"], "x.pdf", "x 2.pdf"),
            (["Attachments/x.pdf", "Attachments/x 2.pdf"], "x.pdf", "x 3.pdf"),
            (["Attachments/Cafe\u{301}.pdf"], "Caf\u{E9}.pdf", "Caf\u{E9} 2.pdf"), (["x.pdf"], "x.pdf", "x 2.pdf"),
            (["Media/x.pdf"], "x.pdf", "x 2.pdf"), (["Notes/x.md"], "x.md", "x 2.md"), (["Attachments/x"], "x", "x 2"),
        ] as [([String], String, String)])
    func taken(existing: [String], name: String, expected: String) throws {
        let files = Dictionary(uniqueKeysWithValues: existing.map { ($0, FileContent("old")) })
        let (made, field) = try attaching([Self.outside(name)], to: files)
        #expect(made == ["Attachments/\(expected)": Array("new".utf8)])
        #expect(field == (expected.hasSuffix(".md") ? "[[x 2]]" : "[[\(expected)]]"))
    }

    @Test("A file with the same bytes below the attachments folder is linked, the one of that name first")
    func sameBytes() throws {
        let files: [String: FileContent] = [
            "Attachments/A/other.pdf": "new", "Attachments/b.pdf": "new", "Media/c.pdf": "new",
        ]
        for (name, link) in [("B.pdf", "b.pdf"), ("x.pdf", "other.pdf"), ("c.pdf", "other.pdf")] {
            let (made, field) = try attaching([Self.outside(name)], to: files)
            #expect(made == [:])
            #expect(field == "[[\(link)]]")
        }
    }

    @Test("Two files of one name, and one file given twice")
    func several() throws {
        let (made, field) = try attaching([
            Self.outside("x.pdf", "1"), Self.outside("x.pdf", "2"), Self.outside("x.pdf", "1"), Self.outside("y", "2"),
        ])
        #expect(made == ["Attachments/x.pdf": [0x31], "Attachments/x 2.pdf": [0x32]])
        #expect(field == "[[x.pdf]], [[x 2.pdf]]")
    }

    @Test("A file of the vault is linked where it stands, and must be there")
    func inVault() throws {
        let files: [String: FileContent] = ["Media/x.pdf": "1", "x.pdf": "2", "Notes/n.md": "", "Cafe\u{301}.pdf": ""]
        let given = ["Media/x.pdf", "x.pdf", "Notes/n.md", "Caf\u{E9}.pdf"].map { GivenFile.inVault(NotePath($0)) }
        let (made, field) = try attaching(given, to: files)
        #expect(made == [:])
        #expect(field == "[[Media/x.pdf]], [[x.pdf]], [[n]], [[Cafe\u{301}.pdf]]")
        #expect(throws: ChangeRefusal.self) { try attaching([.inVault(NotePath("none.pdf"))], to: files) }
        #expect(throws: ChangeRefusal.self) {
            try attaching([.inVault(NotePath("a#b.pdf"))], to: ["a#b.pdf": ""])
        }
    }

    @Test("They stand behind what the field has already, each once")
    func behindOthers() throws {
        let files: [String: FileContent] = ["Attachments/t.pdf": "t"]
        let given = [Self.outside("x.pdf"), GivenFile.inVault(NotePath("Attachments/t.pdf"))]
        #expect(try attaching(given, to: files, set: "[[t.pdf]]").field == "[[t.pdf]], [[x.pdf]]")
    }

    @Test(
        "A note that would be more than a plain one is not copied",
        arguments: [
            "---\ntype: contact\n---\n", "---\ntype: segment\n---\n", "---\nkith: 1\n---\n",
            String(repeating: "> ", count: 101) + "x\n",
        ])
    func notes(text: String) throws {
        #expect(throws: ChangeRefusal.self) { try attaching([Self.outside("x.md", text)]) }
        #expect(try attaching([Self.outside("x.txt", text)]).made.count == 1)
        #expect(try attaching([Self.outside("x.md", "text")]).field == "[[x]]")
    }

    @Test("What has to be read: sizes of what may be the same")
    func need() {
        let (holder, other) = (Self.holder, NotePath("B.md"))
        #expect(InteractionLog.need(holder: holder, with: []) == .notes([holder]))
        #expect(InteractionLog.need(holder: holder, with: [other, holder]) == .listed([holder, other]))
        #expect(InteractionLog.need(holder: holder, with: [], attaching: [.inVault(other)]) == .listed([holder]))
        #expect(
            InteractionLog.need(holder: holder, with: [], attaching: [Self.outside("x"), Self.outside("y", "1")])
                == .files(.attachments(sizes: [3, 1]), and: .listed([holder])))
    }
}

extension VaultSlice {
    /// All of a vault of these files, as a change sees it.
    static func of(_ files: [String: FileContent], passedOver: [PassedOver] = []) throws -> VaultSlice {
        let vault = try InMemoryVault(files)
        let bytes = files.map { (NotePath($0.key), $0.value.bytes) }
        return VaultSlice(
            policy: vault.policy, notes: vault.notes, listing: vault.listing, passedOver: passedOver,
            files: Dictionary(uniqueKeysWithValues: bytes))
    }
}
