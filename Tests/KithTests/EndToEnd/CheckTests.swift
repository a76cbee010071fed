import Foundation
import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("kith check")
struct CheckTests {
    /// A vault with an error, three warnings and a note.
    private static let files: [String: FileContent] = [
        "Contacts/Ada, 50% Lovelace.md": """
        ---
        type: contact
        id: c-adaadaada1
        ---
        ## Interactions

        > [!call] 2026-03-09 14:05 See [[Nowhere]], %C3 ü [[No: one]]

        > [!note] Likes tea
        > - logged-by:: Jane
        > - logged-at:: 2026-03-09T19:12:44Z

        ^i-teateatea1

        """,
        "Notes/Torn.md": "x\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n",
    ]

    private static let lines = [
        "Contacts/Ada, 50% Lovelace.md:7:1: note: It lacks `logged-by` and `logged-at` [unstamped]",
        "Contacts/Ada, 50% Lovelace.md:7:32: warning: No note is called “Nowhere” [unresolved-link]",
        "Contacts/Ada, 50% Lovelace.md:7:51: warning: No note is called “No: one” [unresolved-link]",
        "Contacts/Ada, 50% Lovelace.md:9:1: warning: The interaction has no date and is listed last [undated]",
        "Notes/Torn.md:2:1: error: Git left a conflict here; until it is settled the note is not edited "
            + "[conflict-markers]",
    ]

    private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    // MARK: Forms

    @Test("Everything is found in one run, a line each, and the sum is told")
    func text() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("check")
        run.expectExit(1)
        #expect(run.output == Self.text(Self.lines))
        #expect(run.messages == "kith: 1 error, 3 warnings, 1 note; `kith check --fix` mends 1 of them\n")
        let coloured = try await vault.kith("check", "--color", "always")
        #expect(coloured.output.contains("\u{1B}[31merror") && coloured.output.contains("\u{1B}[33mwarning"))
    }

    @Test("A vault in which all is well, and one in which there are notes alone")
    func well() async throws {
        let vault = try TemporaryVault(["Contacts/Ada.md": "---\ntype: contact\nid: c-adaadaada1\n---\n"])
        let run = try await vault.kith("check")
        run.expectExit(0)
        #expect(run.outputBytes.isEmpty)
        #expect(run.messages == "kith: nothing to report\n")
        try vault.write("Contacts/Bo.md", "---\ntype: contact\n---\n")
        let notes = try await vault.kith("check")
        notes.expectExit(0)
        #expect(notes.messages == "kith: 1 note; `kith check --fix` mends 1 of them\n")
    }

    @Test("JSON has the members of each finding, and an empty list where there is none")
    func json() async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("check", "--format", "json")
        run.expectExit(1)
        #expect(run.errorBytes.isEmpty)
        let json = try run.json()
        #expect(json["schema"] == "kith.check/1")
        #expect(json.leavesOutAbsentValues)
        let texts = json["findings"].items.map { finding in
            var text = finding["path"].text
            if case .number(let line) = finding["line"], case .number(let column) = finding["column"] {
                text += ":\(Int(line)):\(Int(column))"
            }
            return text + ": \(finding["severity"].text): \(finding["message"].text) [\(finding["rule"].text)]"
        }
        #expect(texts == Self.lines)
        #expect(json["findings"].items.map { $0["fixable"] } == [true, .null, .null, .null, .null])
        let none = try await vault.kith("check", "--rule", "shared-address", "--format", "json")
        none.expectExit(0)
        #expect(none.output == #"{"schema":"kith.check/1","findings":[]}"# + "\n")
    }

    @Test("SARIF 2.1.0: what it requires is there, and what it refers to")
    func sarif() async throws {
        let run = try await TemporaryVault(Self.files).kith("check", "--format", "sarif")
        run.expectExit(1)
        let log = try run.json()
        #expect(log["version"] == "2.1.0")
        #expect(log["$schema"].text.hasSuffix("sarif-2.1.0.json"))
        #expect(log["runs"].items.count == 1)
        let driver = log["runs"][0]["tool"]["driver"]
        #expect(driver["name"] == "kith")
        #expect(log["runs"][0]["columnKind"] == "unicodeCodePoints")
        let rules = driver["rules"].items
        #expect(Set(rules.map { $0["id"].text }) == ["unstamped", "unresolved-link", "undated", "conflict-markers"])
        #expect(rules.allSatisfy { !$0["shortDescription"]["text"].text.isEmpty })
        let results = log["runs"][0]["results"].items
        #expect(results.count == Self.lines.count)
        for (result, line) in zip(results, Self.lines) {
            guard case .number(let index) = result["ruleIndex"] else {
                Issue.record("no ruleIndex: \(result)")
                continue
            }
            #expect(rules[Int(index)]["id"] == result["ruleId"])
            #expect(["error", "warning", "note"].contains(result["level"].text))
            #expect(line.contains(": \(result["level"].text): \(result["message"]["text"].text.dropLast()) ["))
            let place = result["locations"][0]["physicalLocation"]
            let uri = place["artifactLocation"]["uri"].text
            #expect(uri.removingPercentEncoding.map(line.hasPrefix) == true)
            #expect(!uri.contains(" ") && !uri.contains(","))
            guard case .number(let start) = place["region"]["startColumn"],
                case .number(let end) = place["region"]["endColumn"]
            else { continue }
            #expect(start >= 1 && end > start)
        }
        #expect(results[1]["locations"][0]["physicalLocation"]["region"]["endColumn"] == 43)
        // Nothing found is a run without results, which is not one that failed.
        let none = try await TemporaryVault().kith("check", "--format", "sarif")
        none.expectExit(0)
        #expect(try none.json()["runs"][0]["results"] == .array([]))
    }

    @Test("Annotations of GitHub's workflows escape what would end them")
    func github() async throws {
        let run = try await TemporaryVault(Self.files).kith("check", "--format", "github")
        run.expectExit(1)
        let file = "Contacts/Ada%2C 50%25 Lovelace.md"
        #expect(
            run.output
                == Self.text([
                    "::notice file=\(file),line=7,col=1,title=kith%3A unstamped::It lacks `logged-by` and `logged-at`",
                    "::warning file=\(file),line=7,col=32,title=kith%3A unresolved-link::No note is called “Nowhere”",
                    "::warning file=\(file),line=7,col=51,title=kith%3A unresolved-link::No note is called “No: one”",
                    "::warning file=\(file),line=9,col=1,title=kith%3A undated::The interaction has no date and is "
                        + "listed last",
                    "::error file=Notes/Torn.md,line=2,col=1,title=kith%3A conflict-markers::Git left a conflict here; "
                        + "until it is settled the note is not edited",
                ]))
        let percent = try TemporaryVault(["A.md": "[[50% off]]\n"])
        #expect(
            try await percent.kith("check", "--format", "github").output.hasSuffix("::No note is called “50%25 off”\n"))
    }

    @Test("What would steer a terminal is shown, not obeyed")
    func controls() async throws {
        let vault = try TemporaryVault(["A.md": "[[x\u{1B}[31my]]\n"])
        #expect(try await vault.kith("check").output.contains("\u{1B}") == false)
    }

    // MARK: Rules

    @Test("--rule and --no-rule, several at once, with commas and in capitals")
    func rules() async throws {
        let vault = try TemporaryVault(Self.files)
        func lines(_ options: String...) async throws -> [String] {
            try await vault.kith(all: ["check"] + options).output.split(separator: "\n").map(String.init)
        }
        #expect(try await lines("--rule", "undated") == [Self.lines[3]])
        #expect(try await lines("--rule", "undated,Unstamped") == [Self.lines[0], Self.lines[3]])
        #expect(try await lines("--rule", "undated", "--rule", "unstamped") == [Self.lines[0], Self.lines[3]])
        #expect(try await lines("--no-rule", "unresolved-link, undated") == [Self.lines[0], Self.lines[4]])
        #expect(try await lines("--rule", "undated,unstamped", "--no-rule", "undated") == [Self.lines[0]])
    }

    @Test("check-off leaves rules out, but for what --rule names; what is no rule is a finding itself")
    func off() async throws {
        let vault = try TemporaryVault(
            Self.files,
            vaultNote: "---\nkith: 1\ncheck-off: [unresolved-link, Undated, conflict-markers, undatd]\n---\n")
        let run = try await vault.kith("check")
        run.expectExit(1)
        #expect(
            run.output
                == Self.text([
                    Self.lines[0],
                    "Vault.md:3:57: warning: `check-off` can't be “undatd”: it takes the name of a rule [bad-property]",
                ]))
        #expect(try await vault.kith("check", "--rule", "undated").output == Self.text([Self.lines[3]]))
    }

    @Test("A rule that there is not", arguments: ["--rule", "--no-rule"])
    func unknownRule(option: String) async throws {
        let vault = try TemporaryVault()
        let run = try await vault.kith("check", option, "undatd")
        run.expectExit(64)
        #expect(run.messages.contains("there is no rule “undatd”") && run.messages.contains("Did you mean undated?"))
        let json = try await vault.kith("check", option, "zzzzzzzz", "--format", "json")
        json.expectExit(64)
        #expect(try json.jsonError()["hint"].text.contains("kith check --list-rules"))
    }

    @Test("--list-rules has every rule, as text and as JSON, without a vault")
    func list() async throws {
        let place = try TemporaryVault(vaultNote: nil)
        let text = try await place.kith("check", "--list-rules")
        text.expectExit(0)
        let words = text.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(words.map(\.first) == CheckRule.allCases.map(\.id))
        for (words, rule) in zip(words, CheckRule.allCases) {
            #expect(words[1] == rule.severity.rawValue)
            #expect((words[2] == "fixable") == rule.isFixable)
            #expect(words.joined(separator: " ").hasSuffix(rule.summary))
        }
        let json = try await place.kith("check", "--list-rules", "--format", "json").json()
        #expect(json["schema"] == "kith.rules/1")
        #expect(json["rules"].items.map { $0["rule"].text } == CheckRule.allCases.map(\.id))
        #expect(json["rules"].items.map { $0["severity"].text } == CheckRule.allCases.map(\.severity.rawValue))
        #expect(json["rules"].items.map { $0["fixable"] == true } == CheckRule.allCases.map(\.isFixable))
        let one = try await place.kith("check", "--list-rules", "--rule", "undated")
        #expect(one.output.hasPrefix("undated") && one.output.split(separator: "\n").count == 1)
        for format in ["sarif", "github"] {
            let run = try await place.kith("check", "--list-rules", "--format", format)
            run.expectExit(64)
            #expect(run.messages.contains("rules are listed as text or json"))
        }
    }

    @Test("Options that do not go together", arguments: [["--dry-run"], ["--fix", "--list-rules"]])
    func refused(options: [String]) async throws {
        let run = try await TemporaryVault(Self.files).kith(all: ["check"] + options)
        run.expectExit(64)
        #expect(run.outputBytes.isEmpty)
    }

    // MARK: Places

    @Test("Paths from where one is, or from the root; what stands in other notes counts all the same")
    func places() async throws {
        let vault = try TemporaryVault(Self.files)
        let contacts = Self.text(Array(Self.lines[..<4]))
        for (name, folder) in [
            ("Contacts", ""), ("Contacts/", ""), ("./Contacts", ""), (".", "Contacts"), ("Contacts", "Notes"),
            ("../Contacts", "Notes"), ("Ada, 50% Lovelace.md", "Contacts"), (vault.path("Contacts"), "Notes"),
        ] {
            let run = try await vault.kith("check", name, in: folder)
            run.expectExit(1)
            #expect(run.output == contacts, "\(name) in \(folder)")
        }
        let torn = try await vault.kith("check", "Notes/Torn.md", "Notes")
        #expect(torn.output == Self.lines[4] + "\n")
        for (name, folder) in [(".", ""), ("..", "Notes")] {
            #expect(try await vault.kith("check", name, in: folder).output == Self.text(Self.lines), "\(name)")
        }
        // The id is found twice, though only one of the notes is asked for.
        try vault.write(
            "Notes/Copy.md", Self.files["Contacts/Ada, 50% Lovelace.md"] ?? "")
        let twice = try await vault.kith("check", "Notes", "--rule", "duplicate-id,duplicate-contact-id")
        #expect(twice.output.split(separator: "\n").count == 2)
    }

    @Test("A path at which nothing stands", arguments: ["Nowhere", "Contacts/Nobody.md", "../outside", "/"])
    func missing(name: String) async throws {
        let vault = try TemporaryVault(Self.files)
        let run = try await vault.kith("check", name)
        run.expectExit(3)
        #expect(run.messages.contains("nothing in the vault stands there"))
        let json = try await vault.kith("check", name, "--format", "json")
        json.expectExit(3)
        #expect(try json.jsonError()["code"] == "not-found")
    }

    // MARK: The vault

    @Test("A Vault.md that other commands refuse is a finding")
    func badVault() async throws {
        let vault = try TemporaryVault(Self.files, vaultNote: "---\nkith: 1\ntimezone: Nowhere/Nothing\n---\n")
        try await vault.kith("list").expectExit(2)
        let run = try await vault.kith("check")
        run.expectExit(1)
        #expect(run.output.hasPrefix("Vault.md:3:1: warning: "))
        #expect(run.output.hasSuffix("; the notes are looked at once that is mended [bad-property]\n"))
        #expect(run.output.contains("Nowhere/Nothing"))
        #expect(try await vault.kith("check", "--format", "json").json()["findings"][0]["path"] == "Vault.md")
    }

    @Test("No vault, and one of a later version, are failures")
    func noVault() async throws {
        try await TemporaryVault(vaultNote: nil).kith("check").expectExit(3)
        let newer = try await TemporaryVault(vaultNote: "---\nkith: 99\n---\n").kith("check")
        #expect(newer.exitCode > 1)
        #expect(newer.outputBytes.isEmpty)
    }
}
