import ArgumentParser
import VaultModel
import VaultStore

/// `kith rename`: another name for a note.
struct RenameCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a contact another name, and have every link follow.",
        discussion: """
            The note's file gets the new name, in its folder. Links to it are rewritten in all notes, each in its own form: \
            with its folder, heading, block, shown text and ending, as a wiki-link or as a Markdown link. The property \
            `name` follows. All else stays; a heading with the old name is yours. A segment, or a note that is no contact, \
            is renamed by its path.

              kith rename "Ruth Abernathy" "Ruth Miller"
              kith rename Ruth "Ruth Miller" --dry-run
            """)

    @Argument(help: "A contact: name, path, alias, e-mail or phone; another note by its path.")
    var note: String

    @Argument(help: "The new name.")
    var name: String

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let path = try await writing.vault.notePath(named: note, in: try writing.vault.store.listing())
        let author = writing.author
        let steps = try await writing.vault.steps(naming: path)
        try await writing.commit("rename", needing: NoteRenaming.need(for: path, to: name)) { slice in
            try NoteRenaming.renaming(path, to: name, by: author, in: slice)
        }
        let own = [name, FileName(name)?.stem ?? name].map { "name:\"\($0)\"" }
        for (step, segment) in steps where !own.contains(step.filter) {
            StandardError.write(
                printable("kith: \(segment): the step `\(step)` of the criteria stays, and no longer names it") + "\n")
        }
    }
}

/// `kith remove`: a contact's note taken out.
struct RemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a contact out of the vault, with all that was logged there.",
        discussion: """
            Asks first; elsewhere than on a terminal give --yes. Where interactions in other notes name the contact it is \
            refused, unless --force is given. Links that then lead nowhere are named. Attachments stay: `kith check` names \
            those that nothing links to. What was committed to Git stays in its history.

              kith remove "Ruth Abernathy"
            """)

    @Argument(help: "A contact: name, path, alias, e-mail or phone.")
    var contact: String

    @Flag(help: "Remove it even where interactions in other notes name it.")
    var force = false

    @Flag(help: "Remove it without asking.")
    var yes = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .remove)
        let removal = ContactRemoval(
            of: try await writing.vault.contact(named: contact).path, isForced: force)
        let author = writing.author
        let change = { (slice: VaultSlice) in try removal.removing(by: author, in: slice) }
        try await writing.confirm(yes) {
            // What is refused anyway is not asked about.
            Self.question(try await writing.vault.store.plan(needing: removal.need, change).outcome)
        }
        try await writing.commit("remove", needing: removal.need, change)
    }

    /// What goes, and what will lead nowhere, as a question.
    private static func question(_ written: Written) -> String {
        let count = written.places.count - 1
        let with = count > 0 ? " with \(SegmentListCommand.count(count, "interaction"))" : ""
        let links = written.dangling.map { "\($0.source):\($0.line)  \($0.text.text)" }
        let nowhere = links.isEmpty ? [] : ["These links will lead nowhere:"] + AskedDeletion.listed(links)
        let name = written.places.first?.name ?? ""
        return (nowhere + ["Remove \(name)\(with)? What was committed to Git stays in its history."])
            .joined(separator: "\n")
    }
}
