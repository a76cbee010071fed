import NoteSyntax
import TestSupport
import VaultModel

/// A vault in which one rule finds something, and what it says.
struct RuleFixture: Sendable {
    let rule: CheckRule
    let files: [String: FileContent]

    /// What was not read, for rules that tell of that.
    var passedOver: [PassedOver] = []

    /// The findings of that rule: `PATH:LINE:COLUMN: MESSAGE`.
    let expected: [String]

    init(_ rule: CheckRule, _ files: [String: FileContent], _ expected: String..., passedOver: [PassedOver] = []) {
        (self.rule, self.files, self.expected, self.passedOver) = (rule, files, expected, passedOver)
    }

    /// What a check of these files finds, by all rules or by some.
    static func findings(
        _ files: [String: FileContent], rules: Set<CheckRule> = Set(CheckRule.allCases), passedOver: [PassedOver] = []
    ) throws -> [Finding] {
        let vault = try InMemoryVault(files)
        let context = CheckContext(
            policy: vault.policy, listing: vault.listing, catalog: vault.notes, rules: rules,
            now: Instant(rfc3339: "2026-03-16T09:00:00-04:00") ?? Instant(secondsSinceEpoch: 0))
        return vault.folding(CheckFold(context)).findings(passedOver: passedOver)
    }

    static func line(_ finding: Finding) -> String {
        let place = [finding.path.string, finding.line.map(String.init), finding.column.map(String.init)]
        return place.compactMap(\.self).joined(separator: ":") + ": " + finding.message
    }

    /// A contact with a section of interactions.
    private static func contact(_ section: String, _ properties: String = "id: c-1") -> FileContent {
        FileContent("---\ntype: contact\n\(properties)\n---\n## Interactions\n\n\(section)")
    }

    private static let stamp = "> - logged-by:: Jane\n> - logged-at:: 2026-03-09T10:00:00Z\n"
    private static let team: [String: FileContent] = [
        "Team/Jane.md": "---\ntype: member\nrole: owner\nemails: [jane@x.example]\n---\n"
    ]

    private static func inTeam(_ files: [String: FileContent]) -> [String: FileContent] { files.merging(team) { $1 } }
}

extension RuleFixture {
    static let all: [RuleFixture] = ofInteractions + ofNotes + ofLinks + ofVaults

    private static let ofInteractions = [
        RuleFixture(
            .unstamped, ["A.md": contact("> [!call] 2026-03-09 x\n")], "A.md:7:1: It lacks `logged-by` and `logged-at`"),
        RuleFixture(
            .missingID, ["A.md": contact("> [!call] 2026-03-09 x\n\(stamp)")], "A.md:7:1: The interaction has no id"),
        RuleFixture(
            .duplicateID,
            [
                "A.md": contact("> [!call] 2026-03-09 x\n\n^i-one\n"),
                "B.md": contact("> [!call] 2026-03-09 y\n\n^i-two\n\n> [!call] 2026-03-10 z\n\n^i-ONE\n", "id: c-2"),
            ], "B.md:11:1: The interaction has the id of the one at A.md:7"),
        RuleFixture(
            .gluedID, ["A.md": contact("> [!call] 2026-03-09 x\n\n^i-one\ntext\n")],
            "A.md:9:1: The id `^i-one` needs a blank line below it to count"),
        RuleFixture(
            .undated, ["A.md": contact("> [!note] likes tea\n")],
            "A.md:7:1: The interaction has no date and is listed last"),
        RuleFixture(
            .unreadWhen, ["A.md": contact("> [!call] 9.3.2026 x\n")],
            "A.md:7:11: The subject begins like a date or a time, but is none that can be read"),
        RuleFixture(
            .skippedHour,
            [
                "Vault.md": "---\nkith: 1\ntimezone: America/New_York\n---\n",
                "A.md": contact("> [!call] 2026-03-08 02:30 x\n"),
            ],
            "A.md:7:11: The clock of America/New_York skips this hour; it is read as 2026-03-08T03:30:00-04:00"),
        RuleFixture(
            .repeatedHour,
            [
                "Vault.md": "---\nkith: 1\ntimezone: America/New_York\n---\n",
                "A.md": contact("> [!call] 2025-11-02 01:30 x\n"),
            ],
            "A.md:7:11: The clock of America/New_York shows this hour twice; it is read as the earlier one, "
                + "2025-11-02T01:30:00-04:00, not 2025-11-02T01:30:00-05:00"),
        RuleFixture(
            .futureWhen,
            ["A.md": contact("> [!call] 2026-03-17 x\n\n> [!call] 2026-03-17 draft\n> - postponed:: true\n")],
            "A.md:7:1: The interaction lies ahead; it is no contact yet"),
        RuleFixture(
            .unknownType, ["A.md": contact("> [!chat] 2026-03-09 x\n> - by:: Jane\n")],
            "A.md:7:5: It has the field `by`, but `chat` is no interaction type of this vault (call, email, meeting, note)"
        ),
        RuleFixture(
            .emptyInteraction, ["A.md": contact("> [!call] 2026-03-09\n")], "A.md:7:1: The interaction says nothing"),
        RuleFixture(
            .secondSection, ["A.md": contact("# Other\n\n## Interactions\n")],
            "A.md:9:4: A section `Interactions` stands above; this one is read as well, but new entries go there"),
        RuleFixture(
            .strayInteraction, ["A.md": "> [!call] 2026-03-09 x\n\n^i-one\n"],
            "A.md:1:1: It looks like an interaction, but stands in no section `Interactions` of a contact"),
        RuleFixture(
            .swallowedHeader,
            ["A.md": contact("> [!call] 2026-03-09 x\n\(stamp)>\n> body\n> [!email] 2026-03-10 y\n\(stamp)\n^i-one\n")],
            "A.md:12:1: An interaction of type email begins in the middle of the one on line 7"),
        RuleFixture(
            .duplicateField, ["A.md": contact("> [!call] 2026-03-09 x\n> - code:: a\n> - Code:: b\n")],
            "A.md:9:5: The field `Code` stands twice; the first counts"),
        RuleFixture(
            .fieldSpelling, ["A.md": contact("> [!call] 2026-03-09 x\n> - Follow-Up:: 2026-04-01\n")],
            "A.md:8:5: The field is written `follow-up`"),
        RuleFixture(
            .badFieldValue, ["A.md": contact("> [!call] 2026-03-09 x\n> - evaluation:: good\n")],
            "A.md:8:18: `evaluation` can't be “good”: it takes very-positive, positive, neutral, negative, very-negative"
        ),
        RuleFixture(
            .unknownMember,
            inTeam(["A.md": contact("> [!call] 2026-03-09 x\n> - by:: [[Jane]], Zed\n", "id: c-1\nowner: \"[[A]]\"")]),
            "A.md:4:8: “A” is no member of this vault", "A.md:9:10: “Zed” is no member of this vault"),
        RuleFixture(
            .unknownCode,
            [
                "Codes/Orders.md": "---\ntype: code\ncode: order\n---\n",
                "Codes/Late.md": "---\ntype: code\ncode: late/one\n---\n",
                "A.md": contact("> [!call] 2026-03-09 x\n> - code:: ordre\n"),
                "Templates/T.md": "---\ntype: template\ncode: house\n---\n",
            ], "A.md:8:12: No note of the codes folder has the code “ordre”",
            "Codes/Late.md:3:1: The code needs its parent “late”, which no note has",
            "Templates/T.md:3:7: No note of the codes folder has the code “house”"),
        RuleFixture(
            .unknownTemplate, ["A.md": contact("> [!call] 2026-03-09 x\n> - template:: [[Offer]]\n")],
            "A.md:8:16: “Offer” is no template of this vault"),
        RuleFixture(
            .cancelledRun,
            [
                "A.md": contact(
                    ["[[S#^l-one]]", "[[S#^l-two]]", "[[s.md#^L-ONE|it]]", "[[S]]"].map {
                        "> [!call] 2026-03-09 x\n> - segment:: \($0)\n\n"
                    }.joined()
                        + "> [!call] 2026-03-09 x\n> - segment:: [[S#^l-one]]\n> - cancelled-at:: 2026-03-10T00:00:00Z\n"
                ),
                "S.md": """
                ---
                type: segment
                ---
                ## Log

                > [!logged] 2026-03-09 x
                > - cancelled-at:: 2026-03-10T00:00:00Z

                ^l-one

                > [!logged] 2026-03-09 x

                ^l-two
                """,
            ], "A.md:8:15: The run ^l-one of S.md was cancelled, and the interaction was not",
            "A.md:14:15: The run ^L-ONE of S.md was cancelled, and the interaction was not"),
        RuleFixture(
            .unknownSegment,
            [
                "A.md": contact(
                    "> [!call] 2026-03-09 x\n> - segment:: [[A]]\n\n> [!call] 2026-03-09 y\n> - segment:: [[S#^l-one]]\n\n"
                        + "> [!call] 2026-03-09 z\n> - segment:: [[S#^l-two]]\n\n> [!call] 2026-03-09 a\n> - segment:: [[Q]]\n"
                ),
                "S.md": "---\ntype: segment\n---\n## Log\n\n> [!logged] 2026-03-09 x\n\n^l-one\n",
            ], "A.md:8:15: “A” is no segment of this vault", "A.md:14:15: S.md was not logged as ^l-two",
            "A.md:17:15: No note is called “Q”"),
        RuleFixture(
            .inactiveCode,
            [
                "Codes/Old.md": "---\ntype: code\ncode: old\nactive: false\n---\n",
                "A.md": contact(
                    "> [!call] 2026-03-09 x\n> - code:: old\n\n> [!call] 2026-03-09 y\n\(stamp)> - code:: old\n"),
                "Templates/T.md": "---\ntype: template\ncode: old\n---\n",
            ], "A.md:8:12: The code “old” is inactive", "Templates/T.md:3:7: The code “old” is inactive"),
        RuleFixture(
            .disorder,
            [
                "A.md": contact(
                    "> [!call] 2026-03-09 x\n\(stamp)\n^i-one\n\n> [!call] 2026-03-09 y\n> - logged-by:: Jane\n"
                        + "> - logged-at:: 2026-03-08T10:00:00Z\n\n^i-two\n")
            ], "A.md:13:1: The interaction was recorded before one that stands above it"),
    ]

    private static let ofNotes = [
        RuleFixture(
            .conflictMarkers, ["A.md": "x\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"],
            "A.md:2:1: Git left a conflict here; until it is settled the note is not edited"),
        RuleFixture(
            .frontMatter, ["A.md": "---\ntype: contact\nid: c-1\na: b: c\n---\n"],
            "A.md:4:1: YAML cannot read the front matter: mapping values are not allowed in this context"),
        RuleFixture(
            .duplicateKey, ["A.md": "---\ntype: contact\nid: c-1\nname: a\nname: b\n---\n"],
            "A.md:5:1: The key `name` stands twice"),
        RuleFixture(
            .nestedValue, ["A.md": "---\ntype: contact\nid: c-1\nx: {a: b}\n---\n"],
            "A.md:4:4: The value of `x` is neither a text nor a list of texts"),
        RuleFixture(
            .badProperty,
            [
                "A.md":
                    "---\ntype: contact\nid: c-1\nkeep-in-touch: often\nbirthday: 9 March\nDo-Not-Contact: true\n---\n",
                "Team/J.md": "---\ntype: member\nrole: boss\nemails: [j@x.example]\njoined: soon\n---\n",
                "Templates/T.md":
                    "---\ntype: template\ninteraction: chat\nfollow-up: later\nactive: maybe\ncost: much\n---\n",
                "Codes/C.md": "---\ntype: code\ncode: A B\n---\n",
                "S.md": "---\ntype: segment\ncriteria: [\"add tag:\", remove x]\n---\n",
                "Vault.md":
                    "---\nkith: 1\ncheck-off: [undated, undatd]\nkeep-in-touch-tags: [vip 1w, client 6w, VIP 2w]\n---\n",
            ], "A.md:4:16: `keep-in-touch` can't be “often”: it takes a span such as 30d, 6w, 3m or 1y",
            "A.md:5:11: `birthday` can't be “9 March”: it takes a date such as 1979-06-14, or --06-14 without the year",
            "A.md:6:1: The property is written `do-not-contact`; so it does not count",
            "Codes/C.md:3:1: `code` can't be “A B”: it takes parent or parent/child, of a to z, digits and -",
            "S.md:3:1: The step “add tag:” has a filter that can't be read",
            "S.md:3:1: `criteria` can't be “remove x”: a step is add, refine or reduce, and a filter",
            "Team/J.md:3:7: `role` can't be “boss”: it takes owner, member or viewer",
            "Team/J.md:5:9: `joined` can't be “soon”: it takes a date such as 2026-03-09",
            "Templates/T.md:3:14: `interaction` can't be “chat”: it takes call, email, meeting, note",
            "Templates/T.md:4:12: `follow-up` can't be “later”: it takes a span such as 30d, 6w, 3m or 1y",
            "Templates/T.md:5:9: `active` can't be “maybe”: it takes true or false",
            "Templates/T.md:6:7: `cost` can't be “much”: it takes digits, and maybe . and digits",
            "Vault.md:3:22: `check-off` can't be “undatd”: it takes the name of a rule",
            "Vault.md:4:41: “VIP” stands twice in `keep-in-touch-tags`; the shortest span counts"),
        RuleFixture(
            .missingContactID, ["A.md": "---\ntype: contact\n---\n"],
            "A.md:2:1: The contact has no id, by which it stays itself when it is renamed"),
        RuleFixture(
            .duplicateContactID, ["A.md": contact(""), "B.md": contact("", "x: 1\nid: C-1")],
            "B.md:4:1: The contact has the id of A.md, C-1"),
        RuleFixture(
            .sharedAddress,
            [
                "A.md": contact("", "id: c-1\nemails: [\"a@x.example (work)\"]\nphones: [\"+44 20 1234\"]"),
                "B.md": contact("", "id: c-2\nemails: A@x.example\nphones: [\"0044-201234\"]"),
            ], "B.md:4:1: A@x.example belongs to A.md too", "B.md:5:1: 0044-201234 belongs to A.md too"),
        RuleFixture(
            .misplacedKind, ["A.md": "---\ntype: code\ncode: a\n---\n"],
            "A.md:2:7: A code counts only below the folder that `Vault.md` names for it"),
        RuleFixture(
            .mixedLineEnds, ["A.md": "one\r\ntwo\nthree\r\n"], "A.md:2:1: The line ends in LF, the first one in CRLF"),
        RuleFixture(
            .invalidUTF8, ["A.md": FileContent(bytes: Array("one\nü ".utf8) + [0xFF, 0x0A])],
            "A.md:2:3: The byte FF is not UTF-8"),
        RuleFixture(
            .openComment, ["A.md": "%%a%% b `%%` and\n\n    %%\n\n%%open\n"],
            "A.md:5:1: Obsidian hides everything from here on: no other %% closes the comment"),
        RuleFixture(
            .opaqueNote, [:], "A.md: The note is not read: it is 9 MiB large",
            passedOver: [PassedOver(path: NotePath("A.md"), reason: .opaque("it is 9 MiB large"))]),
    ]

    private static let ofLinks = [
        RuleFixture(
            .unresolvedLink, ["A.md": "see [[Nowhere]] and `[[code]]`\n"], "A.md:1:5: No note is called “Nowhere”"),
        RuleFixture(
            .ambiguousLink, ["A.md": "[[x]]\n", "b/X.md": "", "c/X.md": ""],
            "A.md:1:1: “x” may mean several notes; it means b/X.md"),
        RuleFixture(
            .aliasLink, ["A.md": "see [[Ruthie]]\n", "Ruth.md": contact("", "id: c-1\naliases: [Ruthie]")],
            "A.md:1:5: “Ruthie” is an alias of Ruth, and no link is found by it"),
        RuleFixture(
            .missingHeading,
            [
                "A.md": "# Top\n\n[[#top]] [[B#Log]] [[B#The (new) log]] [[B#A#Other]]\n",
                "B.md": "## The new log\n\nOther\n---\n",
            ],
            "A.md:3:10: B.md has no heading “Log”"),
        RuleFixture(
            .missingBlock, ["A.md": "[[B#^one]] [[B#^two]] [[B#^six]]\n", "B.md": "text ^one\n\n^two\n"],
            "A.md:1:23: B.md has no block ^six"),
        RuleFixture(
            .missingAttachment,
            ["A.md": contact("> [!call] 2026-03-09 x\n> - attachments:: [[Offer]]\n\n![[plan.pdf]]\n")],
            "A.md:8:19: No file is called “Offer”", "A.md:10:1: No file is called “plan.pdf”"),
        RuleFixture(
            .unusedAttachment,
            [
                "Attachments/a.pdf": "a", "Attachments/b c.pdf": "b", "Attachments/d.pdf": "d", "e.pdf": "e",
                "A.md": "![[a.pdf]] [x](Attachments/b%20c.pdf)\n",
            ], "Attachments/d.pdf: Nothing in the vault links to the file"),
        RuleFixture(
            .nameCollision,
            [
                "A/X.md": contact(""), "B/x.md": contact("", "id: c-2"), "A/Readme.md": "", "B/Readme.md": "",
                "P/Q.md": "",
                "P/q.md": "",
            ], "B/x.md: The note has the name of A/X.md", "P/q.md: The note has the name of P/Q.md"),
        RuleFixture(
            .badFileName, ["A: b?.md": "", "CON.md": "", "é.md": ""],
            "A: b?.md: The name is not fit for every system; “A- b-” would be",
            "CON.md: The name is not fit for every system; “CON-” would be"),
    ]

    private static let ofVaults = [
        RuleFixture(
            .unreadable, [:], "A: The folder can't be read: Permission denied", "B.md: The note can't be read: No",
            passedOver: [
                PassedOver(path: NotePath("A"), reason: .unreadableFolder("Permission denied")),
                PassedOver(path: NotePath("B.md"), reason: .unreadableNote("No")),
            ]),
        RuleFixture(
            .symbolicLink, [:], "A.md: A symbolic link is passed over",
            passedOver: [PassedOver(path: NotePath("A.md"), reason: .symbolicLink)]),
        RuleFixture(
            .nestedVault, [:], "A: A vault of its own is passed over",
            passedOver: [PassedOver(path: NotePath("A"), reason: .nestedVault)]),
        RuleFixture(
            .noOwner, ["Team/J.md": "---\ntype: member\nrole: member\nemails: [j@x.example]\n---\n"],
            "Vault.md: No member owns the vault, so nobody can change its members and settings"),
        RuleFixture(
            .memberWithoutEmail,
            inTeam([
                "Team/K.md": "---\ntype: member\nrole: viewer\n---\n",
                "Team/L.md": "---\ntype: member\nrole: viewer\nleft: 2020-01-01\n---\n",
            ]), "Team/K.md:2:1: The member has no e-mail by which Git's user.email tells who it is"),
        RuleFixture(
            .templatePlaceholder,
            [
                "Templates/T.md":
                    "---\ntype: template\nsubject: \"Hello {{nam}}\"\n---\n\nDear {{ given-name }}, {{x}}\n"
            ],
            "Templates/T.md:3:19: There is no placeholder {{nam}}", "Templates/T.md:6:26: There is no placeholder {{x}}"
        ),
        RuleFixture(
            .segmentMember,
            [
                "A.md": contact(""),
                "S.md": "---\ntype: segment\n---\n## Contacts\n\n- [[A]]\n- [[B]]\n- nobody\n- [[A]] again\n- [[P]]\n",
                "P.md": "plain\n",
            ], "S.md:7:1: No note is called “B”", "S.md:8:1: The item links to nobody",
            "S.md:9:1: “A” stands in the list already, on line 6", "S.md:10:1: “P” is no contact"),
    ]
}
