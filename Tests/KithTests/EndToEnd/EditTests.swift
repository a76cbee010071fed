import TestSupport
import Testing

/// What `kith edit` changes, to the byte.
@Suite("kith edit")
struct EditTests {
    private static let path = "Contacts/Ada Lovelace.md"
    private static let stamp = "> - logged-by:: [[Max Member]]\n> - logged-at:: 2026-03-09T19:12:44Z\n"
    private static let body = ">\n> She wants it by May.\n"
    private static let header = "> [!call] 2026-03-09 14:05 Discussed the engine\n"

    /// Options, and the interaction after them.
    static let changes: [([String], String)] = [
        (["--subject", " Two\nlines "], "> [!call] 2026-03-09 14:05 Two lines\n" + stamp + body),
        (["--subject", ""], "> [!call] 2026-03-09 14:05\n" + stamp + body),
        (["--subject", "- milk"], "> [!call] 2026-03-09 14:05 - milk\n" + stamp + body),
        (["--body", "- milk\n\n- eggs"], header + stamp + ">\n> - milk\n>\n> - eggs\n"),
        (["--body", ""], header + stamp), (["--type", "Meeting"], "> [!meeting]" + header.dropFirst(9) + stamp + body),
        (["--at", "2026-03-10"], "> [!call] 2026-03-10 Discussed the engine\n" + stamp + body),
        (["--at", "yesterday 12:30"], "> [!call] 2026-03-15 12:30 Discussed the engine\n" + stamp + body),
        (["--at", "2025-11-02 01:30"], "> [!call] 2025-11-02T01:30-04:00 Discussed the engine\n" + stamp + body),
        (["--at", "today", "--subject", "9:00 train"], "> [!call] 2026-03-16 9:00 train\n" + stamp + body),
        (["--at", "today", "--subject", "09:00 train"], "> [!call] 2026-03-16 · 09:00 train\n" + stamp + body),
        (["--by", "Olive"], header + stamp + "> - by:: [[Olive Owner]]\n" + body),
        (["--with", "Sam"], header + stamp + "> - with:: [[Sam Cooper]]\n" + body),
        (["--set", "follow-up=2w"], header + stamp + "> - follow-up:: 2026-03-30\n" + body),
        (["--set", "Evaluation=POSITIVE"], header + stamp + "> - evaluation:: positive\n" + body),
        (["--set", "room=1", "--set", "cost=2"], header + stamp + "> - cost:: 2\n> - room:: 1\n" + body),
        (
            ["--subject", "x", "--set", "by=Olive"],
            "> [!call] 2026-03-09 14:05 x\n" + stamp + "> - by:: [[Olive Owner]]\n" + body
        ),
    ]

    @Test("An option changes what it names, and every other byte stays", arguments: changes)
    func change(options: [String], expected: String) async throws {
        let vault = try WritingFixture.shared()
        let run = try await vault.done(["edit", "i-callcall11"] + options)
        let former = String(decoding: WritingFixture.ada.bytes, as: UTF8.self)
        #expect(try vault.text(Self.path) == former.replacing(Self.header + Self.stamp + Self.body, with: expected))
        #expect(run.output == "Contacts/Ada Lovelace.md:11  i-callcall11\n")
        #expect(run.messages.isEmpty)
    }

    /// An interaction as people type it, with fields in another order and form.
    private static let typed = """
        ---
        type: contact
        ---
        # Interactions
        >[!call]- [[2026-03-09]]   Hello   
        > * Room:: 1   
        >with:: [[Sam Cooper]]
        > - room:: 2
        > - by:: Max Member
        >   Text right below,
        lazy text.
        ^my-id
        """

    /// Options, and what of the typed interaction they replace by what.
    static let typedChanges: [([String], String, String)] = [
        (
            ["--set", "ROOM=3"], "> * Room:: 1   \n>with:: [[Sam Cooper]]\n> - room:: 2\n",
            "> * Room:: 3   \n>with:: [[Sam Cooper]]\n"
        ),
        (["--unset", "room"], "> * Room:: 1   \n>with:: [[Sam Cooper]]\n> - room:: 2\n", ">with:: [[Sam Cooper]]\n"),
        (["--unset", "WITH"], ">with:: [[Sam Cooper]]\n", ""), (["--unset", "by"], "> - by:: Max Member\n", ""),
        (["--subject", "Bye"], "   Hello   \n", " Bye   \n"), (["--type", "email"], "[!call]-", "[!email]-"),
        (["--at", "2026-03-10"], "[[2026-03-09]]   Hello", "[[2026-03-10]] Hello"),
    ]

    @Test("What people typed in another form keeps that", arguments: typedChanges)
    func typedForm(options: [String], from: String, to: String) async throws {
        let vault = try WritingFixture.shared()
        try vault.write(Self.path, FileContent(Self.typed))
        try await vault.done(["edit", "my-id"] + options)
        #expect(try vault.text(Self.path) == Self.typed.replacing(from, with: to))
    }

    @Test("What is so already is told, and nothing is written")
    func unchanged() async throws {
        let vault = try WritingFixture.shared()
        try vault.write(".kith/lock", "")
        let before = try vault.snapshot()
        for options in [
            ["--subject", "Discussed the engine"], ["--body", "She wants it by May."], ["--type", "call"],
            ["--at", "2026-03-09 14:05"], ["--unset", "follow-up"], ["--by", "Max"],
        ] {
            let run = try await vault.done(["edit", "i-callcall11"] + options)
            #expect(run.output.isEmpty)
            #expect(run.messages == "kith: nothing to change in Contacts/Ada Lovelace.md:11  i-callcall11\n")
            let dry = try await vault.done(["edit", "i-callcall11", "--dry-run"] + options)
            #expect(dry.isSame(as: run))
            let json = try await vault.done(["edit", "i-callcall11", "--format", "json"] + options)
            #expect(json.output == #"{"schema":"kith.edit/1","written":[]}"# + "\n")
        }
        #expect(try vault.snapshot() == before)
    }

    @Test(
        "An interaction is named by its id or a part of it, or by a line",
        arguments: [
            "i-callcall11", "^i-callcall11", "callcall11", "call", "i-call", "Contacts/Ada Lovelace.md:11",
            "Contacts/Ada Lovelace:15", "./Contacts/Ada Lovelace.md:17",
        ])
    func named(name: String) async throws {
        let vault = try WritingFixture.shared()
        let run = try await vault.done(["edit", name, "--subject", "Hello", "--format", "json"])
        #expect(
            run.output == #"{"schema":"kith.edit/1","written":[{"id":"i-callcall11","contact":"Ada Lovelace","#
                + #""path":"Contacts/Ada Lovelace.md","line":11}]}"# + "\n")
    }

    @Test("The body comes from standard input where - is given")
    func standardInput() async throws {
        let vault = try WritingFixture.shared()
        let command = try vault.command(
            ["edit", "i-callcall11", "--body", "-"], environment: Person.member.environment)
        try await command.scripted(#"printf 'one\ntwo\n' | "$@""#).run().expectExit(0)
        #expect(try vault.text(Self.path).contains(Self.header + Self.stamp + ">\n> one\n> two\n\n^i-callcall11\n"))
    }
}
