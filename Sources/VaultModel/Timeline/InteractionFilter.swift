/// Which interactions a view lists.
///
/// What is nil or empty lets everything pass. All conditions must hold.
public struct InteractionFilter: Sendable {
    /// The types, as indexes into the vault's.
    public var types: Set<Int> = []

    /// Who did it: any of these.
    public var by: [PersonQuery] = []

    /// Who recorded it: any of these.
    public var loggedBy: [PersonQuery] = []

    /// Codes, each with its children; compared without case.
    public var codes: [String] = []

    /// The templates.
    public var templates: NoteQuery?

    /// Groups, compared without case and accents.
    public var groups: [FoldedText] = []

    /// The segments.
    public var segments: NoteQuery?

    /// How it went.
    public var evaluations: Set<String> = []

    /// `inbound`, `outbound`.
    public var directions: Set<String> = []

    /// What has become of it.
    ///
    /// Drafts show only where this names them.
    public var statuses: Set<InteractionStatus> = [.logged, .failed, .cancelled]

    /// When it took place; undated ones lie in no stretch of time.
    public var when: InstantRange?

    /// The contacts that it concerns: any of these holds it, or stands in its `with`.
    public var contacts: ContactSet?

    /// A text in subject, body or comments, compared without case and accents.
    public var text: FoldedText?

    /// Whether private ones are left out.
    public var leavesOutPrivate = false

    /// A filter that lists everything but drafts.
    public init() {}
}

/// A person as a filter names them.
public enum PersonQuery: Sendable, Equatable {
    /// This member.
    case member(NotePath)
    /// Somebody who is no member, by name.
    case name(FoldedText)
}

/// Templates or segments as a filter names them: any of some notes, or of some names that no note has.
public struct NoteQuery: Sendable {
    private let paths: Set<NotePath>
    private let names: Set<FoldedText>
    private let resolver: LinkResolver

    /// - Parameters:
    ///   - paths: Notes.
    ///   - names: Names or paths that links have, compared without case and accents.
    ///   - resolver: Finds the notes that links mean.
    public init(_ paths: Set<NotePath>, names: [String] = [], resolver: LinkResolver) {
        self.paths = paths
        self.names = Set(names.map { FoldedText(NotePath($0).withoutEnding) })
        self.resolver = resolver
    }

    /// Whether a field names one of them.
    func matches(_ interaction: Interaction, _ field: InteractionField) -> Bool {
        interaction.items(field).contains { item in
            let target = NotePath(item.name)
            return resolver.path(item.name, from: interaction.holder.path).map(paths.contains) ?? false
                || !names.isEmpty
                    && (names.contains(FoldedText(target.stem)) || names.contains(FoldedText(target.withoutEnding)))
        }
    }
}

extension InteractionFilter {
    /// Whether an interaction passes, private or not.
    public func matches(_ interaction: Interaction, policy: Policy) -> Bool {
        statuses.contains(interaction.status)
            && (types.isEmpty || types.contains(interaction.typeIndex))
            && (when.map { range in interaction.occurredAt.map(range.contains) ?? false } ?? true)
            && matchesWords(interaction)
            && matchesNames(interaction)
            && matchesPeople(interaction, policy: policy)
            && (contacts?.concerns(interaction) ?? true)
            && (text.map { interaction.contains($0) } ?? true)
    }

    private func matchesWords(_ interaction: Interaction) -> Bool {
        (evaluations.isEmpty || interaction.word(.evaluation).map(evaluations.contains) ?? false)
            && (directions.isEmpty || interaction.word(.direction).map(directions.contains) ?? false)
            && (codes.isEmpty || interaction.text(.code).map(matchesCode) ?? false)
    }

    private func matchesCode(_ code: String) -> Bool {
        let code = code.lowercased()
        return codes.contains { code == $0.lowercased() || code.hasPrefix($0.lowercased() + "/") }
    }

    private func matchesNames(_ interaction: Interaction) -> Bool {
        (groups.isEmpty || interaction.text(.group).map { groups.contains(FoldedText($0)) } ?? false)
            && (templates?.matches(interaction, .template) ?? true)
            && (segments?.matches(interaction, .segment) ?? true)
    }

    private func matchesPeople(_ interaction: Interaction, policy: Policy) -> Bool {
        (by.isEmpty || interaction.doneBy.contains { item in by.contains { $0.matches(item, policy: policy) } })
            && (loggedBy.isEmpty
                || interaction.items(.loggedBy).contains { item in
                    loggedBy.contains { $0.matches(item, policy: policy) }
                })
    }
}

extension PersonQuery {
    /// Whether a link or name in a field is this person.
    public func matches(_ item: FieldItem, policy: Policy) -> Bool {
        switch self {
        case .member(let path): policy.member(item)?.path == path
        case .name(let name):
            policy.member(item) == nil
                && (FoldedText(item.name) == name || item.isLink && FoldedText(NotePath(item.name).stem) == name)
        }
    }
}

extension Interaction {
    /// Who did it: `by`, else who recorded it.
    public var doneBy: [FieldItem] {
        let by = items(.by)
        return by.isEmpty ? items(.loggedBy) : by
    }

    /// Whether a text stands in the subject, the body or a comment.
    func contains(_ text: FoldedText) -> Bool {
        FoldedText(subject).contains(text) || FoldedText(body).contains(text)
            || comments.contains { FoldedText($0.text).contains(text) }
    }
}
