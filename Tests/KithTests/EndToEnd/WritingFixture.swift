import TestSupport

/// A small vault for commands that write: two contacts, one of them with interactions, and a team in which somebody
/// stands for each row of the format's table.
enum WritingFixture {
    static let vault: FileContent = "---\nkith: 1\ntimezone: America/New_York\n---\n"

    static let team: [String: FileContent] = [
        "Team/Olive Owner.md": "---\ntype: member\nrole: owner\nemails: [olive@team.example]\n---\n",
        "Team/Max Member.md": "---\ntype: member\nrole: member\nemails: [max@team.example]\n---\n",
        "Team/Vera Viewer.md": "---\ntype: member\nrole: viewer\nemails: [vera@team.example]\n---\n",
        "Team/Lee Left.md": "---\ntype: member\nrole: owner\nleft: 2025-12-31\n---\n",
    ]

    static let contacts: [String: FileContent] = [
        "Contacts/Ada Lovelace.md": ada, "Contacts/Sam Cooper.md": "---\ntype: contact\n---\n",
        "Contacts/Drew Draft.md": draft, "People/Plain.md": "# Plain\n", "Segments/Leads.md": leads,
    ]

    private static let leads: FileContent = """
        ---
        type: segment
        criteria:
          - add tag:customer
        ---

        ## Contacts

        - [[Ada Lovelace]]
        - [[Sam Cooper]] by hand

        ## Log

        > [!logged] 2026-03-09 14:05 Spring offer
        > - logged-by:: [[Max Member]]
        > - logged-at:: 2026-03-09T19:12:44Z
        > - interaction:: email
        > - contacts:: 0

        ^l-runrunrun1

        """

    private static let draft: FileContent = """
        ---
        type: contact
        ---

        ## Interactions

        > [!call] 2026-03-01 Draft
        > - postponed:: true

        ^i-draftdraft

        """

    static let ada: FileContent = """
        ---
        type: contact
        id: c-adaadaada1
        tags: [customer]
        ---

        # Ada

        ## Interactions

        > [!call] 2026-03-09 14:05 Discussed the engine
        > - logged-by:: [[Max Member]]
        > - logged-at:: 2026-03-09T19:12:44Z
        >
        > She wants it by May.

        ^i-callcall11

        > [!email] 2026-03-10 Sent the drawings
        > - logged-by:: [[Max Member]]
        > - logged-at:: 2026-03-10T19:12:44Z
        > - cancelled-at:: 2026-03-11T19:12:44Z
        > - cancelled-by:: [[Olive Owner]]

        ^i-mailmail22

        """

    /// The vault of the team.
    static func shared() throws -> TemporaryVault {
        try TemporaryVault(contacts.merging(team) { $1 }, vaultNote: vault)
    }

    /// The same contacts in a vault without members.
    static func solo() throws -> TemporaryVault { try TemporaryVault(contacts, vaultNote: vault) }
}
