import TestSupport
import Testing

/// What the vault, a contact or the team does not want.
@Suite("Refusals: policies")
struct PolicyRefusalTests {
    private static let log = ["log", "Ada", "call", "Hello"]
    private static let unwelcome = "---\ntype: contact\ndo-not-contact: true\n---\n"

    private static func vault(_ lines: String) -> [String: FileContent] {
        ["Vault.md": "---\nkith: 1\ntimezone: America/New_York\n\(lines)---\n"]
    }

    static let doNotContact = [
        ["log", "Sam", "call", "Hello"], ["log", "Sam", "call", "Hello", "--direction", "outbound"],
        log + ["--with", "Sam"], ["log", "Ada", "Sam", "meeting", "Hello"], log + ["--set", "with=Sam"],
        ["edit", "i-callcall11", "--with", "Sam"], ["edit", "i-callcall11", "--set", "with=Sam"],
    ].map { line in
        Refusal(
            "who asked not to be contacted", line, 5, "refused", at: "Contacts/Sam Cooper.md",
            ["Sam Cooper", "do-not-contact", "--direction inbound", "note"],
            files: ["Contacts/Sam Cooper.md": FileContent(unwelcome)])
    }

    private static let catalog: [String: FileContent] = [
        "Templates/Old letter.md": "---\ntype: template\nactive: false\n---\nDear …\n",
        "Codes/Order.md": "---\ntype: code\ncode: order\n---\n",
        "Codes/Old.md": "---\ntype: code\ncode: order/old\nactive: false\n---\n",
    ]

    static let catalogs = [
        Refusal(
            "a template is wanted", log, 5, "refused", at: "Vault.md", ["template", "--template"],
            files: vault("require-template: true\n")),
        Refusal(
            "a code is wanted", log, 5, "refused", at: "Vault.md", ["code", "--code"],
            files: vault("require-code: true\n")),
        Refusal(
            "an inactive template", log + ["--set", "template=Old letter"], 5, "refused", at: "Templates/Old letter.md",
            ["not active", "active: false"], files: catalog),
        Refusal(
            "an inactive code", log + ["--set", "code=order/old"], 5, "refused", at: "Codes/Old.md",
            ["not active", "active: false"], files: catalog),
        Refusal(
            "an inactive code", ["edit", "i-callcall11", "--set", "code=order/old"], 5, "refused", at: "Codes/Old.md",
            ["not active"], files: catalog),
        Refusal("no such code", log + ["--set", "code=ordre"], 3, "not-found", ["ordre", "Order"], files: catalog),
        Refusal(
            "no such template", log + ["--set", "template=Old lettre"], 3, "not-found", ["Old letter"], files: catalog),
        Refusal(
            "no code at all", log + ["--set", "code=order"], 3, "not-found", ["“order”", "no code at all"]),
        Refusal(
            "no template at all", log + ["--set", "template=x"], 3, "not-found",
            ["“x”", "no template at all"]),
        Refusal(
            "no segment at all", log + ["--set", "segment=x"], 3, "not-found",
            ["“x”", "no segment at all"], preparing: { try $0.remove("Segments/Leads.md") }),
        Refusal("no such file", log + ["--set", "attachments=x.pdf"], 3, "not-found", ["x.pdf"]),
        Refusal(
            "what is not cancelled", ["delete", "i-callcall11", "--yes"], 5, "refused",
            at: "Contacts/Ada Lovelace.md:11", ["delete-policy: cancel-first", "kith cancel i-callcall11"],
            files: vault("delete-policy: cancel-first\n")),
        Refusal(
            "one that is not cancelled", ["delete", "i-mailmail22", "i-callcall11", "--yes"], 5, "refused",
            at: "Contacts/Ada Lovelace.md:11", ["kith cancel i-callcall11"],
            files: vault("delete-policy: cancel-first\n")),
    ]

    static let team = [
        Refusal("a viewer", log, 5, "refused", at: "Team/Vera Viewer.md", ["a viewer"], by: .viewer),
        Refusal(
            "the last owner", ["member", "set-role", "Olive", "member"], 5, "refused", at: "Team/Olive Owner.md",
            ["last owner", "kith member set-role"]),
        Refusal(
            "the last owner", ["member", "remove", "Olive", "--yes"], 5, "refused", at: "Team/Olive Owner.md",
            ["last owner", "kith member set-role"]),
        Refusal(
            "no owner", ["vault", "set", "team", "People"], 5, "refused", at: "People",
            ["no owner", "Move the members' notes there"]),
        Refusal(
            "an address of another member", ["member", "add", "Grace Hopper", "--email", "MAX@team.example"], 5,
            "refused", at: "Team/Max Member.md", ["MAX@team.example"]),
        Refusal(
            "an address of another member", ["member", "set", "Vera", "email", "max@team.example", "--add"], 5,
            "refused", at: "Team/Max Member.md", ["max@team.example"]),
        Refusal(
            "a role that is set", ["member", "set", "Vera", "role", "owner"], 64, "usage", ["kith member set-role"]),
        Refusal(
            "an end that is set", ["member", "set", "Vera", "left", "2026-01-01"], 64, "usage", ["kith member remove"]),
    ]

    static let interactions = [
        Refusal(
            "times would move", ["vault", "set", "timezone", "Europe/Berlin"], 5, "refused",
            ["3 interactions", "--yes"]
        ),
        Refusal(
            "interactions would go out of view", ["vault", "set", "interaction-types", "email", "note"], 5, "refused",
            ["“call”", "--yes"]),
    ]

    @Test(
        "Everything keeps its bytes and times, and the message says why and what to do",
        arguments: doNotContact + catalogs + team + interactions)
    func refused(refusal: Refusal) async throws { try await refusal.check() }

    @Test(
        "Who asked not to be contacted is written about, and heard",
        arguments: [
            ["log", "Sam", "note", "Asked to be left alone"], ["log", "Ada", "NOTE", "Both", "--with", "Sam"],
            ["log", "Sam", "call", "Rang us", "--direction", "inbound"],
            ["log", "Ada", "call", "Rang us", "--with", "Sam", "--direction", "INBOUND"],
            ["edit", "i-callcall11", "--type", "note", "--with", "Sam"],
            ["edit", "i-callcall11", "--set", "direction=inbound", "--with", "Sam"],
        ])
    func welcome(line: [String]) async throws {
        let vault = try WritingFixture.shared()
        try vault.write("Contacts/Sam Cooper.md", FileContent(Self.unwelcome))
        try await vault.kith(all: line, environment: Person.member.environment).expectExit(0)
    }

    @Test("With --yes the zone changes, and types may be left out")
    func yes() async throws {
        for line in [["timezone", "Europe/Berlin"], ["interaction-types", "email", "note"]] {
            let vault = try WritingFixture.shared()
            let run = try await vault.kith(
                all: ["vault", "set"] + line + ["--yes"], environment: Person.owner.environment)
            run.expectExit(0)
        }
    }

    @Test("With a template and a code an interaction is logged where they are wanted")
    func wanted() async throws {
        let vault = try WritingFixture.shared()
        for (path, content) in Self.vault("require-template: true\nrequire-code: true\n") {
            try vault.write(path, content)
        }
        for (path, content) in Self.catalog { try vault.write(path, content) }
        try vault.write("Templates/Letter.md", "---\ntype: template\n---\n")
        let run = try await vault.kith(
            all: Self.log + ["--set", "template=letter", "--set", "code=order"],
            environment: Person.member.environment)
        run.expectExit(0)
    }
}
