import TestSupport
import Testing

/// Names that are taken, that nobody has, or that several have.
@Suite("Refusals: names")
struct NameRefusalTests {
    private static let grace: FileContent = "---\ntype: contact\nname: G. Hopper\nemails: [g@x.example]\n---\n"
    private static let decomposed = "Zoe\u{308} K"
    private static let composed = "Zo\u{EB} K"

    /// A name, and the path of the note that has it.
    private static let taken = [
        ("Sam Cooper", "Contacts/Sam Cooper.md"), ("sam cooper", "Contacts/Sam Cooper.md"),
        ("SAM COOPER", "Contacts/Sam Cooper.md"), ("Plain", "People/Plain.md"), ("Vault", "Vault.md"),
        ("Max Member", "Team/Max Member.md"),
    ]

    static let takenNames = taken.flatMap { name, path in
        [
            Refusal("taken", ["add", name], 5, "refused", at: path, ["already", "--file"]),
            Refusal("taken", ["add", "Somebody", "--file", name], 5, "refused", at: path, ["already", "--file"]),
            Refusal("taken", ["member", "add", name], 5, "refused", at: path, ["already"]),
        ]
    }

    static let unicodeForms = [(decomposed, composed), (composed, decomposed)].map { there, new in
        Refusal(
            "taken in another form", ["add", new], 5, "refused", ["already"],
            files: ["People/\(there).md": "# Zoë\n"])
    }

    static let emptyNames = [
        Refusal("empty", ["add", ""], 64, "usage", ["empty", "in quotes"]),
        Refusal("empty", ["add", " \t"], 64, "usage", ["empty", "in quotes"]),
        Refusal("empty", ["add", "Somebody", "--file", " "], 64, "usage", ["empty"]),
        Refusal("empty", ["member", "add", " "], 64, "usage", ["empty", "in quotes"]),
        Refusal("a control character", ["add", "Somebody\u{7}"], 64, "usage", ["`name`", "U+0007"]),
    ]

    private static let twoSams: [String: FileContent] = [
        "A/Sam C.md": "---\ntype: contact\n---\n", "B/Sam C.md": "---\ntype: contact\n---\n",
        "Team/Max Mayer.md": "---\ntype: member\nrole: member\n---\n",
        "Contacts/Ada Lovelace.md": WritingFixture.ada + "> [!note] 2026-03-12 Again\n\n^i-callcall12\n",
    ]

    static let unknown = [
        Refusal(
            "no contact", ["log", "Ada Lovelaec", "call", "x"], 3, "not-found", ["Ada Lovelaec", "Ada Lovelace.md"]),
        Refusal("no contact", ["set", "Sma Cooper", "kind", "person"], 3, "not-found", ["Sam Cooper.md"]),
        Refusal("no contact", ["log", "Ada", "call", "x", "--with", "Sma Cooper"], 3, "not-found", ["Sam Cooper.md"]),
        Refusal("no contact", ["unset", "Nobody", "tags"], 3, "not-found", ["`kith list`"]),
        Refusal("no contact", ["add", "Somebody", "--organization", "Sma Cooper"], 3, "not-found", ["Sam Cooper.md"]),
        Refusal("no member", ["log", "Ada", "call", "x", "--by", "Max Membre"], 3, "not-found", ["Max Member"]),
        Refusal("no member", ["set", "Ada", "owner", "Max Membre"], 3, "not-found", ["Max Member"]),
        Refusal("no member", ["member", "set-role", "Max Membre", "owner"], 3, "not-found", ["Max Member"]),
        Refusal(
            "no interaction", ["edit", "i-zzzz", "--subject", "x"], 3, "not-found", ["i-zzzz", "`kith timeline`"]),
        Refusal("no interaction", ["cancel", "Contacts/Ada Lovelace.md:8"], 3, "not-found", ["`kith timeline`"]),
        Refusal("no interaction", ["delete", "zzzz", "--yes"], 3, "not-found", ["`kith timeline`"]),
        Refusal("one of several", ["cancel", "i-callcall11", "i-zzzz"], 3, "not-found", ["i-zzzz"]),
        Refusal("no name of one", ["cancel", "call/11"], 64, "usage", ["PATH:LINE"]),
        Refusal("no note", ["adopt", "People/Plian.md"], 3, "not-found", at: "People/Plian.md", ["no such note"]),
        Refusal("no note", ["adopt", "People/Plain.txt"], 3, "not-found", at: "People/Plain.txt", [".md"]),
        Refusal("no note", ["adopt", ""], 64, "usage", ["empty"]),
        Refusal(
            "a hidden note", ["adopt", ".trash/Plain.md"], 3, "not-found", at: ".trash/Plain.md", ["hidden", "dot"],
            files: [".trash/Plain.md": "# Plain\n"]),
        Refusal("no note", ["adopt", "/etc/hosts.md"], 3, "not-found", at: "/etc/hosts.md", ["outside"]),
        Refusal("no property", ["unset", "Ada", "birthday"], 3, "not-found", ["`birthday`"]),
        Refusal("no value", ["unset", "Ada", "tags", "vip"], 3, "not-found", ["`tags`", "vip"]),
    ]

    static let ambiguous = [
        (["log", "Sam C", "call", "x"], "A/Sam C.md"), (["set", "Sam C", "kind", "person"], "B/Sam C.md"),
        (["log", "Ada", "call", "x", "--with", "Sam C"], "B/Sam C.md"), (["cancel", "callcall"], "^i-callcall12"),
        (["log", "Ada", "call", "x", "--by", "max"], "Team/Max Mayer.md"),
        (["member", "remove", "max", "--yes"], "Team/Max Mayer.md"),
    ].map { line, candidate in
        Refusal("several", line, 4, "ambiguous", [candidate.replacing("^", with: "")], files: twoSams)
    }

    @Test(
        "Everything keeps its bytes and times, and the message tells what may be meant",
        arguments: takenNames + unicodeForms + emptyNames + unknown + ambiguous)
    func refused(refusal: Refusal) async throws { try await refusal.check() }

    @Test("Programs get all that an ambiguous or unknown name may mean")
    func candidates() async throws {
        let vault = try WritingFixture.shared()
        for (path, content) in Self.twoSams { try vault.write(path, content) }
        for (line, paths) in [
            (["log", "Sam C", "call", "x"], ["A/Sam C.md", "B/Sam C.md"]),
            (["cancel", "callcall"], ["Contacts/Ada Lovelace.md:11", "Contacts/Ada Lovelace.md:26"]),
            (["log", "Ada Lovelaec", "call", "x"], ["Contacts/Ada Lovelace.md"]),
        ] {
            let run = try await vault.kith(
                all: line + ["--format", "json"], environment: Person.member.environment)
            #expect(try run.jsonError()["candidates"].items.map { $0["path"].text } == paths)
        }
    }
}
