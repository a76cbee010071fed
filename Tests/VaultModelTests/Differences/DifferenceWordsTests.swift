import TestSupport
import Testing
import VaultModel

@Suite("A difference in words")
struct DifferenceWordsTests {
    @Test(
        "Who logged how many, the most first, then by name",
        arguments: [
            ([nil], "1 interaction"),
            ([nil, nil], "2 interactions"),
            (["Sam"], "1 interaction by Sam"),
            (["Sam", "Jane", "Sam", "Sam"], "3 interactions by Sam, 1 by Jane"),
            (["Sam", "Jane", "Ann"], "1 interaction by Ann, 1 by Jane, 1 by Sam"),
            (["Sam", nil, nil], "1 interaction by Sam, 2 more"),
            (["Sam", "Jane", "Ann", "Bo", "Sam"], "5 interactions by 4 people"),
            (["Sam", "Jane", nil, "Ann", "Bo"], "4 interactions by 4 people, 1 more"),
        ] as [([String?], String)])
    func people(names: [String?], sentence: String) throws {
        let entries = names.enumerated().map { DifferenceFixture.call("i-\($0)", "Secret", by: $1) }
        let after = DifferenceFixture.contact("c-a", entries.joined(separator: "\n"))
        let difference = try DifferenceFixture().difference(
            ["A.md": DifferenceFixture.contact("c-a")], ["A.md": after])
        #expect(difference.sentence == sentence)
        #expect(difference.words.joined(separator: ", ") == sentence)
    }

    @Test("Interactions come before contacts, and contacts before other files")
    func order() throws {
        func call(_ id: String, _ subject: String = "A", fields: [String] = []) -> String {
            DifferenceFixture.call(id, subject, fields: fields)
        }
        let before: DifferenceFixture.Files = [
            "Ada.md": DifferenceFixture.contact("c-a", call("i-1"), call("i-2"), call("i-3")),
            "Bo.md": DifferenceFixture.contact("c-b"), "Cy.md": DifferenceFixture.contact("c-c"), "a.txt": "a",
        ]
        let after: DifferenceFixture.Files = [
            "Ada.md": DifferenceFixture.contact(
                "c-a", call("i-1", "B"), call("i-2", fields: DifferenceFixture.cancellation), call("i-4"), call("i-5")),
            "Bob.md": DifferenceFixture.contact("c-b"), "Dee.md": DifferenceFixture.contact("c-d"),
            "Eve.md": DifferenceFixture.contact("c-e"), "a.txt": "b",
        ]
        #expect(
            try DifferenceFixture().difference(before, after).words == [
                "2 interactions by Sam Lee", "1 interaction deleted", "1 interaction cancelled", "1 interaction edited",
                "2 contacts added", "1 contact removed", "1 contact renamed", "1 file changed",
            ])
    }

    @Test("Nothing in words is nothing")
    func nothing() throws {
        let difference = try DifferenceFixture().difference([:], [:])
        #expect(difference.isEmpty && difference.words.isEmpty && difference.sentence.isEmpty)
    }
}
