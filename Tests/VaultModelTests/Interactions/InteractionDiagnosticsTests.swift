import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 2 and 3: what a reader reports.
@Suite("Diagnostics of notes")
struct InteractionDiagnosticsTests {
    /// The findings in a note, one a line: `RULE LINE “what stands there”`.
    private static func found(
        _ text: String, at path: String = "Contacts/Ada.md", vault: String = ""
    ) throws -> [String] {
        let vault = try InMemoryVault(["Vault.md": "---\nkith: 1\n\(vault)\n---\n", path: FileContent(text)])
        let note = try #require(vault.note(path))
        let diagnostics = InteractionDiagnostics.all(in: note, settings: vault.settings)
        for diagnostic in diagnostics {
            #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix("."))
            let isError = ["front-matter", "duplicate-key"].contains(diagnostic.rule)
            #expect(diagnostic.severity == (isError ? .error : diagnostic.rule == "unstamped" ? .note : .warning))
        }
        let starts = diagnostics.map(\.span.lowerBound)
        #expect(starts == starts.sorted())
        let source = note.tree.source
        return diagnostics.map { diagnostic in
            "\(diagnostic.rule) \(source.line(at: diagnostic.span.lowerBound) + 1) “\(source.text(diagnostic.span))”"
        }
    }

    private static let stamp = "> - logged-by:: [[Jane]]\n> - logged-at:: 2026-03-09T10:00:00Z\n"

    /// The findings in a contact's section, its callouts stamped.
    private static func inSection(_ section: String, vault: String = "") throws -> [String] {
        try found("---\ntype: contact\n---\n# Interactions\n\n\(section)", vault: vault)
    }

    @Test("nothing is found in a note where all is well")
    func clean() throws {
        #expect(try Self.inSection("> [!call] 2026-03-09 14:05 x\n\(Self.stamp)>\n> body\n\n^i-k3f7qa92xd\n").isEmpty)
        #expect(try Self.found("# Text\n\n> [!tip] x\n> - by:: y\n").isEmpty)
        #expect(try Self.found("").isEmpty)
    }

    @Test("the sample vault has hand-typed entries, and nothing else to report")
    func sample() throws {
        let vault = try InMemoryVault.sample()
        let findings = vault.notes.map { ($0.path, InteractionDiagnostics.all(in: $0, settings: vault.settings)) }
        #expect(findings.flatMap(\.1).allSatisfy { $0.rule == "unstamped" && $0.severity == .note })
        let unstamped = vault.interactions.filter(\.isUnstamped)
        #expect(findings.flatMap(\.1).count == unstamped.count)
        #expect(!unstamped.isEmpty)
    }

    @Test("front matter")
    func frontMatter() throws {
        #expect(try Self.found("---\ntype: contact\na: b: c\n---\n") == ["front-matter 3 “a: b: c”"])
        #expect(try Self.found("---\ntype: contact\nname: a\nname: b\n---\n") == ["duplicate-key 4 “name”"])
        #expect(try Self.found("---\ntype: contact\nx: {a: b}\n---\n") == ["nested-value 3 “{a: b}”"])
        #expect(
            try Self.found("---\nx: [[a]]\ny:\n  - z: 1\n---\n").map { $0.prefix(14) } == [
                "nested-value 2", "nested-value 4",
            ])
    }

    @Test(
        "a member, template or code outside its folder",
        arguments: [
            ("A.md", "member", true), ("Contacts/A.md", "code", true), ("Team/A.md", "template", true),
            ("Team/A.md", "member", false),
            ("Templates/A.md", "template", false), ("Codes/x/A.md", "code", false), ("A.md", "contact", false),
            ("A.md", "plain", false),
            ("A.md", "other", false),
        ])
    func misplaced(path: String, type: String, isFound: Bool) throws {
        #expect(
            try Self.found("---\ntype: \(type)\n---\n", at: path) == (isFound ? ["misplaced-kind 2 “\(type)”"] : []))
    }

    @Test("a second section")
    func secondSection() throws {
        #expect(
            try Self.inSection("text\n\n# INTERACTIONS #\n\n## Interactions\n\nInteractions\n===\n") == [
                "second-section 8 “INTERACTIONS”", "second-section 12 “Interactions”",
            ])
        #expect(try Self.inSection("## Interactions\n\n# Other\n").isEmpty)
        #expect(try Self.found("# Interactions\n\n# Interactions\n").isEmpty)
    }

    @Test("a stray interaction")
    func stray() throws {
        let callout = "> [!call] x\n> logged-at:: 2026-03-09T10:00:00Z\n"
        #expect(
            try Self.found("---\ntype: contact\n---\n\(callout)\n# Interactions\n") == [
                "stray-interaction 4 “> [!call] x”"
            ])
        #expect(
            try Self.inSection("# Other\n\n> [!any]- 2026-03-09 x\n\n^i-1\n") == [
                "stray-interaction 8 “> [!any]- 2026-03-09 x”"
            ])
        #expect(try Self.found("# Interactions\n\n  > [!call]\n^i-1") == ["stray-interaction 3 “> [!call]”"])
        #expect(try Self.found(callout, at: "Team/A.md") == ["stray-interaction 1 “> [!call] x”"])
        #expect(try Self.found("---\ntype: segment\n---\n\(callout)") == ["stray-interaction 4 “> [!call] x”"])
        for none in [
            "> [!call] x\n> logged-at::\n", "> [!call] x\n> logged-by:: Jane\n", "> [!call] x\n\n^e-1\n",
            "> [!call] x\n\n^foreign\n",
            "- > [!call] x\n  > logged-at:: y\n", "> > [!call] x\n> > logged-at:: y\n", "```\n\(callout)```\n",
        ] {
            #expect(try Self.found(none).isEmpty, "\(none)")
        }
    }

    @Test("events under `Activity` and runs of a segment under `Log` are in their place")
    func inPlace() throws {
        let event = "> [!EVENT] x\n\(Self.stamp)\n^e-1\n", run = "> [!logged] x\n\(Self.stamp)\n^l-1\n"
        #expect(try Self.found("## activity\n\n\(event)").isEmpty)
        #expect(try Self.found("---\ntype: contact\n---\n## Activity\n\n### More\n\n\(event)").isEmpty)
        #expect(try Self.found("---\ntype: segment\n---\n## Log\n\n\(run)\n## Activity\n\n\(event)").isEmpty)
        #expect(try Self.found("## Log\n\n\(event)") == ["stray-interaction 3 “> [!EVENT] x”"])
        #expect(try Self.found("## Log\n\n\(run)") == ["stray-interaction 3 “> [!logged] x”"])
        #expect(
            try Self.found("---\ntype: segment\n---\n## Activity\n\n\(run)") == ["stray-interaction 6 “> [!logged] x”"])
        #expect(try Self.found("---\ntype: segment\n---\n## Log\n\n\(event)") == ["stray-interaction 6 “> [!EVENT] x”"])
        #expect(try Self.found("## Activity\n\n> [!call] x\n\n^i-1\n") == ["stray-interaction 3 “> [!call] x”"])
    }

    @Test("a type that the vault does not list, on something that has an interaction's fields")
    func unknownType() throws {
        #expect(try Self.inSection("> [!phone] x\n> - via:: 5\n") == ["unknown-type 6 “phone”"])
        #expect(try Self.inSection("> [!tip] x\n> - why:: 5\n> - via::\n>\n> - code:: a\n").isEmpty)
        #expect(try Self.inSection("> [!tip] x\n\n^i-1\n").isEmpty)
        #expect(
            try Self.inSection("> [!call] x\n\(Self.stamp)", vault: "interaction-types: [phone]") == [
                "unknown-type 6 “call”"
            ])
    }

    @Test(
        "a subject that begins like a date or a time",
        arguments: [
            ("2026-3-9 x", "2026-3-9 x"), ("2026-02-30 x", "2026-02-30 x"), ("2026-03-09 25:00 x", "25:00 x"),
            ("2026-03-09 9:05am", "9:05am"),
            ("09:00-10:00 x", "09:00-10:00 x"), ("2026-03-09 14:05 pm is none", nil), ("9 March", nil),
            ("2026-03-09 · 14:05 train", "14:05 train"),
        ])
    func unreadWhen(header: String, subject: String?) throws {
        let expected = header.contains("·") ? nil : subject
        #expect(
            try Self.inSection("> [!call] \(header)\n\(Self.stamp)")
                == (expected.map { ["unread-when 6 “\($0)”"] } ?? []))
    }

    @Test("hours that the zone skips or repeats")
    func hours() throws {
        let zone = "timezone: America/New_York"
        func section(_ header: String) -> String { "> [!call]\(header)\n\(Self.stamp)" }
        #expect(
            try Self.inSection(section(" 2026-03-08 02:30 x"), vault: zone) == ["skipped-hour 6 “2026-03-08 02:30”"])
        #expect(try Self.inSection(section("|a]b- 2026-03-08 02:30 x"), vault: zone).isEmpty)
        #expect(
            try Self.inSection("> [!call|wide]-  [[2026-11-01]]T01:30 x\n\(Self.stamp)", vault: zone) == [
                "repeated-hour 6 “[[2026-11-01]]T01:30”"
            ])
        #expect(
            try Self.inSection(section("+ 2026-11-01 01:59:59"), vault: zone) == [
                "repeated-hour 6 “2026-11-01 01:59:59”"
            ])
        #expect(
            try Self.inSection(section("- 2026-11-01 01:30 · 9 x"), vault: zone) == [
                "repeated-hour 6 “2026-11-01 01:30”"
            ])
        for fine in [
            " 2026-03-08T02:30-05:00 x", " 2026-03-08 x", " 2026-11-01 x", " 2026-11-01 02:00 x", " 2026-03-08 03:00",
        ] {
            #expect(try Self.inSection(section(fine), vault: zone).isEmpty, "\(fine)")
        }
        #expect(try Self.inSection(section(" 2026-03-08 02:30 x")).isEmpty)
    }

    @Test("a comment's WHEN is looked at as well")
    func comments() throws {
        let section =
            "> [!call] x\n\(Self.stamp)>\n> > [!comment] 2026-03-08 02:30\n> > a\n>\n> > [!comment] 2026-3-9\n> > b\n"
        #expect(
            try Self.inSection(section, vault: "timezone: America/New_York") == [
                "skipped-hour 10 “2026-03-08 02:30”", "unread-when 13 “2026-3-9”",
            ])
    }

    @Test("a field that stands twice, but for lists and empty ones")
    func duplicateFields() throws {
        let fields =
            "> - code:: a\n> - with:: [[B]]\n> - CODE:: b\n> - with:: [[C]]\n> - via::\n> - via:: x\n> - own:: 1\n> - Own:: 2\n"
            + "> - code:: c\n"
        #expect(
            try Self.inSection("> [!call] x\n\(Self.stamp)\(fields)") == [
                "duplicate-field 11 “CODE”", "duplicate-field 16 “Own”", "duplicate-field 17 “code”",
            ])
    }

    @Test(
        "an id line glued to what follows",
        arguments: [
            ("^i-1\n---\n", 10), ("^i-1\n===\n", 10), ("^i-1\ntext\n", 10), ("^my-id\n    code\n", 10),
            ("^i-1\ntext\n---\n", 10),
            ("^i-1\n> quote\n", nil), ("^i-1\n# x\n", nil), ("^i-1\n- x\n", nil), ("^i-1\n\ntext\n", nil),
            ("^i-1 x\ntext\n", nil),
            ("text\n^i-1\n", nil), ("^\ntext\n", nil), ("^é\ntext\n", nil),
        ])
    func gluedID(text: String, line: Int?) throws {
        let found = try Self.inSection("> [!call] x\n\(Self.stamp)\n\(text)")
        #expect(found == (line.map { ["glued-id \($0) “\(text.prefix { $0 != "\n" })”"] } ?? []))
    }

    @Test("an id line that lost its blank lines on both sides is glued too")
    func gluedLazyID() throws {
        #expect(try Self.inSection("> [!call] x\n\(Self.stamp)> body\n^i-1\ntext\n") == ["glued-id 10 “^i-1”"])
        #expect(try Self.inSection("> [!call] x\n\(Self.stamp)> body\n^i-1\n").isEmpty)
        #expect(try Self.inSection("> [!call] x\n\(Self.stamp)> body\n> ^i-1\n> text\n").isEmpty)
    }

    @Test("an entry typed by hand")
    func unstamped() throws {
        #expect(try Self.inSection("> [!call] x\n") == ["unstamped 6 “> [!call] x”"])
        #expect(try Self.inSection("> [!call] x\n> - logged-by:: Jane\n") == ["unstamped 6 “> [!call] x”"])
        #expect(
            try Self.inSection("> [!call] x\n> - logged-by::\n> - logged-at:: soon\n\n^i-1") == [
                "unstamped 6 “> [!call] x”"
            ])
        #expect(try Self.inSection("> [!tip] x\n").isEmpty)
    }

    @Test("all of a note comes in the order of its text")
    func order() throws {
        let text =
            "---\ntype: contact\nx: {a: 1}\n---\n> [!note] a\n\n^i-1\n\n# Interactions\n\n> [!call] 9:00 x\n> - code:: a\n"
            + "> - code:: b\n\n^i-2\ntext\n\n> [!phone] y\n> - code:: a\n\n# Interactions\n"
        #expect(
            try Self.found(text).map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                "nested-value 3", "stray-interaction 5", "unstamped 11", "unread-when 11", "duplicate-field 13",
                "glued-id 15",
                "unknown-type 18", "second-section 21",
            ])
    }

    @Test("line ends and a byte order mark change nothing but the places")
    func lineEnds() throws {
        let text = "---\ntype: contact\n---\n# Interactions\n\n> [!call] 9:00 x\n\n^i-2\n---\n"
        let plain = try Self.found(text)
        #expect(plain == ["unstamped 6 “> [!call] 9:00 x”", "unread-when 6 “9:00 x”", "glued-id 8 “^i-2”"])
        #expect(try Self.found("\u{FEFF}" + text.replacing("\n", with: "\r\n")) == plain)
        #expect(try Self.found(text.replacing("\n", with: "\r")) == plain)
    }
}
