import Foundation
import TestSupport
import Testing

/// Notes and folders that are not written to, by what they are on the disk.
@Suite("Refusals: what stands on the disk")
struct DiskRefusalTests {
    private static let path = "Contacts/Ada Lovelace.md"

    private static let onAda = [
        ["log", "Ada", "call", "Hello"], ["edit", "i-callcall11", "--subject", "Hello"], ["cancel", "i-callcall11"],
        ["set", "Ada", "job-title", "Countess"], ["adopt", "People/Plain.md"],
    ]

    static let readOnlyNotes = onAda.map { line in
        let path = line[0] == "adopt" ? "People/Plain.md" : path
        return Refusal("a read-only note", line, 2, "unsafe-note", at: path, ["read-only", "chmod u+w"]) { vault in
            try vault.setPermissions(0o444, of: path)
        }
    }

    static let readOnlyFolders = (onAda + [["add", "Grace Hopper"]]).map { line in
        let folder = line[0] == "adopt" ? "People" : "Contacts"
        return Refusal("a read-only folder", line, 2, "unsafe-note", at: folder, ["read-only", "chmod u+w"]) { vault in
            try vault.setPermissions(0o555, of: folder)
        }
    }

    static let hardLinks = onAda.map { line in
        let path = line[0] == "adopt" ? "People/Plain.md" : path
        return Refusal("a note with two names", line, 2, "unsafe-note", at: path, ["hard links", "copy"]) { vault in
            try FileManager.default.linkItem(atPath: vault.path(path), toPath: vault.path("copy.txt"))
        }
    }

    static let links =
        [["log", "Contacts/Link", "call", "x"], ["set", "Contacts/Link.md", "job-title", "x"]].map { line in
            Refusal("a symbolic link", line, 3, "not-found", ["symbolic link", "put the note itself"]) { vault in
                try vault.link("Contacts/Link.md", to: "Ada Lovelace.md")
            }
        } + [
            Refusal(
                "a symbolic link", ["adopt", "Contacts/Link.md"], 2, "unsafe-note", at: "Contacts/Link.md",
                ["symbolic link", "put the note itself"]
            ) { try $0.link("Contacts/Link.md", to: "../People/Plain.md") },
            Refusal(
                "a folder that is a symbolic link", ["add", "Grace Hopper"], 2, "unsafe-note", at: "New",
                ["symbolic link"], files: ["Vault.md": "---\nkith: 1\ncontacts: New\n---\n"]
            ) { try $0.link("New", to: "People") },
        ]

    static let vaults = [
        Refusal(
            "a vault of its own", ["add", "Grace Hopper"], 2, "unsafe-note", ["vault of its own", "--vault"],
            files: ["Vault.md": "---\nkith: 1\ncontacts: Inner/People\n---\n", "Inner/Vault.md": "---\nkith: 1\n---\n"]),
        Refusal(
            "a higher version", ["log", "Ada", "call", "Hello"], 2, "failed",
            ["Vault.md:2: ", "format 2", "Install a newer Kith"], files: ["Vault.md": "---\nkith: 2\n---\n"]),
        Refusal(
            "a higher version", ["vault", "set", "name", "Book"], 2, "failed",
            ["Vault.md:2: ", "format 2", "Install a newer Kith"], files: ["Vault.md": "---\nkith: 2\n---\n"]),
        Refusal(
            "a zone that is none", ["add", "Grace Hopper"], 2, "failed", ["Vault.md:3: ", "Nowhere", "IANA"],
            files: ["Vault.md": "---\nkith: 1\ntimezone: Nowhere\n---\n"]),
    ]

    @Test(
        "Everything keeps its bytes and times, and the message says where and what to do",
        arguments: readOnlyNotes + readOnlyFolders + hardLinks + links + vaults)
    func refused(refusal: Refusal) async throws { try await refusal.check() }

    @Test("A team that can't be read would make anybody the owner, so that nothing is written")
    func unreadableTeam() async throws {
        let refusal = Refusal(
            "a team that is not read", ["add", "Grace Hopper"], 2, "failed", at: "Team", ["who the members are"]
        ) { try $0.setPermissions(0, of: "Team") }
        // The snapshot reads the folder, which only the superuser still can.
        guard getuid() == 0 else { return }
        try await refusal.check()
    }

    @Test("Where .kith is a symbolic link nothing is written, and nothing where it leads to")
    func linkedFolder() async throws {
        let vault = try WritingFixture.shared()
        try vault.makeFolder("elsewhere")
        try vault.link(".kith", to: "elsewhere")
        let before = try vault.snapshot()
        for line in Self.onAda + [["add", "Grace Hopper"]] {
            let run = try await vault.kith(all: line, environment: Person.owner.environment)
            run.expectExit(2)
            #expect(run.messages.hasPrefix("kith: .kith: a symbolic link stands there"))
        }
        #expect(try vault.snapshot() == before)
    }

    @Test("A file where Kith's folder is to be, and a folder where its lock is to be, are named")
    func misplaced() async throws {
        for (path, wanted) in [(".kith", "folder"), (".kith/lock", "file")] {
            let vault = try WritingFixture.shared()
            if wanted == "folder" { try vault.write(path, "mine") } else { try vault.makeFolder(path) }
            let before = try vault.snapshot()
            let run = try await vault.kith(all: ["add", "Grace Hopper"], environment: Person.owner.environment)
            run.expectExit(2)
            #expect(run.messages.hasPrefix("kith: \(path): something else than a \(wanted) stands there\nLook at"))
            #expect(try vault.snapshot() == before)
        }
    }

    @Test("What is written is done, also where another member's note can't be read")
    func unreadableMember() async throws {
        let vault = try WritingFixture.shared()
        try vault.setPermissions(0, of: "Team/Vera Viewer.md")
        for line in [["add", "Grace Hopper"], ["adopt", "People/Plain.md"]] {
            let run = try await vault.command(line, environment: Person.member.environment).bound.run()
            run.expectExit(0)
            #expect(run.messages.contains("Team/Vera Viewer.md: the note can't be read"))
        }
    }
}
