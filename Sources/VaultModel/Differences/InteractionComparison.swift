import NoteSyntax

/// What became of the interactions of notes that were paired.
struct InteractionComparison {
    /// What became of each, in the order of paths and lines.
    private(set) var differences: [InteractionDifference] = []

    /// The pairs of notes, by their place, in which something became of an interaction.
    private(set) var touched: Set<Int> = []

    private let policy: Policy

    init(_ notes: [NotePairing.Pair], policy: Policy) {
        self.policy = policy
        let pairing = InteractionPairing(notes)
        // What can be seen in a note that can't be read for certain is neither new nor gone.
        let uncertain = notes.filter(\.isUncertain)
        let old = Set(uncertain.flatMap { $0.before?.interactionIDs ?? [] })
        let new = Set(uncertain.flatMap { $0.after?.interactionIDs ?? [] })
        for (before, partner) in zip(pairing.before, pairing.partners) {
            if let partner {
                compare(before, pairing.after[partner])
            } else if !(before.id.map(new.contains) ?? false) {
                tell(.deleted, before)
            }
        }
        for (after, origin) in zip(pairing.after, pairing.origins) where origin == nil {
            if !(after.id.map(old.contains) ?? false) { tell(.added, after, by: .loggedBy) }
        }
        differences.sort(by: InteractionDifference.isBefore)
    }

    private mutating func tell(
        _ kind: InteractionDifference.Kind, _ item: InteractionPairing.Placed, from former: NotePath? = nil,
        by field: InteractionField? = nil
    ) {
        touched.insert(item.note)
        differences.append(
            InteractionDifference(
                kind, item.interaction, from: former, by: field.flatMap { name(in: $0, of: item.interaction) },
                in: policy.settings))
    }

    /// The name of the person in a field: a member's, else the stem that a link names.
    private func name(in field: InteractionField, of interaction: Interaction) -> String? {
        guard let item = interaction.items(field).first else { return nil }
        let name = policy.member(item)?.name ?? (item.isLink ? String(NotePath(item.name).stem) : item.name)
        return name.isEmpty ? nil : name
    }

    private mutating func compare(_ before: InteractionPairing.Placed, _ after: InteractionPairing.Placed) {
        if before.note != after.note {
            touched.insert(before.note)
            tell(.moved, after, from: before.interaction.holder.path)
        }
        if before.interaction.isSameText(as: after.interaction) { return }
        var (old, new) = (InteractionRecord(before.interaction), InteractionRecord(after.interaction))
        guard old != new else { return }
        let (wasCancelled, isCancelled) = (before.interaction.isCancelled, after.interaction.isCancelled)
        if wasCancelled != isCancelled {
            if isCancelled { tell(.cancelled, after, by: .cancelledBy) } else { tell(.uncancelled, after) }
            old.dropCancellation()
            new.dropCancellation()
        }
        if old != new { tell(.edited, after) }
    }
}

extension Interaction {
    /// Whether it is cancelled, be it a draft or not.
    fileprivate var isCancelled: Bool { span(.cancelledAt) != nil }

    /// Whether both are the same bytes, from header to id; most are, and then say the same.
    fileprivate func isSameText(as other: Interaction) -> Bool {
        func bytes(_ one: Interaction) -> ArraySlice<UInt8> {
            one.source.bytes[one.source.span(ofLines: MergeBlock.lines(of: one.callout)).range]
        }
        return bytes(self) == bytes(other)
    }
}

extension InteractionRecord {
    /// Leaves out who cancelled it and when.
    fileprivate mutating func dropCancellation() {
        fields.removeAll { field in
            let key = String(decoding: field.key, as: UTF8.self).lowercased()
            return [InteractionField.cancelledAt, .cancelledBy].contains { key == "\($0.key)" }
        }
    }
}

extension InteractionDifference {
    /// The order in which they are told.
    fileprivate static func isBefore(_ one: InteractionDifference, _ other: InteractionDifference) -> Bool {
        if one.path != other.path { return one.path < other.path }
        if one.line != other.line { return one.line < other.line }
        func rank(_ one: InteractionDifference) -> Int { Kind.allCases.firstIndex(of: one.kind) ?? 0 }
        return rank(one) < rank(other)
    }
}
