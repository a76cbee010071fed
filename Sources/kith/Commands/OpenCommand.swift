import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith open`: a note in the editor.
struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a contact's note in your editor, or an interaction at its line.",
        discussion: """
            The editor is what VISUAL names, else EDITOR; it is run directly, never through a shell. One that Kith does \
            not know begins at the note's top.

              kith open "Ruth Abernathy"
              kith open i-rmh9nw756k
            """)

    @Argument(help: "A contact, or an interaction: its id, the beginning of one, or PATH:LINE.")
    var name: String

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let editor = try Editor.ofInvocation()
        let vault = try await options.open()
        let (path, line) = try await place(in: vault)
        try await editor.open(vault.store.root + (vault.store.root == "/" ? "" : "/") + path.string, line: line)
        try vault.finish(asJSON: false)
    }

    /// A contact comes first: a beginning of an id may be a name.
    private func place(in vault: OpenVault) async throws -> (path: NotePath, line: Int?) {
        do {
            return (try await vault.contact(named: name).path, nil)
        } catch let failure as CommandFailure where failure.code == .notFound && InteractionQuery(name) != nil {
            do {
                let interaction = try await vault.interactions(named: [name])[0]
                return (interaction.holder.path, interaction.line)
            } catch let other as CommandFailure where other.code == .notFound {
                // Nearest names are of more use than that there is no such id.
                throw failure
            }
        }
    }
}
