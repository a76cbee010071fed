import TestSupport
import Testing

@Suite("The judge of merges")
struct NaiveJudgeTests {
    private let base = """
        ---
        type: contact
        ---

        ## Interactions

        > [!call] 2026-03-09 14:05 Old
        > - logged-by:: Jane Doe

        ^i-a

        """

    private func entry(_ subject: String, _ id: String) -> String {
        "\n> [!call] 2026-03-10 10:00 \(subject)\n> - logged-by:: Jane Doe\n\n^\(id)\n"
    }

    private func damage(_ ours: String, _ theirs: String, _ merged: String) -> [String] {
        NaiveJudge(
            base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8), merged: Array(merged.utf8)
        ).damage
    }

    @Test("It finds nothing in what is as it should be")
    func clean() {
        #expect(
            damage(base + entry("A", "i-b"), base + entry("B", "i-c"), base + entry("A", "i-b") + entry("B", "i-c"))
                .isEmpty)
    }

    @Test("It sees what is lost, doubled, revived, mixed and swallowed")
    func damages() {
        let (ours, theirs) = (base + entry("A", "i-b"), base + entry("B", "i-c"))
        #expect(damage(ours, theirs, ours) == ["i-c is lost"] || !damage(ours, theirs, ours).isEmpty)
        #expect(!damage(ours, theirs, ours + entry("B", "i-c") + entry("B", "i-c")).isEmpty)
        #expect(!damage(ours, theirs, ours + entry("A", "i-c")).isEmpty)
        #expect(
            !damage(ours, theirs, ours + entry("B", "i-c").replacing("^i-c\n", with: "") + entry("C", "i-d")).isEmpty)
        #expect(!damage(base.replacing("Old", with: "New"), base, base).isEmpty)
        let deleted = String(base.prefix(40))
        #expect(!damage(deleted, base, base).isEmpty)
        let title = base.replacing("type: contact\n", with: "type: contact\npet: cat\n")
        #expect(!damage(title, base, base).isEmpty)
        #expect(!damage(title, title, title.replacing("pet: cat\n", with: "pet: cat\npet: cat\n")).isEmpty)
    }

    @Test("It finds what a union of the lines damages")
    func union() throws {
        let fixture = try MergeFixture()
        var damaged = 0
        for number in 0..<300 {
            var cases = MergeCases(seed: Seed.ofRun &* 31 &+ UInt64(number), settings: fixture.settings)
            let (base, ours, theirs) = (cases.base, cases.side("Jane"), cases.side("Sam"))
            let merged = MergeFixture.union(base, ours, theirs)
            let damage = NaiveJudge(base: base, ours: ours, theirs: theirs, merged: merged).damage
            if !damage.isEmpty { damaged += 1 }
        }
        print("unions: 300, \(damaged) damaged")
        #expect(damaged > 30)
    }
}
