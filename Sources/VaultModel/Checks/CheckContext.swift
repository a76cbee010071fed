import NoteSyntax

/// What a check knows of the vault before it reads the notes: names, rules, members, templates and codes.
public struct CheckContext: Sendable {
    let policy: Policy
    let listing: VaultListing
    let resolver: LinkResolver
    let now: Instant
    let templates: [InteractionTemplate]
    let codes: [String: InteractionCode]

    /// The rules that are looked for.
    let rules: Set<CheckRule>

    var settings: VaultSettings { policy.settings }

    /// - Parameters:
    ///   - policy: The vault's rules and members.
    ///   - listing: The names of all files.
    ///   - catalog: The notes below the folders of templates and codes.
    ///   - rules: Which rules are looked for.
    ///   - now: What lies behind it is ahead.
    public init(policy: Policy, listing: VaultListing, catalog: [Note], rules: Set<CheckRule>, now: Instant) {
        self.policy = policy
        self.listing = listing
        self.rules = rules
        self.now = now
        resolver = LinkResolver(listing)
        templates = catalog.compactMap(InteractionTemplate.init)
        codes = Dictionary(catalog.compactMap(InteractionCode.init).map { ($0.code, $0) }) { first, _ in first }
    }

    /// Whether the vault says which codes there are.
    var hasCodes: Bool { !codes.isEmpty || settings.requiresCode }
}

/// A note that is looked at by itself.
struct NoteCheck {
    let note: Note
    let context: CheckContext
    let interactions: [Interaction]
    private(set) var findings: [Finding] = []

    /// The notes that a segment lists, which are to be contacts.
    var listed: [FragmentLink] = []

    /// What the links in the fields of interactions are for, by where they begin, in the order of the text.
    var uses: [(start: Int, use: LinkUse)] = []

    /// The line, from 0, of a conflict that Git left.
    let conflictLine: Int?

    init(_ note: Note, _ context: CheckContext) {
        (self.note, self.context) = (note, context)
        interactions = Interaction.all(in: note, settings: context.settings)
        conflictLine = note.tree.source.conflictLine
    }

    /// Whether the note may be edited at all: it has no conflict (format 6.6).
    var isEditable: Bool { conflictLine == nil }

    var tree: NoteTree { note.tree }
    var source: SourceText { note.tree.source }

    mutating func report(_ rule: CheckRule, _ message: String, _ span: SourceSpan, isFixable: Bool = false) {
        guard context.rules.contains(rule) else { return }
        findings.append(finding(rule, message, span, isFixable: isFixable && isEditable))
    }

    func finding(_ rule: CheckRule, _ message: String, _ span: SourceSpan, isFixable: Bool = false) -> Finding {
        Finding(rule, message, at: span, in: source, path: note.path, isFixable: isFixable)
    }

    /// Reports where a property stands; at the beginning of the note where it does not.
    mutating func report(_ rule: CheckRule, _ message: String, property key: String, isFixable: Bool = false) {
        let span = tree.frontMatter?.entry(for: key)?.keySpan ?? SourceSpan(0..<source.lineContent(0).upperBound)
        report(rule, message, span, isFixable: isFixable)
    }
}
