/// Writes a made-up vault into a folder.
struct VaultGenerator: Sendable {
    let plan: VaultPlan

    /// Writes every file of the vault; each contact's note is made, written and let go before the next.
    func write(into folder: VaultFolder) throws(BenchFailure) -> VaultExtent {
        var extent = VaultExtent()
        for name in ["Attachments", "Codes", "Contacts", "Organizations", "Team", "Templates"] {
            try folder.makeFolder(name)
        }
        for (path, text) in fixedNotes {
            try folder.write(Array(text.utf8), to: path)
            extent.notes += 1
            extent.bytes += text.utf8.count
        }
        for name in Team.attachments { try folder.write(Array("Made up.\n".utf8), to: "Attachments/\(name)") }
        let phrases = Phrasebook()
        for contact in 0..<plan.contacts {
            var writer = NoteWriter(contact: contact, plan: plan, phrases: phrases)
            let bytes = writer.note()
            try folder.write(bytes, to: plan.path(ofContact: contact))
            extent.notes += 1
            extent.bytes += bytes.count
        }
        return extent
    }

    private var fixedNotes: [(path: String, text: String)] {
        var notes = [("Vault.md", vaultNote)]
        for member in Team.members {
            let properties = "role: \(member.role)\nemails: [\(member.email)]\njoined: \(member.joined)"
            notes.append(("Team/\(member.name).md", "---\ntype: member\n\(properties)\n---\n"))
        }
        for code in Team.codes {
            notes.append(("Codes/\(code.label).md", "---\ntype: code\ncode: \(code.code)\n---\n"))
        }
        for template in Team.templates {
            let properties = "interaction: \(template.type)\ncode: \(template.code)\nsubject: \(template.name)"
            let note = "---\ntype: template\n\(properties)\n---\n\n\(template.body)\n"
            notes.append(("Templates/\(template.name).md", note))
        }
        return notes
    }

    private var vaultNote: String {
        """
        ---
        kith: 1
        name: Made-up vault
        timezone: America/New_York
        keep-in-touch-tags:
          - client 3m
          - partner 6m
        ---

        # Made-up vault

        \(plan.contacts) contacts and \(plan.interactions.reduce(0, +)) interactions, made by `kith-bench generate`
        with the seed \(plan.seed).

        """
    }
}
