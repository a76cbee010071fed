import TestSupport
import Testing

@Suite("kith whoami, kith member list")
struct IdentityTests {
    @Test(
        "Each way of saying who one is, in a vault with members",
        arguments: [
            (["--as", "Nora Whitcombe"], [:], "Nora Whitcombe", "owner", "--as"),
            (["--as", "dev@wrenstreet.example"], [:], "Dev Okafor", "member", "--as"),
            (["--as", "ellis"], [:], "Ellis Marsh", "viewer", "--as"),
            (["--as", "Team/Dev Okafor"], ["KITH_USER": "nora"], "Dev Okafor", "member", "--as"),
            ([], ["KITH_USER": "Dev Okafor"], "Dev Okafor", "member", "KITH_USER"),
            ([], ["KITH_USER": "nora.whitcombe@post.example"], "Nora Whitcombe", "owner", "KITH_USER"),
            (
                [], ["KITH_USER": "ellis"].merging(git(email: "dev@wrenstreet.example")) { $1 }, "Ellis Marsh",
                "viewer", "KITH_USER"
            ),
            ([], git(email: "DEV@wrenstreet.example"), "Dev Okafor", "member", "user.email"),
            (
                [], ["KITH_USER": ""].merging(git(email: "nora@wrenstreet.example")) { $1 }, "Nora Whitcombe", "owner",
                "user.email"
            ),
        ] as [([String], [String: String], String, String, String)])
    func member(arguments: [String], environment: [String: String], name: String, role: String, source: String)
        async throws
    {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith(all: ["whoami", "--format", "json"] + arguments, environment: environment)
        let json = try run.json()
        run.expectExit(0)
        #expect(json["schema"] == "kith.whoami/1")
        #expect(json["name"].text == name)
        #expect(json["role"].text == role)
        #expect(json["knownBy"].text == source)
        #expect(json["path"].text == "Team/\(name).md")
        let rights = ["owner": ["read", "edit", "remove", "govern"], "member": ["read", "edit", "remove"]]
        #expect(json["may"].texts == rights[role] ?? ["read"])
        let text = try await vault.kith(all: ["whoami"] + arguments, environment: environment)
        text.expectExit(0)
        #expect(text.output.hasPrefix(name + "\n"))
    }

    /// Git's settings, without a file.
    private static func git(email: String? = nil, name: String? = nil) -> [String: String] {
        let settings = [("user.email", email), ("user.name", name)].filter { $0.1 != nil }
        var variables = ["GIT_CONFIG_COUNT": "\(settings.count)"]
        for (index, setting) in settings.enumerated() {
            variables["GIT_CONFIG_KEY_\(index)"] = setting.0
            variables["GIT_CONFIG_VALUE_\(index)"] = setting.1
        }
        return variables
    }

    @Test("Settings of the Git repository that the vault stands in count, wherever one is")
    func repository() async throws {
        let vault = try TemporaryVault.sample()
        let place = try TemporaryVault(vaultNote: nil)
        let script = "git init -q . && git config user.email dev@wrenstreet.example"
        try await vault.command([]).scripted(script).run().expectExit(0)
        let run = try await place.kith("whoami", "--vault", vault.root, "--format", "json")
        #expect(try run.json()["name"] == "Dev Okafor")
        #expect(try run.json()["knownBy"] == "user.email")
        withExtendedLifetime(vault) {}
    }

    @Test(
        "Whoever is no member is told why, and reads",
        arguments: [
            ([:], "user.email"), (git(email: "who@x.example"), "who@x.example"),
            (["KITH_USER": "Somebody"], "Somebody"),
            (["KITH_USER": "Dev Okafro"], "Dev Okafor"),
            (["KITH_USER": "Somebody"].merging(git(email: "dev@wrenstreet.example")) { $1 }, "Somebody"),
        ] as [([String: String], String)])
    func stranger(environment: [String: String], words: String) async throws {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith("whoami", "--format", "json", environment: environment)
        let json = try run.json()
        run.expectExit(0)
        #expect(json["role"] == .null)
        #expect(json["may"].texts == ["read"])
        #expect((json["problem"].text + json["hint"].text).contains(words))
        let text = try await vault.kith("whoami", environment: environment)
        #expect(text.output.contains(words))
        #expect(try await vault.kith("list", environment: environment).exitCode == 0)
    }

    @Test("A name behind --as that no member has, or several, is an error")
    func wrongName() async throws {
        let vault = try TemporaryVault.sample()
        try vault.write("Team/Dev Patel.md", "---\ntype: member\nrole: member\n---\n")
        for (name, exitCode, code) in [("Dev Okafro", 3, "not-found"), ("dev", 4, "ambiguous"), ("", 64, "usage")] {
            let text = try await vault.kith("whoami", "--as", name)
            text.expectExit(Int32(exitCode))
            #expect(text.outputBytes.isEmpty)
            let json = try await vault.kith("whoami", "--as", name, "--format", "json")
            #expect(try json.jsonError()["code"].text == code)
            if exitCode != 64 { #expect(text.messages.contains("Dev Okafor")) }
        }
    }

    @Test(
        "In a solo vault whoever runs Kith is the owner, under the name that is given",
        arguments: [
            (["--as", "Anna Bell"], [:], "Anna Bell", "--as"),
            ([], ["KITH_USER": "Anna Bell"], "Anna Bell", "KITH_USER"),
            ([], git(name: "Git Name"), "Git Name", "user.name"), ([], [:], "", ""),
        ] as [([String], [String: String], String, String)])
    func solo(arguments: [String], environment: [String: String], name: String, source: String) async throws {
        let run = try await TemporaryVault().kith(
            all: ["whoami", "--format", "json"] + arguments, environment: environment)
        let json = try run.json()
        run.expectExit(0)
        #expect(json["name"].text == name)
        #expect(json["knownBy"].text == source)
        #expect(json["role"] == "owner")
        #expect(json["solo"] == true)
    }

    @Test("A member who left has no rights, and is told so")
    func left() async throws {
        let vault = try TemporaryVault.sample()
        try vault.write("Team/Old Hand.md", "---\ntype: member\nrole: owner\nleft: 2025-12-31\n---\n")
        let json = try await vault.kith("whoami", "--as", "Old Hand", "--format", "json").json()
        #expect(json["role"] == .null)
        #expect(json["left"] == "2025-12-31")
        #expect(json["may"].texts == ["read"])
    }

    @Test("Members are listed with role, addresses and dates")
    func memberList() async throws {
        let vault = try TemporaryVault.sample()
        let run = try await vault.kith("member", "list", "--format", "json")
        #expect(
            run.output
                == #"{"schema":"kith.members/1","members":["#
                + #"{"name":"Dev Okafor","path":"Team/Dev Okafor.md","role":"member","#
                + #""emails":["dev@wrenstreet.example"],"joined":"2021-09-15"},"#
                + #"{"name":"Ellis Marsh","path":"Team/Ellis Marsh.md","role":"viewer","#
                + #""emails":["ellis@marshbooks.example"],"joined":"2023-01-09"},"#
                + #"{"name":"Imani Brandt","path":"Team/Imani Brandt.md","role":"member","#
                + #""emails":["imani@wrenstreet.example"],"joined":"2025-06-02"},"#
                + #"{"name":"Nora Whitcombe","path":"Team/Nora Whitcombe.md","role":"owner","#
                + #""emails":["nora@wrenstreet.example","nora.whitcombe@post.example"],"joined":"2019-04-01"}]}"# + "\n"
        )
        let text = try await vault.kith("member", "list")
        #expect(
            text.output.split(separator: "\n").map { $0.split(separator: " ")[0] } == ["Dev", "Ellis", "Imani", "Nora"])
    }

    @Test("A solo vault has no members to list")
    func noMembers() async throws {
        let vault = try TemporaryVault(["Elsewhere/Jane.md": "---\ntype: member\nrole: owner\n---\n"])
        let json = try await vault.kith("member", "list", "--format", "json")
        #expect(json.output == #"{"schema":"kith.members/1","members":[]}"# + "\n")
        let text = try await vault.kith("member", "list")
        text.expectExit(0)
        #expect(text.outputBytes.isEmpty)
        #expect(text.messages.contains("solo"))
    }

    @Test("A member's note that can't be read is told, and the others are still listed")
    func unreadableMember() async throws {
        let vault = try TemporaryVault.sample()
        try vault.setPermissions(0, of: "Team/Dev Okafor.md")
        for arguments in [
            ["member", "list"], ["whoami", "--as", "nora"], ["timeline"], ["timeline", "Walter Finch"],
        ] {
            let run = try await vault.command(arguments).bound.run()
            run.expectExit(2)
            #expect(run.messages.split(separator: "\n").count { $0.contains("Team/Dev Okafor.md") } == 1)
            #expect(!run.outputBytes.isEmpty)
        }
    }
}
