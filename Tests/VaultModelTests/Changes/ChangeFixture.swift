import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// What tests of changes share: an author, a slice of one contact's note, an interaction that is logged.
enum ChangeFixture {
    /// 2026-03-16T13:00:00Z.
    static let now = Instant(rfc3339: "2026-03-16T13:00:00Z") ?? Instant(secondsSinceEpoch: 0)

    /// Whoever runs Kith in a vault without members.
    static let author = Author(IdentityClues(asOption: "Jane Doe"), now: now)

    /// The slice of a solo vault that has one contact.
    static func slice(_ note: [UInt8], settings: VaultSettings, path: String = "Contacts/Ada.md") -> VaultSlice {
        let note = Note(path: NotePath(path), tree: NoteTree(note), settings: settings)
        return VaultSlice(
            policy: Policy(settings: settings, notes: []), notes: [note], listing: VaultListing(notes: [note.path]))
    }

    /// The settings of a vault whose `Vault.md` says nothing more.
    static func settings(_ lines: String = "") throws -> VaultSettings {
        try VaultSettings(NoteTree("---\nkith: 1\n\(lines)---\n"), folderName: "Test")
    }

    /// The bytes of the only note that an edit changes.
    static func bytes(_ edit: VaultEdit) throws -> [UInt8] {
        try #require(edit.files.count == 1)
        switch edit.files[0] {
        case .create(_, let bytes), .replace(_, _, let bytes), .remove(_, let bytes): return bytes
        }
    }

    /// A note after an interaction was logged in it, and the interaction's id.
    static func logging(
        _ input: InteractionInput, in note: [UInt8], settings: VaultSettings, seed: UInt64 = 1
    ) throws -> (note: [UInt8], id: String) {
        var generator = Seed(seed)
        let change = try InteractionLog.appending(
            input, to: NotePath("Contacts/Ada.md"), by: author, in: slice(note, settings: settings), using: &generator)
        return (try bytes(change.edit), try #require(change.outcome.places.first?.id))
    }

    /// A call of that subject and body.
    static func call(_ subject: String, body: String? = nil) -> InteractionInput {
        var input = InteractionInput()
        input.type = "call"
        input.when = WrittenWhen(date: CivilDate("2026-03-09") ?? .latest, time: CivilTime("14:05"))
        input.subject = subject
        input.body = body
        return input
    }

    /// The interactions of a note.
    static func interactions(in note: [UInt8], settings: VaultSettings) -> [Interaction] {
        Interaction.all(
            in: Note(path: NotePath("Contacts/Ada.md"), tree: NoteTree(note), settings: settings), settings: settings)
    }

    /// A note after a change.
    static func change(
        _ note: [UInt8], settings: VaultSettings,
        _ change: (VaultSlice) throws -> VaultChange<Written>
    ) throws -> [UInt8] {
        let edit = try change(slice(note, settings: settings)).edit
        return edit.isEmpty ? note : try bytes(edit)
    }
}
