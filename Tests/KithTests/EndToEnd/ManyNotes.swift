import Foundation
import TestSupport

/// A vault of many contacts, each with one interaction, which commands change all at once.
enum ManyNotes {
    static let owner = "Nora Whitcombe"
    static let count = 30

    static func path(_ number: Int) -> String { "Contacts/C \(number).md" }
    static func id(_ number: Int) -> String { "i-\(String(repeating: "0", count: 8))\(number + 10)" }

    static let ids = (0..<count).map(id)

    /// A contact's note before anything is changed.
    static func note(_ number: Int) -> FileContent {
        FileContent(
            """
            ---
            type: contact
            ---

            Saved 0 times.

            ## Interactions

            > [!call] 2026-03-09 14:05 Hello
            > - logged-by:: [[\(owner)]]
            > - logged-at:: 2026-03-09T19:12:44Z

            ^\(id(number))

            """)
    }

    static func vault() throws -> TemporaryVault {
        var files: [String: FileContent] = [
            "Vault.md": "---\nkith: 1\ntimezone: America/New_York\n---\n",
            "Team/\(owner).md": "---\ntype: member\nrole: owner\n---\n",
        ]
        for number in 0..<count { files[path(number)] = note(number) }
        return try TemporaryVault(files)
    }

    /// A command line that changes all notes: `cancel`, `uncancel` or `delete`.
    static func command(_ name: String) -> [String] {
        [name] + ids + ["--as", owner] + (name == "delete" ? ["--yes"] : [])
    }

    /// What became of a contact's interaction.
    enum Standing: Hashable {
        case held, cancelled, deleted
    }

    static func standing(_ text: String) -> Standing {
        guard text.contains("> [!call] 2026-03-09 14:05 Hello\n") else { return .deleted }
        return text.contains("cancelled-at::") ? .cancelled : .held
    }
}
