import NoteSyntax

/// The fields of a block that both sides changed.
extension BlockMerge {
    /// The merged field lines; nil where both sides changed a field differently.
    var fields: [MergeLine]? {
        func all(_ parts: BlockParts) -> [MergeLine] { parts.fields.map(\.line) }
        let settled = ThreeWay(base: base.map(all), ours: all(ours), theirs: all(theirs))
        if let lines = settled.value.flatMap(\.self) { return lines }
        let versions: FieldVersions = (base.map(FieldLines.init), FieldLines(ours), FieldLines(theirs))
        var merged: [String: [MergeLine]] = [:]
        let order = order(of: versions)
        for keys in Set(order.map(FieldLines.group)) {
            guard let lines = lines(of: keys, versions) else { return nil }
            merged.merge(lines) { one, _ in one }
        }
        return order.flatMap { merged[$0] ?? [] }
    }
}

extension BlockMerge {
    private typealias FieldVersions = (base: FieldLines?, ours: FieldLines, theirs: FieldLines)

    /// The keys in the order of the base, new ones where the format's order has them.
    private func order(of versions: FieldVersions) -> [String] {
        var order = versions.base?.keys ?? []
        func rank(_ key: String) -> (Int, String) { (FieldLines.rank(of: key), key) }
        let added = Set(versions.ours.keys + versions.theirs.keys).subtracting(order)
        for key in added.sorted(by: { rank($0) < rank($1) }) {
            order.insert(key, at: order.firstIndex { rank($0) > rank(key) } ?? order.endIndex)
        }
        return order
    }

    /// The lines of keys that belong together, none for one that is gone; nil where both sides changed them differently.
    private func lines(of keys: [String], _ versions: FieldVersions) -> [String: [MergeLine]]? {
        func lines(_ version: FieldLines?) -> [String: [MergeLine]] {
            (version?.lines ?? [:]).filter { keys.contains($0.key) }
        }
        let (o, a, b) = (lines(versions.base), lines(versions.ours), lines(versions.theirs))
        if let lines = ThreeWay(base: o, ours: a, theirs: b).value { return lines }
        // Without a base nobody has taken out what one side lacks.
        if o.isEmpty, a.isEmpty || b.isEmpty { return a.isEmpty ? b : a }
        guard !a.isEmpty, !b.isEmpty else { return nil }
        if o.isEmpty, keys == FieldLines.cancellation { return isFirstCancelled(a, b) ? a : b }
        guard keys.count == 1, InteractionField(named: keys[0])?.isList == true else { return nil }
        return mergedList(keys[0]).map { [keys[0]: $0] }
    }

    /// Whether ours is the earlier of two cancellations: who cancels what is cancelled already changes nothing.
    private func isFirstCancelled(_ ours: [String: [MergeLine]], _ theirs: [String: [MergeLine]]) -> Bool {
        func time(_ parts: BlockParts) -> Int64 {
            let field = parts.fields.first { $0.key == InteractionField.cancelledAt.key.description }
            let text = field.map { parts.source.text($0.value) } ?? ""
            return Instant(rfc3339: text)?.secondsSinceEpoch ?? .max
        }
        let times = (time(self.ours), time(self.theirs))
        guard times.0 == times.1 else { return times.0 < times.1 }
        func all(_ lines: [String: [MergeLine]]) -> [MergeLine] { FieldLines.cancellation.flatMap { lines[$0] ?? [] } }
        return all(ours).precedes(all(theirs))
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
        let merged = ListRule.set.merged(base: items(base), ours: items(ours), theirs: items(theirs)) ?? []
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

/// The field lines of a block by key.
private struct FieldLines {
    /// The keys in small letters, in the order of their first line.
    private(set) var keys: [String] = []
    private(set) var lines: [String: [MergeLine]] = [:]

    init(_ parts: BlockParts) {
        for field in parts.fields {
            if lines[field.key] == nil { keys.append(field.key) }
            lines[field.key, default: []].append(field.line)
        }
    }

    static let cancellation = keys([.cancelledAt, .cancelledBy])

    /// Keys that say one thing together: who did something and when; a follow-up, and when that one was done.
    private static let groups = [keys([.loggedBy, .loggedAt]), keys([.followUp, .followUpDone]), cancellation]

    private static func keys(_ fields: [InteractionField]) -> [String] { fields.map(\.key.description) }

    /// The keys that a key belongs together with, itself among them.
    static func group(of key: String) -> [String] { groups.first { $0.contains(key) } ?? [key] }

    /// Where a key comes among the fields; those that the format does not know come last.
    static func rank(of key: String) -> Int { InteractionField(named: key).map { Int($0.rawValue) } ?? .max }
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
