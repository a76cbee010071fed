import Testing

@testable import kith

@Suite("Parts of a body")
struct BodyPartTests {
    @Test(
        "tables and fenced code are told from prose",
        arguments: [
            ("", []),
            ("one\n\ntwo", [BodyPart(text: "one\n\ntwo", isGrid: false)]),
            (
                "a\n\n| x |\n|---|\n\nb",
                [
                    BodyPart(text: "a", isGrid: false), BodyPart(text: "| x |\n|---|", isGrid: true),
                    BodyPart(text: "b", isGrid: false),
                ]
            ),
            (
                "```swift\n\n| no\n~~~\n```\nend",
                [BodyPart(text: "```swift\n\n| no\n~~~\n```", isGrid: true), BodyPart(text: "end", isGrid: false)]
            ),
            ("~~~\nopen", [BodyPart(text: "~~~\nopen", isGrid: true)]),
            ("``` not a fence` here", [BodyPart(text: "``` not a fence` here", isGrid: false)]),
        ])
    func parts(text: String, expected: [BodyPart]) {
        #expect(BodyPart.parts(of: text) == expected)
    }
}
