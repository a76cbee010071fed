import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("FILTER that can't be read")
struct FilterRefusalTests {
    /// A filter with the wrong word marked, and what is wrong with it.
    static let rows: [(String, ContactFilter.Reason)] = [
        ("vega ⟨\"open⟩", .openQuote), ("⟨tag:⟩ vega", .missingValue), ("vega ⟨not:⟩", .missingValue),
        ("⟨tag:,⟩", .missingValue), ("⟨created:..⟩", .missingValue), ("⟨interactions>⟩", .missingValue),
        ("⟨:x⟩", .missingKey), ("⟨>3⟩", .missingKey), ("vega ⟨not::x⟩", .missingKey),
        ("vega ⟨tga:shop⟩ x", .unknownKey("tga", nearest: ["tag"])),
        ("⟨rim-color:silver⟩", .unknownKey("rim-color", nearest: ["rim-colour"])),
        ("⟨zzzzzz:1⟩", .unknownKey("zzzzzz", nearest: [])),
        ("⟨last:3⟩", .unreadable("3", key: "last", form: .span)),
        ("⟨last:90d..soon⟩", .unreadable("soon", key: "last", form: .span)),
        ("⟨attempted:2026-03⟩", .unreadable("2026-03", key: "attempted", form: .span)),
        ("⟨interactions:many⟩", .unreadable("many", key: "interactions", form: .number)),
        ("⟨interactions>=3⟩", .unreadable("=3", key: "interactions", form: .number)),
        ("⟨due:soon⟩", .unreadable("soon", key: "due", form: .date)),
        ("⟨created:2026-13⟩", .unreadable("2026-13", key: "created", form: .date)),
        ("⟨created:--03-09⟩", .unreadable("--03-09", key: "created", form: .date)),
        ("⟨birthday:--12-20..1990⟩", .unreadable("1990", key: "birthday", form: .dayOfYear)),
        ("⟨birthday:1990..--12-20⟩", .unreadable("--12-20", key: "birthday", form: .date)),
        ("⟨keep-in-touch>often⟩", .unreadable("often", key: "keep-in-touch", form: .span)),
        ("⟨last:6w..2w⟩", .reversed("6w..2w")), ("⟨created:2026..2025⟩", .reversed("2026..2025")),
        ("⟨interactions:9..2⟩", .reversed("9..2")), ("⟨name:M..A⟩", .reversed("M..A")),
        ("⟨rim-colour:9..2⟩", .reversed("9..2")),
        (
            "⟨type:cal⟩",
            .notAllowed(
                "cal", key: "type", allowed: ["call", "email", "meeting", "note", "sms", "letter", "fax", "print"])
        ),
        (
            "⟨not:evaluation:Good⟩",
            .notAllowed(
                "Good", key: "evaluation",
                allowed: ["very-positive", "positive", "neutral", "negative", "very-negative"])
        ),
        ("⟨by:Zed⟩", .unknownName("Zed", key: "by", nearest: [])),
        ("⟨code:ordre⟩", .unknownName("ordre", key: "code", nearest: ["order"])),
        (
            "vega ⟨template:Wheel⟩",
            .ambiguousName(
                "Wheel", key: "template",
                candidates: ["Wheel list", "Wheel on the stand", "Wheel ready"].map {
                    CalledNote(path: NotePath("Templates/\($0).md"), names: [$0])
                })
        ),
    ]

    @Test("is refused, and the word is told", arguments: rows)
    func refuses(marked: String, reason: ContactFilter.Reason) throws {
        let filter = marked.filter { $0 != "⟨" && $0 != "⟩" }
        let failure = FilterFixture.failure(filter, in: try FilterFixture.sample.get())
        #expect(failure?.reason == reason)
        #expect(failure?.filter == filter)
        let start = marked.prefix { $0 != "⟨" }.count
        let end = marked.prefix { $0 != "⟩" }.count - 1
        #expect(failure?.word == start..<end)
    }

    @Test("Quotes keep together what would part words, values and ranges")
    func quotes() throws {
        let vault = try InMemoryVault([
            "A.md": "---\ntype: contact\ntags: [\"x:y\", \"a,b\"]\nrange: 1..2\nstar: \"*\"\n---\n",
            "B.md": "---\ntype: contact\nname: \"B > C: D\"\ntags: [a, x]\nrange: \"1\"\nstar: x\n---\n",
        ])
        let register = FilterFixture.register(vault)
        for (filter, stems) in [
            ("tag:\"x:y\"", "A"), ("tag:x\":\"y", "A"), ("tag:\"a,b\"", "A"), ("tag:a,b", "B"), ("range:\"1..2\"", "A"),
            ("range:1..2", "B"), ("star:\"*\"", "A"), ("star:*", "AB"), ("\"b > c: d\"", "B"), ("\"not:a\"", ""),
            ("", "AB"), ("TAG:A", "B"), ("not:TAG:a", "A"),
        ] {
            let found = try register.overviews(matching: ContactFilter(filter, on: FilterFixture.today))
            #expect(found.map(\.contact.stem).sorted().joined() == stems, "\(filter)")
        }
    }

    @Test("A computed key goes before a property of that name, and an unknown property is compared by what it holds")
    func openKeys() throws {
        let vault = try InMemoryVault([
            "A.md": "---\ntype: contact\nlast: 3\nsince: 2026-01-05\nsize: 9\nwait: 6w\nplace: Älvsjö\n---\n",
            "B.md": "---\ntype: contact\nsince: long ago\nsize: 10.5\nwait: 3m\nplace: Brno\n---\n",
        ])
        let register = FilterFixture.register(vault)
        for (filter, stems) in [
            ("last:*", ""), ("since:2026", ""), ("since:2026..", "A"), ("since>2025", "A"), ("size:..10", "A"),
            ("size>9", "B"),
            ("size:9..10.5", "AB"), ("wait:..2m", "A"), ("wait>6w", "B"), ("place:a..b", "AB"), ("place>a", "B"),
        ] {
            let found = try register.overviews(matching: ContactFilter(filter, on: FilterFixture.today))
            #expect(found.map(\.contact.stem).sorted().joined() == stems, "\(filter)")
        }
    }
}
