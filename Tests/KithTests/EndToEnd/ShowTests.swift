import TestSupport
import Testing

@Suite("kith show")
struct ShowTests {
    @Test("JSON has properties, relations both ways, the last contact, follow-ups and the latest interactions")
    func json() async throws {
        let json = try await TemporaryVault.sample().kith("show", "Ruth Abernathy", "--format", "json").json()
        #expect(json["schema"] == "kith.contact/1")
        #expect(json["name"] == "Ruth Abernathy")
        #expect(json["path"] == "Contacts/Ruth Abernathy.md")
        #expect(json["properties"]["aliases"] == .array(["Ruthie", "R. Abernathy"]))
        #expect(
            json["relatedTo"]
                == .array([
                    .object([
                        "name": "Priya \"Pip\" Raman", "path": "Contacts/Priya -Pip- Raman.md",
                        "relation": "introduced us to",
                    ]),
                    .object(["name": "Walter Finch", "path": "Contacts/Walter Finch.md", "relation": "brother"]),
                ]))
        #expect(json["relatedFrom"].items.map { $0["relation"].text } == ["friend of", "sister"])
        #expect(json["lastContact"] == "2026-03-10T14:05:00-04:00")
        #expect(json["openFollowUps"].items.map { $0["id"].text } == ["i-rmh9nw756k"])
        #expect(json["latest"].items.count == 5)
        #expect(json.leavesOutAbsentValues)
        #expect(json.allKeys(but: ["properties", "fields"]).allSatisfy { !$0.contains("-") })
    }

    @Test("The latest interactions are the beginning of the timeline, others' included")
    func latest() async throws {
        let vault = try TemporaryVault.sample()
        for name in ["Ruth Abernathy", "Harbor Lane Bikes", "Marisol Vega", "Kurogane Rims"] {
            let card = try await vault.kith("show", name, "--format", "json").json()
            let timeline = try await vault.kith("timeline", name, "--format", "json").interactions()
            #expect(card["latest"].items == Array(timeline.prefix(5)), "\(name)")
            let count = timeline.count { $0["status"] == "logged" }
            #expect(card["interactions"] == .number(Double(count)), "\(name)")
        }
    }

    @Test("The card counts and dates contacts as the list does")
    func agreesWithList() async throws {
        let vault = try TemporaryVault.sample()
        for contact in try await vault.kith("list", "--format", "json").json()["contacts"].items {
            let card = try await vault.kith("show", contact["path"].text, "--format", "json").json()
            for key in ["name", "path", "properties", "lastContact", "interactions"] {
                #expect(card[key] == contact[key], "\(contact["path"].text): \(key)")
            }
        }
    }

    @Test("An organization shows its people")
    func people() async throws {
        let json = try await TemporaryVault.sample().kith("show", "Kurogane Rims", "--format", "json").json()
        #expect(json["name"] == "黒鉄リム製作所")
        #expect(json["people"].items.map { $0["name"].text } == ["佐藤 美咲"])
        #expect(json["people"][0]["path"] == "Contacts/佐藤 美咲.md")
    }

    @Test("What one must know first is shown first")
    func flags() async throws {
        let run = try await TemporaryVault.sample().kith("show", "Walter Finch")
        let lines = run.output.split(separator: "\n")
        #expect(lines[0].contains("Walter Finch"))
        #expect(lines[1].contains("Asked on 2025-06-10 not to be contacted"))
    }

    @Test("A contact with nothing but its type has a card")
    func bare() async throws {
        let vault = try TemporaryVault(["Contacts/Bare.md": "---\ntype: contact\n---\n"])
        let text = try await vault.kith("show", "Bare")
        text.expectExit(0)
        #expect(text.output.contains("never"))
        let json = try await vault.kith("show", "Bare", "--format", "json").json()
        #expect(json.keys == ["interactions", "name", "path", "properties", "schema"])
    }

    @Test("Names in messages can't steer the terminal either")
    func controlCharactersInMessages() async throws {
        let vault = try TemporaryVault([
            "A/Twin.md": "---\ntype: contact\nname: \"\\e[31mred\"\n---\n", "B/Twin.md": "---\ntype: contact\n---\n",
            "C/\u{1B}[2J.md": "---\ntype: contact\ntype: contact\n---\n",
        ])
        for (name, exitCode) in [("Twin", Int32(4)), ("Nobody\u{1B}[2J", 3)] {
            let run = try await vault.kith("show", name)
            run.expectExit(exitCode)
            #expect(!run.messages.contains("\u{1B}"))
        }
        let list = try await vault.kith("list")
        #expect(list.messages.contains("C/␛[2J.md:3: "))
        #expect(!list.messages.contains("\u{1B}"))
    }

    @Test("Text from notes can't steer the terminal")
    func controlCharacters() async throws {
        let vault = try TemporaryVault([
            "Contacts/Mean.md": """
            ---
            type: contact
            job-title: "a\u{1B}]0;owned\u{7}b"
            ---
            ## Interactions

            > [!call] 2026-01-01 \u{1B}[2J\u{9B}31m cleared \u{202E}right to left
            """
        ])
        for arguments in [["show", "Mean"], ["timeline"], ["list"], ["timeline", "--color", "always"]] {
            let run = try await vault.kith(all: arguments)
            run.expectExit(0)
            #expect(!run.output.contains("\u{1B}]"))
            #expect(!run.output.contains("\u{1B}[2J"))
            #expect(!run.output.unicodeScalars.contains("\u{9B}"))
            #expect(!run.output.unicodeScalars.contains("\u{7}"))
            #expect(!run.output.unicodeScalars.contains("\u{202E}"))
        }
    }
}
