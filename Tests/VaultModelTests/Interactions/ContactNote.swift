import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// A contact's note, made of what stands in its section `Interactions`.
enum ContactNote {
    /// The interactions of a contact whose section holds `section`, in a vault of that zone and those types.
    static func interactions(
        _ section: String, zone: String = "UTC", types: String = "[call, email, meeting, note]"
    ) throws -> [Interaction] {
        try vault(section, zone: zone, types: types).interactions
    }

    /// The one interaction with these field lines.
    static func interaction(
        header: String = "2026-03-09 x", fields: String..., zone: String = "UTC",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Interaction {
        let lines = ["> [!call] " + header] + fields.map { "> - " + $0 }
        let interactions = try interactions(lines.joined(separator: "\n"), zone: zone)
        return try #require(interactions.count == 1 ? interactions.first : nil, sourceLocation: sourceLocation)
    }

    /// A vault with that contact.
    static func vault(
        _ section: String, zone: String = "UTC", types: String = "[call, email, meeting, note]"
    ) throws -> InMemoryVault {
        try InMemoryVault([
            "Vault.md": "---\nkith: 1\ntimezone: \(zone)\ninteraction-types: \(types)\n---\n",
            "Contacts/Ada.md": "---\ntype: contact\n---\n\n## Interactions\n\n\(section)\n",
        ])
    }
}
