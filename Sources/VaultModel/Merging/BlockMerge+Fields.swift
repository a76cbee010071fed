import NoteSyntax

/// The fields of a block that both sides changed.
extension BlockMerge {
    /// The merged field lines; nil where both sides changed a field differently.
    var fields: [MergeLine]? {
        func all(_ parts: BlockParts) -> [MergeLine] { parts.fields.map(\.line) }
        let settled = ThreeWay(base: base.map(all), ours: all(ours), theirs: all(theirs))
        if let lines = settled.value.flatMap(\.self) { return lines }
        let groups = (base.map(FieldGroups.init), FieldGroups(ours), FieldGroups(theirs))
        var merged: [(group: String, lines: [MergeLine])] = []
        for group in order(of: groups) {
            guard let lines = self.lines(of: group, groups) else { return nil }
            if !lines.isEmpty { merged.append((group, lines)) }
        }
        return merged.flatMap(\.lines)
    }
}

extension BlockMerge {
    private typealias Groups = (base: FieldGroups?, ours: FieldGroups, theirs: FieldGroups)

    /// The groups in the order of the base, new ones where the format's order has them.
    private func order(of groups: Groups) -> [String] {
        var order = groups.base?.order ?? []
        func rank(_ group: String) -> (Int, String) { (FieldGroups.rank(of: group), group) }
        let added = Set(groups.ours.order + groups.theirs.order).subtracting(order)
        for group in added.sorted(by: { rank($0) < rank($1) }) {
            order.insert(group, at: order.firstIndex { rank($0) > rank(group) } ?? order.endIndex)
        }
        return order
    }

    /// The lines of a group, none where it is gone; nil where both sides changed it differently.
    private func lines(of group: String, _ groups: Groups) -> [MergeLine]? {
        let (o, a, b) = (groups.base?.lines[group], groups.ours.lines[group], groups.theirs.lines[group])
        switch ThreeWay(base: o, ours: a, theirs: b) {
        case .settled(let lines): return lines ?? []
        case .conflict: break
        }
        guard let a, let b else {
            // Without a base nobody has taken out what one side lacks.
            return o == nil ? a ?? b : nil
        }
        if o == nil, group == FieldGroups.cancellation { return firstCancellation(a, b) }
        guard FieldGroups.isList(group) else { return nil }
        return mergedList(group)
    }

    /// Of two cancellations the earlier: who cancels what is cancelled already changes nothing.
    private func firstCancellation(_ ours: [MergeLine], _ theirs: [MergeLine]) -> [MergeLine] {
        func time(_ parts: BlockParts) -> Int64 {
            let field = parts.fields.first { $0.key == InteractionField.cancelledAt.key.description }
            let text = field.map { parts.source.text($0.value) } ?? ""
            return Instant(rfc3339: text)?.secondsSinceEpoch ?? .max
        }
        let times = (time(self.ours), time(self.theirs))
        guard times.0 == times.1 else { return times.0 < times.1 ? ours : theirs }
        return ours.lexicographicallyPrecedes(theirs) { $0.lexicographicallyPrecedes($1) } ? ours : theirs
    }

    /// A list of links or names, as a set; nil where a side has several lines of it.
    private func mergedList(_ group: String) -> [MergeLine]? {
        func field(_ parts: BlockParts?) -> (field: BlockParts.Field, source: SourceText)? {
            guard let parts else { return nil }
            let fields = parts.fields.filter { $0.key == group }
            return fields.count == 1 ? (fields[0], parts.source) : nil
        }
        func items(_ parts: BlockParts?) -> [[UInt8]] {
            field(parts).map { $0.source.writtenItems(in: $0.field.value) } ?? []
        }
        guard let mine = field(ours), let other = field(theirs),
            base == nil || base?.has(group) != true || field(base) != nil
        else { return nil }
        let merged = PropertyListMerge.merged(base: items(base), ours: items(ours), theirs: items(theirs))
        guard !merged.isEmpty else { return [] }
        let smaller = mine.field.line.lexicographicallyPrecedes(other.field.line) ? mine : other
        let model = field(base) ?? smaller
        let start = model.source.lineContent(model.source.line(at: model.field.value.lowerBound)).lowerBound
        let prefix = model.source.bytes[start..<model.field.value.lowerBound]
        return [prefix + Array(merged.joined(separator: Array(", ".utf8))) + texts.blankLine]
    }
}

extension BlockParts {
    fileprivate func has(_ key: String) -> Bool { fields.contains { $0.key == key } }
}

/// The field lines of a block by what belongs together: who did something and when, and a follow-up and when it was done.
private struct FieldGroups {
    /// The groups in the order of their first line.
    private(set) var order: [String] = []
    private(set) var lines: [String: [MergeLine]] = [:]

    static let cancellation = InteractionField.cancelledAt.key.description

    init(_ parts: BlockParts) {
        for field in parts.fields {
            let group = Self.group(of: field.key)
            if lines[group] == nil { order.append(group) }
            lines[group, default: []].append(field.line)
        }
    }

    /// The name of a field's group: the key that is written first.
    private static func group(of key: String) -> String {
        let first: InteractionField? =
            switch InteractionField(named: key) {
            case .loggedBy, .loggedAt: .loggedBy
            case .followUp, .followUpDone: .followUp
            case .cancelledAt, .cancelledBy: .cancelledAt
            default: nil
            }
        return first?.key.description ?? key
    }

    static func isList(_ group: String) -> Bool { InteractionField(named: group)?.isList ?? false }

    /// Where the group comes among the fields; those that the format does not know come last.
    static func rank(of group: String) -> Int { InteractionField(named: group).map { Int($0.rawValue) } ?? .max }
}

extension SourceText {
    /// The links and names of a value as they are written.
    fileprivate func writtenItems(in value: SourceSpan) -> [[UInt8]] {
        var items: [[UInt8]] = []
        var start = value.lowerBound
        func addNames(upTo end: Int) {
            guard start < end else { return }
            for part in bytes[start..<end].split(separator: UInt8(ascii: ",")) {
                let name = trimmed(SourceSpan(part.startIndex..<part.endIndex))
                if !name.isEmpty { items.append(Array(bytes[name.range])) }
            }
        }
        for link in wikiLinks(in: value) {
            addNames(upTo: link.span.lowerBound)
            items.append(Array(bytes[link.span.range]))
            start = link.span.upperBound
        }
        addNames(upTo: value.upperBound)
        return items
    }
}
