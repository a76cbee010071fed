import TestSupport
import Testing

@Suite("kith search")
struct SearchTests {
    private static let files: [String: FileContent] = [
        "Contacts/Ada.md": """
        ---
        type: contact
        name: Ada Lovelace
        ---
        ## Interactions

        > [!call] 2026-03-09 14:05 The budget of José
        > - visibility:: private
        >
        > Budget and more.

        ^i-abcabcabca

        > [!email] 2026-03-01 Budgets
        > - cancelled-at:: 2026-03-02T10:00:00Z
        """,
        "Notes/Plan.md": "A budget\n",
    ]

    @Test("text: the place, what it is, and the line with what was found marked")
    func text() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("search", "BÚDGET", "jose")
        run.expectExit(0)
        #expect(
            run.output == """
                Contacts/Ada.md:7  2026-03-09 call subject (private)
                    The **budget** of **José**

                """)
        let all = try await vault.kith("search", "budget")
        #expect(
            all.output == """
                Contacts/Ada.md:7  2026-03-09 call subject (private)
                    The **budget** of José
                Contacts/Ada.md:14  2026-03-01 email subject (cancelled)
                    **Budget**s
                Notes/Plan.md:1  prose
                    A **budget**

                """)
        let coloured = try await vault.kith("search", "budget", "--limit", "1", "--color", "always")
        #expect(coloured.output.contains("The \u{1B}[1m\u{1B}[33mbudget\u{1B}[0m of José"))
    }

    @Test("JSON has the documented shape")
    func json() async throws {
        let vault = try TemporaryVault(Self.files)
        let json = try await vault.kith("search", "budget", "--format", "json").json()
        #expect(json["schema"] == "kith.search/1")
        #expect(json.keys == ["hits", "schema"])
        let hits = json["hits"].items
        #expect(hits[0].keys == ["contact", "id", "kind", "line", "path", "text", "visibility"])
        #expect(hits[0]["contact"] == "Ada Lovelace" && hits[0]["id"] == "i-abcabcabca" && hits[0]["line"] == 7)
        #expect(hits[0]["text"] == "The budget of José" && hits[0]["visibility"] == "private")
        #expect(hits[2].keys == ["kind", "line", "path", "text"])
        #expect(hits[2]["kind"] == "prose")
        let none = try await vault.kith("search", "nowhere", "--format", "json")
        none.expectExit(0)
        #expect(none.output == #"{"schema":"kith.search/1","hits":[]}"# + "\n")
    }

    @Test("filters leave interactions alone")
    func filters() async throws {
        let vault = try TemporaryVault(Self.files)
        let lines = { (options: [String]) in
            try await vault.kith(all: ["search", "budget", "--format", "json"] + options).json()["hits"].items.map {
                $0["line"]
            }
        }
        #expect(try await lines(["--type", "email"]) == [14])
        #expect(try await lines(["--since", "2026-03-05"]) == [7])
        #expect(try await lines(["--status", "cancelled"]) == [14])
        #expect(try await lines(["--contact", "ada"]) == [7, 14])
        #expect(try await lines(["--limit", "1"]) == [7])
        #expect(try await lines(["--limit", "0"]) == [])
        let code = try await vault.kith("search", "budget", "--code", "nothing")
        code.expectExit(3)
        #expect(code.messages.contains("no code is called “nothing”"))
    }

    @Test("nothing found is no failure; nothing to search for is one")
    func nothing() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("search", "nowhere")
        run.expectExit(0)
        #expect(run.output.isEmpty && run.messages == "Nothing found.\n")
        for (text, message) in [
            (" ", "there is nothing to search for"), ("\"a b", "a quote that nothing closes"),
            ("/(a/", "/(a/ is no regular expression"),
        ] {
            let run = try await vault.kith("search", text)
            run.expectExit(64)
            #expect(run.messages.contains(message))
            #expect(run.messages.split(separator: "\n").count == 2)
        }
        try await vault.kith("search").expectExit(64)
        try await vault.kith("search", "a", "--limit", "-1").expectExit(64)
    }

    @Test("a note that can't be read is named, and the rest is shown")
    func opaque() async throws {
        let vault = try TemporaryVault(Self.files)
        try vault.write("Deep.md", FileContent("budget\n" + String(repeating: ">", count: 300) + "x\n"))
        let run = try await vault.kith("search", "budget")
        run.expectExit(2)
        #expect(run.messages.contains("Deep.md"))
        #expect(run.output.split(separator: "\n").count == 6)
    }
}
