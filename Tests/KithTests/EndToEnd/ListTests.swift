import TestSupport
import Testing

@Suite("kith list")
struct ListTests {
    /// A filter, and the names of the contacts that it lets pass, by the beginnings of their stems.
    static let filters: [([String], [String])] = [
        (["tag:supplier"], ["Annegret", "Casimir", "Drahtwerk", "Kurogane", "Nightjar", "佐藤"]),
        (["tags:SUPPLIER"], ["Annegret", "Casimir", "Drahtwerk", "Kurogane", "Nightjar", "佐藤"]),
        (["tag:supplier", "tag:rims"], ["Kurogane", "佐藤"]),
        (["tag:press,neighbours"], ["Priya", "Sawmill"]), (["tag:customer", "tag:shop"], ["Ruth"]),
        (["tag:customer tag:shop"], ["Ruth"]),
        (["tag:customer", "not:tag:shop", "not:tag:paused"], ["Agnes", "Bartholomew", "Odile", "Søren", "Ελένη"]),
        (["ruth"], ["Ruth"]), (["HARBOR"], ["Harbor"]), (["kjaergaard"], ["Søren"]), (["soren"], ["Søren"]),
        (["\"harbor lane\""], ["Harbor"]), (["pip"], ["Priya"]), (["misaki"], ["佐藤"]),
        (
            ["kind:organization"],
            [
                "Drahtwerk", "Fennimore", "Halyard", "Harbor", "Hollow", "Kurogane", "Nightjar", "Sawmill",
                "Spoke-Word",
            ]
        ), (["kind:person", "vega"], ["Marisol", "Owen"]),
        (["organization:\"Harbor Lane Bikes\""], ["Ruth"]),
        (["owner:*", "not:owner:\"Nora Whitcombe\"", "vega"], ["Marisol"]),
        (["email:ruth@harborlane.example"], ["Ruth"]), (["phone:12075550142"], []),
        (["phone:\"+1 207 555 0142\""], ["Harbor", "Ruth"]),
        (["not:email:*"], ["Agnes"]),
        (["flags:*"], ["Agnes", "Annegret", "Casimir", "Halyard", "Odile", "Ruth", "Walter", "佐藤"]),
        (["do-not-contact:true"], ["Walter"]), (["exclude-from-segments:true", "not:tag:customer"], []),
        (["rim-colour:silver"], ["Ruth"]), (["account:00417"], ["Harbor"]), (["newsletter:no"], ["Walter"]),
        (["name:\"黒鉄リム製作所\""], ["Kurogane"]), (["nobody-at-all"], []), (["type:fax", "last:..6w"], ["Drahtwerk"]),
    ]

    @Test("A filter lists exactly those that pass it", arguments: filters)
    func filter(words: [String], beginnings: [String]) async throws {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith(all: ["list", "--format", "json"] + words)
        run.expectExit(0)
        let stems = try run.json()["contacts"].items.map { $0["path"].text.split(separator: "/").last ?? "" }
        #expect(stems.count == beginnings.count)
        for beginning in beginnings { #expect(stems.contains { $0.hasPrefix(beginning) }, "\(beginning)") }
        let text = try await vault.kith(all: ["list"] + words)
        text.expectExit(0)
        #expect(text.output.split(separator: "\n").count == beginnings.count)
        if beginnings.isEmpty { #expect(text.messages == "No contacts.\n") }
    }

    @Test("JSON has the documented shape, with every property as it stands in the note")
    func json() async throws {
        let json = try await TemporaryVault.sample().kith("list", "--format", "json").json()
        #expect(json.keys == ["contacts", "schema"])
        #expect(json["schema"] == "kith.contacts/1")
        #expect(json["contacts"].items.count == 30)
        for contact in json["contacts"].items {
            #expect(Set(contact.keys).isSubset(of: ["name", "path", "properties", "lastContact", "interactions"]))
            #expect(contact.leavesOutAbsentValues)
        }
        let ruth = try #require(json["contacts"].items.first { $0["name"] == "Ruth Abernathy" })
        #expect(ruth["lastContact"] == "2026-03-10T14:05:00-04:00")
        #expect(ruth["interactions"] == 15)
        #expect(ruth["properties"]["tags"] == .array(["customer", "shop"]))
        #expect(ruth["properties"]["starred"] == "true")
        #expect(ruth["properties"]["organization"] == "[[Harbor Lane Bikes]]")
        let owen = try #require(json["contacts"].items.first { $0["name"] == "Owen Vega" })
        #expect(owen["lastContact"] == .null)
        #expect(owen["interactions"] == 0)
    }

    @Test("Nobody to list is an empty list")
    func nobody() async throws {
        let run = try await TemporaryVault().kith("list", "--format", "json")
        run.expectExit(0)
        #expect(run.output == #"{"schema":"kith.contacts/1","contacts":[]}"# + "\n")
    }

    @Test("The last contact is the last that took place, up to now")
    func lastContact() async throws {
        let vault = try TemporaryVault([
            "A.md": """
            ---
            type: contact
            ---
            ## Interactions

            > [!call] 2026-05-01 planned

            > [!call] 2026-03-15 nobody there
            > - outcome:: failed

            > [!call] 2026-03-14 not that
            > - cancelled-at:: 2026-03-14T10:00:00Z

            > [!call] 2026-03-13 draft
            > - postponed:: true

            > [!call] 2026-03-12 16:00 reached

            > [!call] never dated
            """
        ])
        let contact = try await vault.kith("list", "--format", "json").json()["contacts"][0]
        #expect(contact["lastContact"] == "2026-03-12T16:00:00+00:00")
    }

    @Test(
        "A filter that can't be read is a usage error with advice",
        arguments: [
            ("tagz:customer", "tags"), ("tag:", "tag:client"), ("not:", "not:"), ("\"open", "\""),
            ("last:90", "90d"), ("interactions>x", "interactions:3"), ("rim-color:silver", "rim-colour"),
            ("qqqqqq:3", "--format json"), ("last:6w..2w", "first"), ("type:cal", "call"), (":x", "tag:client"),
        ])
    func refuses(word: String, advice: String) async throws {
        let vault = try TemporaryVault.sample()
        let text = try await vault.kith("list", word)
        text.expectExit(64)
        #expect(text.outputBytes.isEmpty)
        #expect(text.messages.contains(advice))
        let json = try await vault.kith("list", word, "--format", "json")
        json.expectExit(64)
        #expect(json.outputBytes.isEmpty)
        #expect(try json.jsonError()["code"] == "usage")
    }
}
