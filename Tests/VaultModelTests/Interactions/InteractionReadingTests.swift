import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 3: Where, What, and what is derived.
@Suite("Reading interactions")
struct InteractionReadingTests {
    @Test("a header alone is an interaction, and an undated one too")
    func headersAlone() throws {
        let interactions = try ContactNote.interactions("> [!call] 2026-03-09 14:05 One\n\n> [!note]\n\n> [!email] Two")
        #expect(interactions.map(\.subject) == ["One", "", "Two"])
        #expect(interactions.map(\.line) == [7, 9, 11])
        #expect(interactions.map { $0.date?.description } == ["2026-03-09", nil, nil])
        #expect(interactions.map(\.hasTime) == [true, false, false])
        #expect(interactions.allSatisfy { $0.isUnstamped && $0.body.isEmpty && $0.id == nil && $0.status == .logged })
    }

    @Test("all parts of an interaction")
    func everything() throws {
        let vault = try ContactNote.vault(
            "> [!CALL|wide]- 2026-03-09 14:05 Budget\n> - logged-by:: [[Jane]]\n> - logged-at:: 2026-03-09T19:12:44Z\n"
                + "> - with:: [[Sam]]\n>\n> They **approve**.\n>\n> > [!comment] 2026-03-10 09:00\n> > - by:: [[Jane]]\n> >\n"
                + "> > Good.\n\n^i-k3f7qa92xd")
        let interaction = try #require(vault.interactions.first)
        #expect(interaction.type(in: vault.settings) == "call")
        #expect(interaction.holder.path == NotePath("Contacts/Ada.md"))
        #expect(interaction.holder.name == "Ada")
        #expect(interaction.id == "i-k3f7qa92xd")
        #expect(interaction.subject == "Budget")
        #expect(interaction.body == "They **approve**.")
        #expect(interaction.loggedAt == Instant(rfc3339: "2026-03-09T19:12:44Z"))
        #expect(interaction.occurredAt == Instant(rfc3339: "2026-03-09T14:05:00Z"))
        #expect(!interaction.isUnstamped)
        #expect(interaction.comments.count == 1)
        #expect(interaction.sourceLines == 7...19)
    }

    @Test("types are compared without case and shown as the vault spells them")
    func types() throws {
        let vault = try ContactNote.vault(
            "> [!call] a\n\n> [!E-MAIL] b\n\n> [!emails] c\n\n> [!tip] d\n\n> [!Call] e\n\n> [!event] f",
            types: "[Call, e-mail]")
        #expect(vault.interactions.map(\.subject) == ["a", "b", "e"])
        #expect(vault.interactions.map { $0.type(in: vault.settings) } == ["Call", "e-mail", "Call"])
        #expect(vault.interactions.map(\.typeIndex) == [0, 1, 0])
    }

    @Test("only in a contact's sections, all of them")
    func sections() throws {
        let text =
            "> [!call] 0\n\n# interactions #\n\n> [!call] 1\n\n### 2026\n\n> [!call] 2\n\n# Other\n\n> [!call] 3\n\n"
            + "INTERACTIONS\n---\n\n> [!call] 4\n\n- > [!call] 5\n\n```\n> [!call] 6\n```\n\n## Interactions with others\n\n> [!call] 7\n"
        let vault = try InMemoryVault([
            "A.md": "---\ntype: contact\n---\n\(text)", "B.md": "---\ntype: segment\n---\n\(text)",
            "C.md": FileContent(text), "Team/D.md": "---\ntype: member\n---\n\(text)",
        ])
        #expect(vault.interactions.map(\.subject) == ["1", "2", "4"])
        #expect(Set(vault.interactions.map(\.holder.path.string)) == ["A.md"])
    }

    @Test(
        "postponed comes before cancelled, cancelled before failed",
        arguments: [
            ([], InteractionStatus.logged), (["outcome:: failed"], .failed),
            (["cancelled-at:: 2026-03-09T00:00:00Z"], .cancelled),
            (["postponed:: true"], .postponed),
            (["outcome:: failed", "cancelled-at:: 2026-03-09T00:00:00Z"], .cancelled),
            (["cancelled-at:: 2026-03-09T00:00:00Z", "outcome:: failed", "postponed:: true"], .postponed),
            (["postponed:: true", "outcome:: failed"], .postponed), (["outcome:: reached"], .logged),
            (["outcome:: FAILED"], .failed),
            (["postponed:: false"], .logged), (["postponed::"], .logged), (["cancelled-at::"], .logged),
            (["cancelled-by:: [[Jane]]"], .logged), (["cancelled-at:: yesterday"], .cancelled),
            (["outcome::", "outcome:: failed"], .failed), (["outcome:: good", "outcome:: failed"], .logged),
            (["postponed:: no", "postponed:: true"], .logged),
        ])
    func status(fields: [String], status: InteractionStatus) throws {
        let section = (["> [!call] x"] + fields.map { "> - " + $0 }).joined(separator: "\n")
        #expect(try ContactNote.interactions(section).map(\.status) == [status])
    }

    @Test(
        "an interaction is stamped when somebody recorded it at some time",
        arguments: [
            (["logged-by:: [[Jane]]", "logged-at:: 2026-03-09T19:12:44Z"], false), (["logged-by:: Jane"], true),
            (["logged-at:: 2026-03-09T19:12:44Z"], true), (["logged-by::", "logged-at:: 2026-03-09T19:12:44Z"], true),
            (["Logged-By:: Jane", "LOGGED-AT:: 2026-03-09T19:12:44Z"], false),
            (["logged-by:: Jane", "logged-at:: today"], false),
        ])
    func stamps(fields: [String], isUnstamped: Bool) throws {
        let section = (["> [!call] x"] + fields.map { "> - " + $0 }).joined(separator: "\n")
        #expect(try ContactNote.interactions(section).map(\.isUnstamped) == [isUnstamped])
    }

    @Test("`visibility` is private or nothing")
    func privacy() throws {
        #expect(try ContactNote.interaction(fields: "visibility:: private").isPrivate)
        #expect(try ContactNote.interaction(fields: "visibility:: Private").isPrivate)
        #expect(try !ContactNote.interaction(fields: "visibility:: public").isPrivate)
        #expect(try !ContactNote.interaction(fields: "visibility:: public", "visibility:: private").isPrivate)
        #expect(try !ContactNote.interaction(fields: "private:: true").isPrivate)
    }

    @Test("a broken stamp is none, but was set")
    func brokenStamp() throws {
        let interaction = try ContactNote.interaction(fields: "logged-by:: Jane", "logged-at:: 2026-03-09")
        #expect(interaction.loggedAt == nil)
        #expect(!interaction.isUnstamped)
        #expect(interaction.otherFields.map(\.key) == ["logged-at"])
    }

    @Test("a note that can't be parsed has none")
    func opaque() throws {
        let deep = String(repeating: "> ", count: 200)
        let vault = try ContactNote.vault("> [!call] x\n\n\(deep)y")
        #expect(vault.interactions.isEmpty)
    }

    @Test("a contact with broken front matter keeps its interactions")
    func brokenFrontMatter() throws {
        let vault = try InMemoryVault(["A.md": "---\ntype: contact\na: b: c\n\t- d\n---\n# Interactions\n> [!call] x\n"]
        )
        #expect(vault.interactions.map(\.subject) == ["x"])
    }
}
