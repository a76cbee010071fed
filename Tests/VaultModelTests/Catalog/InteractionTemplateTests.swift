import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("Templates and codes (format 2.3)")
struct InteractionTemplateTests {
    private let files: [String: FileContent] = [
        "Templates/Offer.md": """
        ---
        type: template
        interaction: email
        code: order/quote
        group: Offers
        subject: "Offer of {{date}} for {{ organization }}"
        direction: outbound
        duration: 5m
        cost: "1.50"
        follow-up: 2w
        attachments: ["[[list.txt]]"]
        ---

        Dear {{given-name}},

        {{by}} at {{time}}, {{email}}, {{job-title}}, {{name}}. No {placeholder}, no {{open.

        """,
        "Contacts/Ada.md":
            "---\ntype: contact\nname: Ada Lovelace\nemails: [\"ada@x.example (work)\"]\njob-title: Engineer\n---\n",
        "Codes/Orders.md": "---\ntype: code\ncode: order\n---\n",
        "Codes/Quotes.md": "---\ntype: code\ncode: order/quote\nactive: false\n---\n",
        "Codes/Bad.md": "---\ntype: code\ncode: Order/Quote\n---\n",
    ]

    private func template() throws -> InteractionTemplate {
        try #require(try InMemoryVault(files).note("Templates/Offer.md").flatMap(InteractionTemplate.init))
    }

    private func filling(time: CivilTime? = CivilTime("14:05"), organization: String? = "Engines") throws
        -> InteractionTemplate.Filling
    {
        let contact = try #require(InMemoryVault(files).contacts.first)
        let when = WrittenWhen(date: CivilDate("2026-03-09") ?? .latest, time: time)
        return InteractionTemplate.Filling(contact, organization: organization, when: when, by: "{{name}}")
    }

    @Test("Placeholders are filled once, from the contact and the time")
    func placeholders() throws {
        let template = try template()
        let subject = try template.filled(template.subject ?? "", with: filling())
        #expect(subject == "Offer of 2026-03-09 for Engines")
        let body = try template.filled(template.body, with: filling())
        #expect(
            body == """
                Dear Ada,

                {{name}} at 14:05, ada@x.example, Engineer, Ada Lovelace. No {placeholder}, no {{open.
                """)
    }

    @Test("What is unknown, or missing, is an error")
    func errors() throws {
        let template = try template()
        let path = NotePath("Templates/Offer.md")
        #expect(throws: InteractionTemplate.PlaceholderError.unknown("Name", path)) {
            try template.filled("{{Name}}", with: filling())
        }
        for (text, filling) in [
            ("{{time}}", try filling(time: nil)), ("{{organization}}", try filling(organization: nil)),
        ] {
            let name = String(text.dropFirst(2).dropLast(2))
            #expect(throws: InteractionTemplate.PlaceholderError.missing(name, contact: "Ada Lovelace")) {
                try template.filled(text, with: filling)
            }
        }
    }

    @Test("An interaction takes what it does not say itself")
    func take() throws {
        let template = try template()
        var input = InteractionInput()
        (input.type, input.when) = ("email", WrittenWhen(date: CivilDate("2026-03-09") ?? .latest))
        input.fields = [OtherField(key: "direction", value: "inbound")]
        input.body = "Own"
        try input.take(template, link: "[[Offer]]", attachments: ["[[list.txt]]"], filling: filling(), takesText: true)
        #expect(input.subject == "Offer of 2026-03-09 for Engines" && input.body == "Own")
        let fields = Dictionary(uniqueKeysWithValues: input.fields.map { ($0.key, $0.value) })
        #expect(
            fields == [
                "direction": "inbound", "template": "[[Offer]]", "code": "order/quote", "group": "Offers",
                "duration": "5m", "cost": "1.50", "follow-up": "2026-03-23", "attachments": "[[list.txt]]",
            ])
        var wordless = InteractionInput()
        wordless.when = input.when
        try wordless.take(template, link: "[[Offer]]", attachments: [], filling: filling(), takesText: false)
        #expect(wordless.subject == nil && wordless.body == nil)
    }

    @Test("Codes of the right form, with parents and whether they are active")
    func codes() throws {
        let codes = try InMemoryVault(files).notes.compactMap(InteractionCode.init)
        #expect(codes.map(\.code) == ["order", "order/quote"])
        #expect(codes.map(\.parent) == [nil, "order"] && codes.map(\.isActive) == [true, false])
        #expect(codes.map(\.label) == ["Orders", "Quotes"])
        for text in ["", "a/", "/a", "a/b/c", "A", "a b", "ä", "a/B"] { #expect(!InteractionCode.isCode(text)) }
    }

    @Test("A child needs its parent, a code its own place, and both an owner")
    func newCode() throws {
        let vault = try InMemoryVault(files)
        let slice = VaultSlice(policy: vault.policy, notes: vault.notes, listing: vault.listing)
        func make(_ code: String, _ label: String) throws -> String {
            let edit = try CatalogEditing.creatingCode(code, label: label, by: ChangeFixture.author, in: slice).edit
            return String(decoding: try ChangeFixture.bytes(edit), as: UTF8.self)
        }
        #expect(
            try make("order/new", "New: orders") == "---\ntype: code\ncode: order/new\nname: \"New: orders\"\n---\n")
        for (code, label) in [("repair/x", "X"), ("order", "Y"), ("Order", "Z"), ("repair", "orders"), ("repair", " ")]
        {
            #expect(throws: ChangeRefusal.self) { try make(code, label) }
        }
    }
}
