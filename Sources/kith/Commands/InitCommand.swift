import ArgumentParser
import Foundation
import VaultModel
import VaultStore

/// `kith init`: a new vault.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a vault: a new folder, or one that already has notes.",
        discussion: """
            Writes Vault.md, which makes the folder a vault and holds its settings, and with --owner that person's note \
            in Team. Nothing that is there already is changed.

              kith init Book
              kith init Book --timezone Europe/Berlin --owner "Jane Doe <jane@example.com>"
            """)

    @Argument(help: "The folder, made if it is missing. Without one, the folder you are in.")
    var dir: String?

    @Option(parsing: .unconditional, help: "The vault's name. Otherwise the folder's.")
    var name: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The time zone of all times in it, such as Europe/Berlin. Otherwise the machine's.", valueName: "zone"))
    var timezone: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The types of interactions, with commas between. Otherwise call,email,meeting,note.", valueName: "a,b,…"))
    var types: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The first member, who owns the vault. Otherwise it is a solo vault: whoever runs Kith owns it.",
            valueName: "Name <email>"))
    var owner: String?

    @Flag(help: "Show what would be written, as a diff whatever --format says, and write nothing.")
    var dryRun = false

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var terminal: TerminalOptions

    func run() async throws {
        let folder = try folder()
        let vault = try newVault(named: name ?? Self.lastComponent(of: folder))
        if dryRun {
            try VaultStore.checkCreation(of: vault.notes, in: folder)
            let edit = VaultEdit(vault.notes.map { .create($0.path, Array($0.text.utf8)) })
            return try await UnifiedDiff(edit).print(TextOutput(terminal))
        }
        try VaultStore.create(vault.notes, in: folder)
        switch format {
        case .json: try Self.printJSON(vault.notes)
        case .text: try await printText(vault, in: folder)
        }
    }

    private func folder() throws -> String {
        guard let dir else { return Invocation.workingFolder }
        guard !dir.isEmpty else {
            throw CommandFailure(
                code: .usage, message: "the folder's name is empty", hint: "Leave it out to use the folder you are in.")
        }
        return Invocation.absolutePath(dir)
    }

    private static func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? "Vault"
    }
}

// MARK: - What is made

extension InitCommand {
    private func newVault(named name: String) throws -> NewVault {
        let types = types?.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        return try NewVault(
            name: name, zone: zone(), types: types, owner: owner.map(NewOwner.init(parsing:)), now: Invocation.now())
    }

    private func zone() throws -> VaultZone {
        guard let timezone else { return Self.zoneOfMachine }
        if let zone = VaultZone(identifier: timezone) { return zone }
        throw CommandFailure.unknownZone(timezone, nearest: Self.zones(like: timezone))
    }

    /// The zone that `TZ` names, else the system's; UTC, in its short spelling, where neither is a name of the database.
    private static var zoneOfMachine: VaultZone {
        let names = [Invocation.environment["TZ"], TimeZone.current.identifier].map { $0 == "Etc/UTC" ? "UTC" : $0 }
        return names.lazy.compactMap(\.self).compactMap(VaultZone.init(identifier:)).first ?? .utc
    }

    /// Zones that are spelled much like a name, or whose city it is.
    static func zones(like name: String) -> [String] {
        let known = TimeZone.knownTimeZoneIdentifiers.filter { VaultZone(identifier: $0) != nil }
        let words = name.split { $0.isWhitespace }.joined(separator: "_")
        return NearestNames.nearest(to: FoldedText(words), among: known, limit: 3) { zone in
            [zone] + zone.split(separator: "/").suffix(1).map(String.init)
        }
    }
}

// MARK: - What is printed

extension InitCommand {
    private static func printJSON(_ notes: [NewNote]) throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.init/1")
            json.array("written", notes) { json, note in
                json.object { json in
                    json.member("path", note.path.string)
                    json.member("line", 1)
                }
            }
        }
        try OutputStream.print(json)
    }

    private func printText(_ vault: NewVault, in folder: String) async throws {
        try await TextOutput(terminal).print(vault.notes.map { "\(printable($0.path.string)):1\n" }.joined())
        let next =
            "Make contacts with `kith add NAME`, or with `kith adopt` of notes that you have. Then `kith log` and `kith timeline`."
        StandardError.write(
            """
            “\(printable(vault.name))” is a vault now, in \(printable(folder)), with times in \(vault.zone.identifier).
            \(next)

            """)
    }
}
