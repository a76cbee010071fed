import NoteSyntax
import TestSupport
import VaultModel

@testable import kith

/// A small vault with one interaction for everything that a timeline can show.
enum TimelineFixture {
    /// The view of the vault's timeline, or of one contact's.
    static func view(
        of path: String? = nil, zone: String = "Europe/Berlin", filter: InteractionFilter = InteractionFilter(),
        isReversed: Bool = false
    ) throws -> TimelineView {
        var files = files
        files["Vault.md"] = vaultNote(zone: zone)
        return try view(of: files, contact: path, filter: filter, isReversed: isReversed)
    }

    /// The view of the timeline of a vault of these files.
    static func view(
        of files: [String: FileContent], contact path: String? = nil, filter: InteractionFilter = InteractionFilter(),
        isReversed: Bool = false
    ) throws -> TimelineView {
        let vault = try InMemoryVault(files)
        let question = TimelineQuestion(
            policy: vault.policy, filter: filter,
            contacts: path.map { ContactSet([NotePath($0)], resolver: vault.resolver) }, isReversed: isReversed)
        let timeline = vault.folding(TimelineFold(question)).timeline()
        return TimelineView(
            contact: path.flatMap { vault.note($0) }.flatMap { Contact($0) }, timeline: timeline,
            names: DisplayNames(policy: vault.policy, resolver: vault.resolver, names: timeline.names),
            settings: vault.settings)
    }

    /// A view of some interactions of one contact, `Contacts/Ada.md`, in a vault that keeps UTC.
    static func view(interactions: String) throws -> TimelineView {
        let note = "---\ntype: contact\n---\n\n## Interactions\n\n\(interactions)\n"
        return try view(of: ["Contacts/Ada.md": FileContent(note)])
    }

    /// A filter that lets drafts pass too.
    static var everything: InteractionFilter {
        var filter = InteractionFilter()
        filter.statuses = Set(InteractionStatus.allCases)
        return filter
    }

    /// What a format makes of a view.
    static func text(
        _ format: TimelineFormat, _ view: TimelineView, groupedBy grouping: TimelineGrouping? = nil
    ) async throws -> String {
        var output = OutputStream.inMemory()
        try await format.write(view, groupedBy: grouping, to: &output)
        return output.gathered
    }

    private static func vaultNote(zone: String) -> FileContent {
        """
        ---
        kith: 1
        name: Wool & Wire <Ltd>
        timezone: \(zone)
        interaction-types: [call, email, meeting, note, sms]
        ---
        """
    }

    private static let files: [String: FileContent] = [
        "Team/Jane Doe.md": "---\ntype: member\nrole: owner\n---\n",
        "Team/Sam Lee.md": "---\ntype: member\nrole: member\n---\n",
        "Attachments/quote.pdf": "",
        "Contacts/Ada Lovelace.md": ada,
        "Contacts/Émile Zola.md": emile,
        "Contacts/ليلى حداد.md": layla,
        "Contacts/Misaki.md": misaki,
    ]
}
