public import NoteSyntax

/// What a reader reports of a note: its front matter and kind (format 2), and its interactions (format 3).
public enum InteractionDiagnostics {
    /// All that is to be reported of a note, in the order of its text; none of a note that is not read.
    ///
    /// - Rules of the front matter: `front-matter` and `duplicate-key` (errors: it can't be edited), `nested-value`,
    ///   `misplaced-kind`.
    /// - Rules of a contact's interactions: `second-section`, `unknown-type`, `unread-when`, `skipped-hour`,
    ///   `repeated-hour`, `duplicate-field`, `glued-id`, `unstamped` (a note: nothing is wrong with it).
    /// - Of callouts anywhere else: `stray-interaction`.
    public static func all(in note: Note, settings: VaultSettings) -> [Diagnostic] {
        all(in: note, Interaction.all(in: note, settings: settings), settings: settings)
    }

    /// The same of a note whose interactions are read already.
    static func all(in note: Note, _ interactions: [Interaction], settings: VaultSettings) -> [Diagnostic] {
        let found = ofFrontMatter(of: note) + ofCallouts(in: note, interactions, settings: settings)
        return found.enumerated()
            .sorted { ($0.element.span.lowerBound, $0.offset) < ($1.element.span.lowerBound, $1.offset) }
            .map(\.element)
    }
}

// MARK: - Front matter and kind

extension InteractionDiagnostics {
    private static func ofFrontMatter(of note: Note) -> [Diagnostic] {
        guard let frontMatter = note.tree.frontMatter else { return [] }
        var found = frontMatter.problems.map { problem in
            Diagnostic(
                rule: rule(of: problem.kind), severity: problem.kind == .nestedValue ? .warning : .error,
                message: problem.message, span: problem.span)
        }
        if note.kind == .plain, let type = frontMatter["type"]?.scalars.first, let kind = NoteKind(rawValue: type.text),
            kind != .plain
        {
            found.append(
                Diagnostic(
                    rule: "misplaced-kind", severity: .warning,
                    message: "A \(kind.rawValue) counts only below the folder that `Vault.md` names for it",
                    span: type.span))
        }
        return found
    }

    private static func rule(of kind: FrontMatter.Problem.Kind) -> String {
        switch kind {
        case .unreadable: "front-matter"
        case .duplicateKey: "duplicate-key"
        case .nestedValue: "nested-value"
        }
    }
}

// MARK: - Sections and callouts

extension InteractionDiagnostics {
    private static func ofCallouts(
        in note: Note, _ interactions: [Interaction], settings: VaultSettings
    ) -> [Diagnostic] {
        let tree = note.tree
        let sections = note.kind == .contact ? tree.sections(named: Interaction.sectionName) : []
        var found = sections.dropFirst().map { section in
            Diagnostic(
                rule: "second-section", severity: .warning,
                message: "A section `Interactions` stands above; this one is read as well, but new entries go there",
                span: section.heading.text)
        }
        let held = held(by: note)
        var rest = interactions[...]
        for block in tree.blocks.indices where tree.blocks[block].depth == 0 && tree.blocks[block].kind == .blockQuote {
            if let interaction = rest.first, interaction.callout.lines == tree.blocks[block].lines {
                rest.removeFirst()
                found += CalloutDiagnosis(interaction, block: block, in: tree).ofInteraction(zone: settings.zone)
                continue
            }
            guard let callout = tree.callout(at: block) else { continue }
            let reading = CalloutDiagnosis(callout, block: block, in: tree)
            if sections.contains(where: { $0.blocks.contains(block) }) {
                found += reading.unknownType(settings)
            } else if !held.contains(where: { $0.blocks.contains(block) && reading.hasType($0.type) }) {
                found += reading.elsewhere
            }
        }
        return found
    }

    /// Where callouts of other types are recorded: events under `Activity` (format 4), and the runs of a segment under
    /// `Log` (format 2.3).
    private static func held(by note: Note) -> [(blocks: Range<Int>, type: StaticString)] {
        let activities = note.tree.sections(named: "Activity").map { ($0.blocks, "event" as StaticString) }
        guard note.kind == .segment else { return activities }
        return activities + note.tree.sections(named: "Log").map { ($0.blocks, "logged" as StaticString) }
    }
}
