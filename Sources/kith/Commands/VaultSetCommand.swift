import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith vault set`: a setting in `Vault.md`.
struct VaultSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set what Vault.md says.",
        discussion: """
            Keys are \(SettingsEditing.keys.joined(separator: ", ")). Several values make a list. \
            `kith vault` shows what they say now. Another time zone moves every time that is written without an offset, \
            and a type that is left out hides its interactions: where there are any, this wants --yes.

              kith vault set delete-policy cancel-first
              kith vault set interaction-types call email meeting note visit
            """)

    @Argument(help: "The setting.")
    var key: String

    @Argument(help: "The value, or several.")
    var values: [String]

    @Flag(help: "Go on where that changes what interactions say.")
    var yes = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .govern)
        try await refuseHarm(writing)
        let author = writing.author
        try await writing.commit("vault-set", needing: SettingsEditing.need(key: key)) { slice in
            try SettingsEditing.setting(key, to: values, by: author, in: slice)
        }
    }

    /// Refuses what changes when interactions took place, or hides some (format 1, `timezone`).
    private func refuseHarm(_ writing: VaultWriting) async throws {
        guard !yes, ["timezone", "interaction-types"].contains(key) else { return }
        let vault = writing.vault
        let slice = try await vault.store.load(SettingsEditing.need(key: key))
        let settings = try SettingsEditing.settings(afterSetting: key, to: values, in: slice)
        let numbers = try await vault.load(.everything, folding: VaultNumbers(settings: vault.settings)).fold
            .interactions
        if settings.zone.identifier != vault.settings.zone.identifier, numbers.total > 0 {
            throw CommandFailure(
                code: .refused,
                message: "another time zone would move the times of \(numbers.total.grouped) interactions",
                hint: "Those that are written without an offset would mean another moment. Give --yes if that is right."
            )
        }
        let kept = Set(settings.interactionTypes.map { $0.lowercased() })
        for (type, count) in zip(vault.settings.interactionTypes, numbers.byType) where count > 0 {
            guard !kept.contains(type.lowercased()) else { continue }
            throw CommandFailure(
                code: .refused, message: "without the type “\(type)” \(count.grouped) interactions would be in no view",
                hint: "Keep it in the list, or give --yes.")
        }
    }
}
