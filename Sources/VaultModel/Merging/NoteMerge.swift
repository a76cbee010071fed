import NoteSyntax

/// Merges two sides of a note that come from the same version, by what the note means: properties by key, interactions
/// by id, all else line by line.
public enum NoteMerge {
    /// Merges two sides; the result does not depend on which of them is called ours, but for the markers of conflicts.
    ///
    /// - Equal sides, and a side that changed nothing, settle by bytes.
    /// - A side that can't be read for certain (a note with a conflict, bytes that are no UTF-8, broken front matter, a key
    ///   or an id twice) makes it a merge of texts, and so does a merge that would not read back as what was meant.
    /// - A side that is another note than the base, such as another contact's, is in conflict with the other as a whole.
    /// - What both sides changed differently stands between markers, whole blocks or whole lines of it. A block that one side
    ///   deleted and the other changed is neither dropped nor brought back in silence.
    ///
    /// - Parameters:
    ///   - base: The version that both sides come from; nil, or empty, where both made the note.
    ///   - ours: One side.
    ///   - theirs: The other side.
    ///   - path: Where the note stands.
    ///   - settings: What the vault says.
    ///   - markerSize: How many characters a conflict's markers have.
    ///   - labels: What the markers call the versions.
    public static func merging(
        base: [UInt8]?, ours: [UInt8], theirs: [UInt8], path: NotePath, settings: VaultSettings, markerSize: Int,
        labels: ConflictLabels = ConflictLabels()
    ) -> MergedNote {
        let base = base ?? []
        if let bytes = ThreeWay(base: base, ours: ours, theirs: theirs).value {
            return MergedNote(bytes: bytes, conflicts: [], isTextMerge: false)
        }
        let texts = MergeTexts(base: base, ours: ours, theirs: theirs)
        let versions = MergeVersions(texts, path: path, settings: settings)
        func note(_ parts: [MergePart], isTextMerge: Bool) -> MergedNote {
            let text = MergedText(parts, of: texts, markerSize: markerSize, labels: labels)
            return MergedNote(bytes: text.bytes, conflicts: text.conflicts, isTextMerge: isTextMerge)
        }
        func wholeConflict() -> MergedNote { note(LineMerge.conflict(texts), isTextMerge: true) }
        guard !versions.areOfTwoNotes else { return wholeConflict() }
        if let merge = MeaningMerge(versions, texts: texts) {
            let merged = note(merge.parts, isTextMerge: false)
            if merged.isClean ? merge.readsBack(merged.bytes, versions) : merge.standsUp(versions) { return merged }
        }
        let parts = LineMerge.parts(base: texts.base.lines, ours: texts.ours.lines, theirs: texts.theirs.lines)
        let merged = note(parts, isTextMerge: true)
        // What could not be merged by its meaning is for a person to look at, though its lines fit together.
        let holds =
            merged.isClean
            ? !versions.areReadable && versions.isFaithful(merged.bytes)
            : MergeChoice.allCases.allSatisfy { versions.keepsBlocks(parts, of: $0) }
        return holds ? merged : wholeConflict()
    }
}

/// The merge of three versions that can be read.
struct MeaningMerge {
    /// The stretches of the merged note.
    let parts: [MergePart]

    private let properties: PropertyMerge
    private let body: BodyMerge
    private let texts: MergeTexts

    /// Merges them; nil where only their texts can be merged.
    init?(_ versions: MergeVersions, texts: MergeTexts) {
        guard let base = MergeSide(versions.base), let ours = MergeSide(versions.ours),
            let theirs = MergeSide(versions.theirs),
            let properties = PropertyMerge.merging(
                base: base.properties, ours: ours.properties, theirs: theirs.properties, blankLine: texts.blankLine),
            let body = BodyMerge(base: base, ours: ours, theirs: theirs, texts: texts, zone: versions.settings.zone)
        else { return nil }
        (self.properties, self.body, self.texts) = (properties, body, texts)
        parts = properties.parts + body.parts
    }

    /// Whether the merged note is read as just what was meant: the same properties and the same blocks, line by line.
    func readsBack(_ bytes: [UInt8], _ versions: MergeVersions) -> Bool {
        let text = MergeText(SourceText(bytes), missingEnding: texts.carriesEndings ? texts.ending : nil)
        guard let side = MergeSide(versions.reading(text)) else { return false }
        let keys = (side.properties?.keys ?? []).map { ($0, side.properties?.properties[$0]?.lines ?? []) }
        return keys.elementsEqual(properties.planned) { $0.0 == $1.key && $0.1 == $1.lines }
            && body.isRead(as: side.keys.compactMap { side.blocks[$0] })
    }

    /// Whether what is merged is read as it was meant whichever side of the conflicts is chosen.
    func standsUp(_ versions: MergeVersions) -> Bool {
        MergeChoice.allCases.allSatisfy { choice in
            let merged = MergedText(
                parts.map { .lines($0.lines(of: choice)) }, of: texts, markerSize: 7, labels: ConflictLabels())
            let text = MergeText(SourceText(merged.bytes), missingEnding: texts.carriesEndings ? texts.ending : nil)
            guard let side = MergeSide(versions.reading(text)) else { return false }
            let planned = body.planned.map { choice == .ours ? $0.ours : $0.theirs }.filter { !$0.isEmpty }
            return side.keys.compactMap { side.blocks[$0]?.lines } == planned
        }
    }
}
