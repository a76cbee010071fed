import NoteSyntax

/// What changes are meant to make of properties, in the simplest words.
struct PropertyModel {
    private let properties: [YAMLProperty]

    init(_ properties: [YAMLProperty]) {
        self.properties = properties
    }

    /// The properties after a change that is made.
    func properties(after change: PropertyChange) -> [YAMLProperty] {
        guard let index = properties.firstIndex(where: { $0.key == change.key }) else {
            return properties + [value(of: nil, after: change)].compactMap(\.self)
        }
        var changed = properties
        changed.replaceSubrange(index...index, with: [value(of: properties[index], after: change)].compactMap(\.self))
        return changed
    }

    private func value(of old: YAMLProperty?, after change: PropertyChange) -> YAMLProperty? {
        let key = old?.key ?? change.key
        let oldTexts = old.map { $0.isList || !$0.isAbsent ? $0.texts : [] } ?? []
        switch change {
        case .unset: return nil
        case .set(_, let values, let asList):
            let texts = values.map(Self.asYamsReads)
            let single = YAMLProperty(key: key, isList: false, texts: [texts.first ?? ""], isAbsent: texts.isEmpty)
            guard asList || texts.count > 1 else { return single }
            // A single text is a list of one already.
            let isSoAlready = texts.count == oldTexts.count && texts.count < 2 && old == single
            return isSoAlready ? old : YAMLProperty(key: key, isList: true, texts: texts)
        case .add(_, let values):
            var texts = oldTexts
            for value in values.map(Self.asYamsReads) where !texts.contains(value) { texts.append(value) }
            return texts.count == oldTexts.count ? old : YAMLProperty(key: key, isList: true, texts: texts)
        case .remove(_, let values):
            let texts = oldTexts.filter { !values.contains($0) }
            if texts.count == oldTexts.count { return old }
            return texts.isEmpty ? nil : YAMLProperty(key: key, isList: true, texts: texts)
        }
    }

    /// Yams takes U+FEFF at the beginning of a text for a byte order mark.
    private static func asYamsReads(_ text: String) -> String {
        text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }
}
