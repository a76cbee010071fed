import NoteSyntax
import Testing
import VaultModel

/// Format 3, Fields and its table.
@Suite("Fields of interactions")
struct InteractionFieldTests {
    @Test("the table's keys, in its order")
    func keys() {
        #expect(
            InteractionField.allCases.map { "\($0.key)" } == [
                "logged-by", "logged-at", "by", "with", "template", "code", "group", "segment", "direction",
                "initiated-by", "outcome",
                "evaluation", "duration", "cost", "follow-up", "follow-up-done", "attachments", "via", "visibility",
                "recorded", "source",
                "postponed", "cancelled-at", "cancelled-by",
            ])
        #expect(InteractionField.allCases.filter(\.isList) == [.by, .with, .attachments])
    }

    @Test("every key is found, whatever its case", arguments: InteractionField.allCases)
    func everyKey(field: InteractionField) throws {
        for key in ["\(field.key)", "\(field.key)".uppercased()] {
            #expect(try ContactNote.interaction(fields: "\(key):: some text").text(field) == "some text")
            #expect(try ContactNote.interaction(fields: "\(key)::").text(field) == nil)
            #expect(try ContactNote.interaction(fields: "x\(key):: a", "\(key)x:: b").text(field) == nil)
        }
    }

    /// For each field with a form: values that it allows, and values that it does not.
    private static let forms: [(field: InteractionField, allowed: [String], refused: [String])] = [
        (
            .loggedAt, ["2026-03-09T19:12:44Z", "2026-03-09T19:12:44+01:00"],
            ["2026-03-09", "now", "2026-02-30T00:00:00Z", "19:12"]
        ),
        (.cancelledAt, ["2026-03-09T19:12:44Z"], ["2026-03-09", "true"]),
        (.direction, ["inbound", "outbound", "Inbound"], ["in", "both", "inbound outbound", "[[inbound]]"]),
        (.initiatedBy, ["us", "them", "US"], ["me", "Jane", "us, them"]),
        (.outcome, ["failed", "FAILED"], ["reached", "fail"]),
        (
            .evaluation, ["very-positive", "positive", "neutral", "negative", "very-negative", "Positive"],
            ["good", "very positive", "+"]
        ),
        (.duration, ["90m", "1h30m", "2h", "0m"], ["90", "1.5h", "2 h", "1h30", "30m1h", "90s", "90M"]),
        (
            .cost, ["0", "12", "164.80", "007", "1.0000"],
            ["1,50", "1.", ".5", "-1", "1.2.3", "€5", "5 USD", "1e3", "٣"]
        ),
        (.followUp, ["2026-03-09"], ["2026-3-9", "2026-02-30", "tomorrow", "2026-03-09 14:00", "[[2026-03-09]]"]),
        (.followUpDone, ["2026-03-09"], ["yes", "2026-03"]),
        (.visibility, ["private"], ["public", "secret"]),
        (.recorded, ["automatic", "Automatic"], ["manual", "true"]),
        (.postponed, ["true", "True"], ["yes", "false", "1"]),
    ]

    @Test("a value of the form that the table names is read; any other is kept as text", arguments: forms.indices)
    func values(index: Int) throws {
        let (field, allowed, refused) = Self.forms[index]
        for value in allowed {
            let interaction = try ContactNote.interaction(fields: "\(field.key):: \(value)")
            #expect(interaction.text(field) == value)
            #expect(interaction.hasValue(field), "\(field.key):: \(value)")
            #expect(interaction.otherFields.isEmpty, "\(field.key):: \(value)")
        }
        for value in refused {
            let interaction = try ContactNote.interaction(fields: "\(field.key):: \(value)")
            #expect(interaction.text(field) == value)
            #expect(!interaction.hasValue(field), "\(field.key):: \(value)")
            #expect(interaction.otherFields.map(\.value) == [value], "\(field.key):: \(value)")
        }
    }

    @Test("values that have a form are typed")
    func typed() throws {
        let interaction = try ContactNote.interaction(
            fields: "direction:: INBOUND", "evaluation:: Very-Negative", "duration:: 1h30m", "cost:: 12.40",
            "follow-up:: 2026-04-01",
            "follow-up-done:: 2026-04-02", "cancelled-at:: 2026-03-09T19:12:44Z")
        #expect(interaction.word(.direction) == "inbound")
        #expect(interaction.word(.evaluation) == Evaluation.veryNegative.rawValue)
        #expect(interaction.word(.outcome) == nil)
        #expect(interaction.duration?.minutes == 90)
        #expect(interaction.cost == "12.40")
        #expect(interaction.date(.followUp) == CivilDate("2026-04-01"))
        #expect(interaction.date(.followUpDone) == CivilDate("2026-04-02"))
        #expect(interaction.instant(.cancelledAt) == Instant(rfc3339: "2026-03-09T19:12:44Z"))
    }

    @Test(
        "fields that are text keep it, links and commas included",
        arguments: [InteractionField.code, .group, .via, .source])
    func texts(field: InteractionField) throws {
        for value in [
            "contact/budget", "a, b", "[[Q3]], etc.", "mid:<20250116.182204.77@mail.example>", "std::vector", "5",
        ] {
            let interaction = try ContactNote.interaction(fields: "\(field.key):: \(value)")
            #expect(interaction.text(field) == value)
            #expect(interaction.otherFields.isEmpty)
        }
    }

    @Test(
        "links and names, commas between where they are needed",
        arguments: [
            ("[[Ada]], [[Bo]]", ["[Ada]", "[Bo]"]), ("[[Ada]] [[Bo]]", ["[Ada]", "[Bo]"]),
            ("[[Ada]][[Bo]]", ["[Ada]", "[Bo]"]),
            ("[[Doe, Jane]], Bo", ["[Doe, Jane]", "Bo"]), ("Ada, Bo", ["Ada", "Bo"]), ("Ada Bo", ["Ada Bo"]),
            (",Ada,, Bo ,", ["Ada", "Bo"]),
            ("[[Ada|the boss]], [[x/Bo.md#Top]]", ["[Ada]", "[x/Bo.md]#Top"]),
            ("Ada [[Bo]] Cy", ["Ada", "[Bo]", "Cy"]),
            ("[[Ada#^i-1]]", ["[Ada]#^i-1"]), ("[[]], Ada", ["[[]]", "Ada"]), ("[[Ada", ["[[Ada"]),
            ("![[a.png]]", ["[a.png]"]),
            ("[[ Ada ]]", ["[Ada]"]), ("ada@x.example", ["ada@x.example"]), ("佐藤, Éa", ["佐藤", "Éa"]),
            ("[[Ada\\|x]]", ["[Ada]"]),
        ])
    func items(value: String, expected: [String]) throws {
        for key in ["by", "with", "attachments"] {
            let field = try #require(InteractionField.allCases.first { "\($0.key)" == key })
            let interaction = try ContactNote.interaction(fields: "\(key):: \(value)")
            #expect(interaction.items(field).map(\.shown) == expected)
        }
    }

    @Test("a list given twice is one list; of other keys the first that has a value counts")
    func twice() throws {
        let interaction = try ContactNote.interaction(
            fields: "with:: [[Ada]]", "code:: one", "WITH:: [[Bo]], Cy", "Code:: two", "with::", "via::", "via:: phone",
            "via:: mail")
        #expect(interaction.items(.with).map(\.shown) == ["[Ada]", "[Bo]", "Cy"])
        #expect(interaction.text(.code) == "one")
        #expect(interaction.text(.via) == "phone")
        let late = try ContactNote.interaction(fields: "with::", "with:: [[Bo]]")
        #expect(late.items(.with).map(\.shown) == ["[Bo]"])
        #expect(try ContactNote.interaction(fields: "x:: y").items(.with).isEmpty)
    }

    @Test("unknown fields are kept, in their order and with their case; of one that stands twice the first")
    func unknown() throws {
        let interaction = try ContactNote.interaction(
            fields: "Warranty:: W-1", "code:: a", "warranty:: W-2", "empty::", "duration:: long", "x-1:: [[Ada]], b",
            "by:: Jane")
        #expect(
            interaction.otherFields.map { "\($0.key)=\($0.value)" } == [
                "Warranty=W-1", "duration=long", "x-1=[[Ada]], b",
            ])
    }

    @Test("a field that holds one thing holds its first link, or all of its text")
    func oneThing() throws {
        let interaction = try ContactNote.interaction(
            fields: "logged-by:: Doe, Jane", "template:: see [[Offer]], [[Other]]", "segment:: Letters, short")
        #expect(interaction.items(.loggedBy).map(\.shown) == ["Doe, Jane"])
        #expect(interaction.items(.template).map(\.shown) == ["[Offer]"])
        #expect(interaction.items(.segment).map(\.shown) == ["Letters, short"])
    }

    @Test("a second line of a key does not count, and is no unknown field")
    func refusedSecond() throws {
        let interaction = try ContactNote.interaction(fields: "duration:: 30m", "duration:: soon")
        #expect(interaction.duration?.minutes == 30)
        #expect(interaction.otherFields.isEmpty)
    }

    @Test("a comment's authors are one list, and its unknown fields are kept")
    func comments() throws {
        let interactions = try ContactNote.interactions(
            "> [!call] x\n>\n> > [!comment] 2026-03-10\n> > - by:: [[Ada]]\n> > - mood:: good\n> > - by:: Bo\n> >\n> > Yes."
        )
        let comment = try #require(interactions.first?.comments.first)
        #expect(comment.by.map(\.shown) == ["[Ada]", "Bo"])
        #expect(comment.otherFields == [OtherField(key: "mood", value: "good")])
        #expect(comment.text == "Yes.")
    }

    @Test("fields stand right below the header, and every bullet is read")
    func place() throws {
        let interactions = try ContactNote.interactions(
            "> [!call] x\n> * code:: a\n> + group:: b\n> via:: c\n> text\n> - source:: no field\n>\n> - cost:: 5")
        let interaction = try #require(interactions.first)
        #expect([InteractionField.code, .group, .via].map { interaction.text($0) } == ["a", "b", "c"])
        #expect(interaction.text(.source) == nil)
        #expect(interaction.cost == nil)
        #expect(interaction.body == "text\n- source:: no field\n\n- cost:: 5")
    }

    @Test("a value with broken bytes, white space of Unicode and a NUL is read")
    func oddBytes() throws {
        let interaction = try ContactNote.interaction(
            fields: "group:: \u{A0}\u{3000}a\u{0}b\u{2003}", "with:: [[A\u{0}da]]")
        #expect(interaction.text(.group) == "a\u{0}b")
        #expect(interaction.items(.with).map(\.shown) == ["[A\u{0}da]"])
    }
}

extension FieldItem {
    /// A link's target in brackets, with what stands behind its `#`; a name as it is.
    fileprivate var shown: String { isLink ? "[\(name)]" + (fragment.map { "#" + $0 } ?? "") : name }
}

extension Interaction {
    /// Whether a field that has a form has a value of that form.
    fileprivate func hasValue(_ field: InteractionField) -> Bool {
        switch field {
        case .loggedAt, .cancelledAt: instant(field) != nil
        case .followUp, .followUpDone: date(field) != nil
        case .duration: duration != nil
        case .cost: cost != nil
        default: word(field) != nil
        }
    }
}
