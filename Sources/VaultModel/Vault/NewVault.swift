public import NoteSyntax

/// A vault that is to be made: what its first notes say (format 1; format 2.2).
///
/// A value: nothing is written here.
public struct NewVault: Sendable {
    /// The book's name.
    public let name: String

    /// The one clock of the vault.
    public let zone: VaultZone

    /// The callout types that are interactions; nil leaves it to the format's default.
    public let types: [String]?

    /// The first member; nil for a solo vault.
    public let owner: NewOwner?

    /// The day on which the vault is made, in its zone.
    public let today: CivilDate

    /// A vault with these settings.
    ///
    /// - Parameters:
    ///   - name: The book's name.
    ///   - zone: Its clock.
    ///   - types: The callout types that are interactions; nil for the format's default.
    ///   - owner: The first member, who becomes its owner; nil for a solo vault.
    ///   - now: The moment, whose day the owner joins on.
    public init(
        name: String, zone: VaultZone, types: [String]? = nil, owner: NewOwner? = nil, now: Instant
    ) throws(NewVaultError) {
        self.name = try Self.text(name, of: .name)
        self.zone = zone
        if let types { try Self.check(types) }
        self.types = types
        self.owner = owner
        today = zone.civil(now).date
    }

    /// The notes to write, `Vault.md` first.
    public var notes: [NewNote] {
        [vaultNote] + (owner.map { [$0.note(below: Self.teamFolder, joining: today)] } ?? [])
    }

    private static let teamFolder = "Team"
}

// MARK: - Checks

extension NewVault {
    /// A text on one line, trimmed; refused where it is empty or holds control characters.
    static func text(_ text: String, of part: NewVaultError.Part) throws(NewVaultError) -> String {
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .controlCharacter(part)
        }
        let scalars = text.unicodeScalars.drop(while: \.properties.isWhitespace)
        guard let end = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { throw .empty(part) }
        return String(scalars[...end])
    }

    private static func check(_ types: [String]) throws(NewVaultError) {
        guard !types.isEmpty else { throw .badType("") }
        var seen: Set<String> = []
        for type in types {
            guard VaultSettings.isInteractionType(type) else { throw .badType(type) }
            guard seen.insert(type.lowercased()).inserted else { throw .repeatedType(type) }
        }
    }
}

// MARK: - Vault.md

extension NewVault {
    private var vaultNote: NewNote {
        var lines = ["---", "kith: \(VaultSettings.supportedVersion)", "name: \(YAMLScalar(name).source)"]
        lines.append("timezone: \(YAMLScalar(zone.identifier).source)")
        if let types {
            lines.append("interaction-types:")
            lines += types.map { "  - \(YAMLScalar($0).source)" }
        }
        lines += ["---", ""] + introduction
        return NewNote(path: NotePath(VaultSettings.fileName), text: lines.map { $0 + "\n" }.joined())
    }

    private var introduction: [String] {
        let type = types?.first ?? VaultSettings.defaultInteractionTypes[0]
        return """
            This folder is a vault: contacts, and every touchpoint with them, in plain Markdown notes.

            - A contact is a note with `type: contact` between the `---` lines at its top. New ones go to `Contacts`.
            - What happened stands in the contact's note below a heading `Interactions`, a few lines each. One line will do:

              ```markdown
              > [!\(type)] \(today) 14:05 What it was about
              > What was said, as long as you like.
              ```

            - Members, who share the vault, have their notes in `\(Self.teamFolder)`. Without any, it is yours alone.
            - The settings stand at the top of this note. `kith vault` shows them all, and what the vault holds.
            - `kith timeline` lists what happened, newest first. Links, searches and other notes work as they always did.
            """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
