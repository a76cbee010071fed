import TestSupport
import Testing

/// Criteria whose names and keys are not there any more.
@Suite("Criteria that the vault has grown out of")
struct SegmentCriteriaTests {
    private static func segment(_ steps: [String] = [], _ contacts: String...) -> FileContent {
        let criteria = steps.isEmpty ? "" : "criteria:\n" + steps.map { "  - '\($0)'\n" }.joined()
        return FileContent(
            "---\ntype: segment\n\(criteria)---\n\n## Contacts\n\n" + contacts.map { "- [[\($0)]]\n" }.joined())
    }

    private static func vault(_ segment: FileContent) throws -> TemporaryVault {
        try TemporaryVault([
            "Contacts/Ada.md": "---\ntype: contact\ntags: [press]\n---\n",
            "Contacts/Bo.md": "---\ntype: contact\ntags: [press]\n---\n",
            "Contacts/Cy.md": "---\ntype: contact\n---\n",
            "Segments/Do not mail 2024.md": Self.segment([], "Ada"), "Segments/B1.md": segment,
        ])
    }

    private static func run(_ vault: TemporaryVault, _ arguments: String...) async throws -> CommandRun {
        try await vault.kith(all: ["segment"] + arguments, environment: ["KITH_USER": "Jane"])
    }

    @Test("a stored name is never a beginning", arguments: ["add", "reduce", "refine"])
    func beginnings(kind: String) async throws {
        let vault = try Self.vault(Self.segment(["add tag:press", "\(kind) segment:\"Do not mail\""], "Ada", "Bo"))
        let before = try vault.text("Segments/B1.md")
        let run = try await Self.run(vault, "refresh", "B1")
        run.expectExit(3)
        #expect(run.messages.contains("Segments/B1.md"))
        #expect(run.messages.contains("\(kind) segment:\"Do not mail\""))
        #expect(run.messages.contains("Do not mail 2024"))
        #expect(try vault.text("Segments/B1.md") == before)
    }

    @Test("a step is not made of a beginning")
    func newSteps() async throws {
        let vault = try Self.vault(Self.segment())
        for arguments in [["new", "More"], ["add", "B1"], ["refine", "B1"], ["reduce", "B1"]] {
            let run = try await vault.kith(
                all: ["segment"] + arguments + ["segment:\"Do not mail\""], environment: ["KITH_USER": "Jane"])
            run.expectExit(3)
            #expect(run.messages.contains("Do not mail 2024"))
        }
        let added = try await Self.run(vault, "add", "B1", "segment:\"do not mail 2024\"")
        added.expectExit(0)
        #expect(try vault.text("Segments/B1.md").contains("- [[Ada]]"))
    }

    @Test("undo takes a last step out that can't be replayed, and replays the others")
    func undo() async throws {
        let vault = try Self.vault(Self.segment(["add tag:press", "reduce segment:Gone"], "Bo", "Cy"))
        let run = try await Self.run(vault, "undo", "B1")
        run.expectExit(0)
        #expect(run.messages.contains("reduce segment:Gone"))
        let text = try vault.text("Segments/B1.md")
        #expect(text.hasSuffix("- [[Bo]]\n- [[Cy]]\n- [[Ada]]\n"))
        #expect(!text.contains("Gone") && text.contains("add tag:press"))
    }

    @Test("undo leaves the list where an earlier step can't be replayed, and says so")
    func undoBehind() async throws {
        let vault = try Self.vault(Self.segment(["add segment:Gone", "reduce tag:press"], "Cy"))
        let run = try await Self.run(vault, "undo", "B1")
        run.expectExit(0)
        #expect(run.messages.contains("add segment:Gone"))
        let text = try vault.text("Segments/B1.md")
        #expect(text.hasSuffix("## Contacts\n\n- [[Cy]]\n"))
        #expect(text.contains("add segment:Gone") && !text.contains("reduce"))
    }

    @Test("a contact goes by name though the criteria can't be replayed, with a step that keeps it out")
    func reduce() async throws {
        let vault = try Self.vault(Self.segment(["add tag:press", "reduce segment:Gone"], "Ada", "Bo"))
        let run = try await Self.run(vault, "reduce", "B1", "--contact", "Ada")
        run.expectExit(0)
        let text = try vault.text("Segments/B1.md")
        #expect(text.hasSuffix("## Contacts\n\n- [[Bo]]\n"))
        #expect(text.contains("reduce name:\"Ada\""))
    }

    @Test("a stored key that no contact has any more fits nobody; a new one is refused")
    func keys() async throws {
        let vault = try Self.vault(
            Self.segment(["add tag:press", "reduce newsletter:no", "refine not:newsletter:no"], "Ada", "Bo"))
        let refresh = try await Self.run(vault, "refresh", "B1")
        refresh.expectExit(0)
        #expect(refresh.messages.contains("“newsletter”, which the step `reduce newsletter:no` asks for"))
        #expect(try vault.text("Segments/B1.md").hasSuffix("- [[Ada]]\n- [[Bo]]\n"))
        try await Self.run(vault, "undo", "B1").expectExit(0)
        try await Self.run(vault, "reduce", "B1", "newsletter:no").expectExit(64)
    }
}
