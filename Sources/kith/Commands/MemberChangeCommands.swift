import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// A role as it is typed.
enum RoleName: String, ExpressibleByArgument, CaseIterable {
    case owner
    case member
    case viewer

    /// The role.
    var role: Role {
        switch self {
        case .owner: .owner
        case .member: .member
        case .viewer: .viewer
        }
    }
}

/// `kith member add`: somebody more who uses the vault.
struct MemberAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a member: a note in the team's folder.",
        discussion: """
            Git's user.email tells who somebody is, so give the address that Git knows. The first member makes a solo \
            vault a shared one, and must be an owner: begin with yourself.

              kith member add "Jane Doe" --role owner --email jane@doe.example
              kith member add "Sam Lee" --email sam@doe.example
            """)

    @Argument(help: "What the person is called.")
    var name: String

    @Option(parsing: .unconditional, help: "owner, member or viewer. Otherwise member.")
    var role: RoleName = .member

    @Option(
        parsing: .unconditionalSingleValue, help: "An address that Git knows the person by; may be given several times."
    )
    var email: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A public key that the person signs commits with; may be given several times.", valueName: "key"))
    var signingKey: [String] = []

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .govern)
        let author = writing.author
        try await writing.commit("member-add", needing: .listed([])) { slice in
            try MemberEditing.adding(
                name, role: role.role, emails: email, signingKeys: signingKey, by: author, in: slice)
        }
    }
}

/// `kith member set`: a property of a member.
struct MemberSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set a property of a member, such as emails: an owner's, or your own.",
        discussion: """
            Owners change everybody's, members their own, but for `signing-keys`. The role and whether somebody has left \
            are changed by `kith member set-role` and `kith member remove`.

              kith member set "Sam Lee" emails sam@doe.example sam@post.example
              kith member set Sam email sam@new.example --add
            """)

    @Argument(help: "A member: name, path or e-mail.")
    var member: String

    @Argument(help: "The property: name, emails, signing-keys, joined, or any other.")
    var key: String

    @Argument(help: "The value, or several.")
    var values: [String]

    @Flag(help: "Add to the list what it lacks, and keep what it has.")
    var add = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        // Whoever has no right at all is told so first; whose note it is decides the rest.
        let writing = try await options.open(to: .edit)
        let path = try writing.vault.member(named: member).path
        let author = writing.author
        try await writing.commit("member-set", needing: .notes([path])) { slice in
            try MemberEditing.setting(key, to: values, adding: add, of: path, by: author, in: slice)
        }
    }
}

/// `kith member set-role`: what a member may do.
struct MemberSetRoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-role", abstract: "Give a member another role.",
        discussion: """
            A vault keeps at least one owner.

              kith member set-role "Sam Lee" owner
            """)

    @Argument(help: "A member: name, path or e-mail.")
    var member: String

    @Argument(help: "owner, member or viewer.")
    var role: RoleName

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .govern)
        let path = try writing.vault.member(named: member).path
        let author = writing.author
        try await writing.commit("member-set-role", needing: .notes([path])) { slice in
            try MemberEditing.settingRole(role.role, of: path, by: author, in: slice)
        }
    }
}

/// `kith member remove`: somebody who leaves.
struct MemberRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "End a member's rights; the note and the history stay.",
        discussion: """
            Writes today as `left` into the member's note. Asks first; elsewhere than on a terminal give --yes.

              kith member remove "Sam Lee"
            """)

    @Argument(help: "A member: name, path or e-mail.")
    var member: String

    @Flag(help: "Go on without asking.")
    var yes = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .govern)
        let member = try writing.vault.member(named: member)
        let author = writing.author
        let removal = { (slice: VaultSlice) in try MemberEditing.removing(member.path, by: author, in: slice) }
        try await writing.confirm(yes) {
            _ = try await writing.vault.store.plan(needing: .notes([member.path]), removal)
            return
                "This ends the rights of \(member.name), \(member.role?.rawValue ?? "without a role"); the note stays, "
                + "and Git's history keeps all that was committed.\nRemove \(member.name)?"
        }
        try await writing.commit("member-remove", needing: .notes([member.path]), removal)
    }
}
