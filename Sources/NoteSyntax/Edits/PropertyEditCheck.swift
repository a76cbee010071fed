/// Compares a note before and after a change of a property with what was meant (format 6.4).
///
/// It knows nothing of how the edits were worked out, and asks Yams besides the scanner.
struct PropertyEditCheck {
    private let plan: PropertyPlan
    private let before: NoteTree
    private let after: NoteTree

    init(_ plan: PropertyPlan, before: NoteTree, after: NoteTree) {
        self.plan = plan
        self.before = before
        self.after = after
    }

    /// Whether the property is what it was meant to be, and everything else what it was.
    var passes: Bool { textIsKept && placesAreKept && entriesAreAsMeant && yamlIsAsMeant }

    /// Whether the text behind the front matter has the same bytes.
    private var textIsKept: Bool {
        after.opaque == nil
            && before.source.bytes[before.bodyStart...].elementsEqual(after.source.bytes[after.bodyStart...])
    }

    /// Whether all edits stand within the entry, or are one insertion before the text.
    private var placesAreKept: Bool {
        guard let entry = before.frontMatter?.entry(for: plan.key) else {
            return plan.edits.allSatisfy { $0.span.isEmpty && $0.span.upperBound <= before.bodyStart }
        }
        return plan.edits.allSatisfy {
            $0.span.lowerBound >= entry.span.lowerBound && $0.span.upperBound <= entry.span.upperBound
        }
    }

    /// Whether the entry reads as meant and all others are what they were, to the byte.
    private var entriesAreAsMeant: Bool {
        guard let frontMatter = after.frontMatter, frontMatter.isEditable else { return false }
        return onlyPropertyDiffers(
            before.frontMatter?.entries ?? [], frontMatter.entries, key: \.key,
            isSame: { old, new in
                old.layout == new.layout && old.value.reads(like: new.value)
                    && before.source.bytes[old.span.range].elementsEqual(after.source.bytes[new.span.range])
            },
            isMeant: { $0.value.matches(plan.outcome) })
    }

    /// The same as Yams sees it, whatever the scanner says.
    var yamlIsAsMeant: Bool {
        guard let old = Self.yaml(of: before), let new = Self.yaml(of: after) else { return false }
        return onlyPropertyDiffers(
            old.pairs, new.pairs, key: \.key,
            isSame: { $0.value.unplaced.reads(like: $1.value.unplaced) },
            isMeant: { $0.value.unplaced.matches(plan.outcome.asReadByYams) })
    }

    /// Whether the parts are the same, in the same order, but for that of the property, which is as meant: in its
    /// place, the last if it is new, or nowhere.
    private func onlyPropertyDiffers<Part>(
        _ old: [Part], _ new: [Part], key: (Part) -> String, isSame: (Part, Part) -> Bool, isMeant: (Part) -> Bool
    ) -> Bool {
        var old = old
        var new = new
        let place = old.firstIndex { key($0) == plan.key }
        let name = place.map { key(old.remove(at: $0)) } ?? plan.key
        if !plan.outcome.isGone {
            let place = place ?? old.count
            guard place < new.count, key(new[place]).isIdentical(to: name), isMeant(new[place]) else { return false }
            new.remove(at: place)
        }
        return old.elementsEqual(new) { key($0).isIdentical(to: key($1)) && isSame($0, $1) }
    }

    private static func yaml(of note: NoteTree) -> YAMLBlock? {
        let content = note.frontMatter?.content.range ?? 0..<0
        return note.source.bytes.withUnsafeBufferPointer { bytes in
            let lines = FrontMatterLines(bytes, in: content)
            var scanner = FrontMatterScanner(lines)
            scanner.scan()
            return try? YAMLBlock.read(lines, isFlat: scanner.isCertain).get()
        }
    }
}

// MARK: - Comparing

extension PropertyOutcome {
    fileprivate var isGone: Bool {
        if case .gone = self { true } else { false }
    }

    /// Yams takes U+FEFF at the beginning of any text for a byte order mark and leaves it out.
    fileprivate var asReadByYams: PropertyOutcome {
        switch self {
        case .gone, .nothing: self
        case .text(let text): .text(Self.withoutMark(text))
        case .list(let texts): .list(texts.map(Self.withoutMark))
        }
    }

    private static func withoutMark(_ text: String) -> String {
        text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }
}

extension FrontMatter.Value {
    /// Whether both have the same texts in the same style.
    fileprivate func reads(like other: FrontMatter.Value) -> Bool {
        switch (self, other) {
        case (.scalar(let one), .scalar(let two)): one.reads(like: two)
        case (.list(let ones), .list(let twos)): ones.elementsEqual(twos) { $0.reads(like: $1) }
        case (.nested, .nested): true
        default: false
        }
    }
}

extension FrontMatter.Scalar {
    fileprivate func reads(like other: FrontMatter.Scalar) -> Bool {
        style == other.style && text.isIdentical(to: other.text)
    }
}

extension YAMLBlock.Value {
    /// The value without a place, to be compared.
    fileprivate var unplaced: FrontMatter.Value { value(at: SourceSpan(0..<0)) }
}
