import NoteSyntax
import Testing
import VaultModel

/// Format 1: what `Vault.md` says.
@Suite("Settings of a vault")
struct VaultSettingsTests {
    private static func settings(_ lines: String...) throws(VaultSettingsError) -> VaultSettings {
        let text = "---\n" + lines.joined(separator: "\n") + "\n---\n"
        return try VaultSettings(NoteTree(text), folderName: "Folder")
    }

    private static func error(_ lines: String...) -> VaultSettingsError? {
        let text = "---\n" + lines.joined(separator: "\n") + "\n---\n"
        do throws(VaultSettingsError) {
            _ = try VaultSettings(NoteTree(text), folderName: "Folder")
            return nil
        } catch {
            return error
        }
    }

    @Test("all but the version has a default")
    func defaults() throws {
        let settings = try Self.settings("kith: 1")
        #expect(settings.name == "Folder")
        #expect(settings.zone.identifier == "UTC")
        #expect(settings.contactsFolder == "Contacts")
        #expect(settings.segmentsFolder == "Segments")
        #expect(settings.attachmentsFolder == "Attachments")
        #expect(settings.teamFolder == "Team")
        #expect(settings.templatesFolder == "Templates")
        #expect(settings.codesFolder == "Codes")
        #expect(settings.interactionTypes == ["call", "email", "meeting", "note"])
        #expect(settings.deletePolicy == .direct)
        #expect(!settings.requiresTemplate)
        #expect(!settings.requiresCode)
        #expect(settings.keepInTouchTags.isEmpty)
        #expect(settings.rulesOff.isEmpty)
    }

    @Test("every key is read")
    func everyKey() throws {
        let settings = try Self.settings(
            "kith: 1", "name: \"Ann: our book\"", "timezone: Europe/Berlin", "contacts: People", "segments: Lists/All",
            "attachments: Files/", "team: Who", "templates: Forms", "codes: Why",
            "interaction-types: [Call, e-mail, x1]", "delete-policy: cancel-first", "require-template: true",
            "require-code: true", "keep-in-touch-tags:", "  - vip 6w", "  - \"client  3m\"",
            "check-off: [orphan, stale]",
            "mine: kept")
        #expect(settings.name == "Ann: our book")
        #expect(settings.zone.identifier == "Europe/Berlin")
        #expect(settings.contactsFolder == "People")
        #expect(settings.segmentsFolder == "Lists/All")
        #expect(settings.attachmentsFolder == "Files")
        #expect(settings.teamFolder == "Who")
        #expect(settings.templatesFolder == "Forms")
        #expect(settings.codesFolder == "Why")
        #expect(settings.interactionTypes == ["Call", "e-mail", "x1"])
        #expect(settings.deletePolicy == .cancelFirst)
        #expect(settings.requiresTemplate)
        #expect(settings.requiresCode)
        #expect(settings.keepInTouchTags.map(\.tag) == ["vip", "client"])
        #expect(settings.keepInTouchTags.map(\.span) == [TimeSpan("6w"), TimeSpan("3m")])
        #expect(settings.rulesOff == ["orphan", "stale"])
    }

    @Test(
        "keys without a value have their default",
        arguments: [
            "name:", "name: \"\"", "timezone:", "contacts: ''", "team:", "interaction-types:", "interaction-types: []",
            "delete-policy:", "require-code:", "keep-in-touch-tags:", "check-off: []",
        ])
    func absent(line: String) throws {
        let settings = try Self.settings("kith: 1", line)
        #expect(settings.name == "Folder")
        #expect(settings.zone.identifier == "UTC")
        #expect(settings.contactsFolder == "Contacts")
        #expect(settings.teamFolder == "Team")
        #expect(settings.interactionTypes == VaultSettings.defaultInteractionTypes)
        #expect(settings.deletePolicy == .direct)
        #expect(!settings.requiresCode)
        #expect(settings.keepInTouchTags.isEmpty)
        #expect(settings.rulesOff.isEmpty)
    }

    @Test("a scalar where a list is meant is a list of one")
    func scalarAsList() throws {
        let settings = try Self.settings(
            "kith: 1", "interaction-types: letter", "check-off: a, b", "keep-in-touch-tags: x 1y")
        #expect(settings.interactionTypes == ["letter"])
        #expect(settings.rulesOff == ["a, b"])
        #expect(settings.keepInTouchTags.map(\.tag) == ["x"])
    }

    @Test(
        "a note without `kith` in its front matter makes no vault",
        arguments: [
            "", "# Vault\n\nkith: 1\n", "---\nname: x\n---\n", "---\nkith: 1\n", "\n---\nkith: 1\n---\n",
            "---\nKith: 1\n---\n",
        ])
    func notAVault(text: String) {
        #expect(throws: VaultSettingsError.notAVault) { try VaultSettings(NoteTree(text), folderName: "x") }
    }

    @Test(
        "the version may be written in many ways",
        arguments: [
            "kith: 1", "kith: \"1\"", "kith: '1'", "kith:    1   # format", "kith: 01", "\"kith\": 1",
        ])
    func versions(line: String) throws {
        _ = try Self.settings(line)
    }

    @Test("a higher version is refused as such, whatever else stands there")
    func newer() {
        #expect(Self.error("name: x", "kith: 2") == .newerVersion("2", line: 3))
        #expect(Self.error("kith: 10") == .newerVersion("10", line: 2))
        #expect(Self.error("kith: 99999999999999999999") == .newerVersion("99999999999999999999", line: 2))
        #expect(Self.error("kith: 2", "timezone: Nowhere") == .newerVersion("2", line: 2))
        #expect(Self.error("kith: 2", "a: b: c") == .newerVersion("2", line: 2))
    }

    @Test(
        "what is no number is no version",
        arguments: ["", "one", "1.0", "-1", "+1", "0", "00", "true", "{a: b}", "[1]", "1 2"])
    func badVersions(version: String) {
        let text = version.hasPrefix("{") || version.hasPrefix("[") ? "no single value" : version
        #expect(Self.error("kith: \(version)") == .badVersion(text, line: 2))
    }

    @Test(
        "an unknown zone is refused",
        arguments: ["Nowhere/Land", "europe/berlin", "PST", "GMT+3", "+01:00", "CEST", "America", "Europe/Berlin x"])
    func zones(zone: String) {
        #expect(Self.error("kith: 1", "timezone: \"\(zone)\"") == .unknownZone(zone, line: 3))
    }

    @Test(
        "a value that its key can't have is refused with its line",
        arguments: [
            ("contacts: /Contacts", "contacts", "/Contacts"), ("segments: ../Lists", "segments", "../Lists"),
            ("attachments: a/.hidden", "attachments", "a/.hidden"), ("team: .", "team", "."),
            ("templates: /", "templates", "/"),
            ("codes: ./Codes", "codes", "./Codes"),
            ("interaction-types: [call, \"e mail\"]", "interaction-types", "e mail"),
            ("interaction-types: [1st]", "interaction-types", "1st"),
            ("interaction-types: [call, \"\"]", "interaction-types", ""),
            ("interaction-types: [réunion]", "interaction-types", "réunion"),
            ("interaction-types: call, email", "interaction-types", "call, email"),
            ("delete-policy: Direct", "delete-policy", "Direct"), ("delete-policy: never", "delete-policy", "never"),
            ("require-template: yes", "require-template", "yes"), ("require-code: 1", "require-code", "1"),
            ("keep-in-touch-tags: [vip]", "keep-in-touch-tags", "vip"),
            ("keep-in-touch-tags: [vip soon]", "keep-in-touch-tags", "vip soon"),
            ("keep-in-touch-tags: [a b 6w]", "keep-in-touch-tags", "a b 6w"),
        ])
    func badValues(line: String, key: String, value: String) throws {
        guard case .badValue(key, value, let expected, 4) = Self.error("kith: 1", "name: x", line) else {
            Issue.record("\(String(describing: Self.error("kith: 1", "name: x", line)))")
            return
        }
        #expect(!expected.isEmpty)
    }

    @Test(
        "a nested value of a key that counts is refused, for else its default would hold unnoticed",
        arguments: ["interaction-types: {a: b}", "team: [[a], b]", "name: {first: x}", "timezone:\n  zone: UTC"])
    func nested(lines: String) {
        guard case .badValue(_, _, _, 3) = Self.error("kith: 1", lines) else {
            guard case .unknownZone(_, 3) = Self.error("kith: 1", lines) else {
                Issue.record("\(String(describing: Self.error("kith: 1", lines)))")
                return
            }
            return
        }
    }

    @Test("a nested value of an unknown key is nobody's business")
    func nestedUnknown() throws {
        #expect(try Self.settings("kith: 1", "plugin: {a: {b: c}}").name == "Folder")
    }

    @Test("front matter that can't be read is refused with its line")
    func broken() {
        guard case .unreadable(4, let problem) = Self.error("kith: 1", "name: x", "a: b: c") else {
            Issue.record("\(String(describing: Self.error("kith: 1", "name: x", "a: b: c")))")
            return
        }
        #expect(!problem.isEmpty)
        guard case .unreadable(4, _) = Self.error("kith: 1", "name: x", "name: y") else {
            Issue.record("\(String(describing: Self.error("kith: 1", "name: x", "name: y")))")
            return
        }
    }

    @Test("line ends and a byte order mark change nothing")
    func lineEnds() throws {
        for text in [
            "---\r\nkith: 1\r\nname: A\r\n---\r\n", "---\rkith: 1\rname: A\r---", "\u{FEFF}---\nkith: 1\nname: A\n---",
        ] {
            #expect(try VaultSettings(NoteTree(text), folderName: "x").name == "A")
        }
        #expect(throws: VaultSettingsError.newerVersion("3", line: 3)) {
            try VaultSettings(NoteTree("\u{FEFF}---\r\nname: A\r\nkith: 3\r\n---\r\n"), folderName: "x")
        }
    }

    @Test("types are compared without case, in full")
    func types() throws {
        let settings = try Self.settings("kith: 1", "interaction-types: [call, E-Mail, x]")
        func index(_ type: String) -> Int? {
            let source = SourceText(type)
            return settings.interactionType(SourceSpan(0..<source.bytes.count), in: source)
        }
        #expect(index("CALL") == 0)
        #expect(index("e-mail") == 1)
        #expect(index("X") == 2)
        for none in ["", "cal", "calls", "e_mail", "email", "xx"] { #expect(index(none) == nil) }
    }
}
