import NoteSyntax

/// Three versions of a note, read as far as they can be.
struct MergeVersions {
    let base: MergeVersion
    let ours: MergeVersion
    let theirs: MergeVersion
    let settings: VaultSettings

    private let carriesEndings: Bool
    private let path: NotePath

    /// Whether it is a contact on either side.
    let isContact: Bool

    init(_ texts: MergeTexts, path: NotePath, settings: VaultSettings) {
        func note(_ text: MergeText) -> Note { Note(path: path, tree: NoteTree(text.source), settings: settings) }
        let notes = (note(texts.base), note(texts.ours), note(texts.theirs))
        // Interactions stand in contacts alone; where a side makes a contact of the note they are looked for in all.
        let isContact = notes.1.kind == .contact || notes.2.kind == .contact
        func version(_ text: MergeText, _ note: Note) -> MergeVersion {
            MergeVersion(text, note: note, isContact: isContact, settings: settings)
        }
        base = version(texts.base, notes.0)
        ours = version(texts.ours, notes.1)
        theirs = version(texts.theirs, notes.2)
        (self.path, self.settings, self.isContact) = (path, settings, isContact)
        carriesEndings = texts.carriesEndings
    }

    /// Reads another version of the note.
    func reading(_ text: MergeText) -> MergeVersion {
        let note = Note(path: path, tree: NoteTree(text.source), settings: settings)
        return MergeVersion(text, note: note, isContact: isContact, settings: settings)
    }

    /// Whether all can be merged by what they mean.
    var areReadable: Bool { [base, ours, theirs].allSatisfy { $0.troubles.isEmpty } }

    /// Whether a merge of the texts did no harm that can be seen: no key and no id stands twice, nothing became unreadable,
    /// no block came back, and none is missing that neither side took out.
    func isFaithful(_ bytes: [UInt8]) -> Bool {
        let merged = reading(MergeText(SourceText(bytes), missingEnding: nil))
        let known = ours.troubles.union(theirs.troubles).subtracting([.keyTwice, .idTwice])
        guard merged.troubles.isSubset(of: known) else { return false }
        guard let body = merged.body, let ours = ours.body, let theirs = theirs.body else { return true }
        let old = Set((base.body?.blocks ?? [:]).keys)
        let (a, b) = (Set(ours.blocks.keys), Set(theirs.blocks.keys))
        let meant = a.intersection(b).union(a.subtracting(old)).union(b.subtracting(old))
        // Blocks without an id are known by their text, which a merge of texts may have merged.
        guard meant.contains(where: \.isContent) else { return Set(body.blocks.keys) == meant }
        return Set(body.blocks.keys.filter { !$0.isContent }) == meant.filter { !$0.isContent }
            && body.blocks.count == meant.count
    }
}

extension MergeVersions {
    /// Whether a merge of the texts, one side chosen in its conflicts, has what that side wrote, and nothing twice.
    func keepsBlocks(_ parts: [MergePart], of choice: MergeChoice) -> Bool {
        let lines = parts.flatMap { $0.lines(of: choice) }
        func ids(_ lines: [MergeLine]) -> [MergeLine: Int] {
            Dictionary(lines.filter { $0.first == UInt8(ascii: "^") }.map { ($0, 1) }, uniquingKeysWith: +)
        }
        let known = [ours, theirs].map { ids($0.text.lines) }
        guard ids(lines).allSatisfy({ id in known.contains { $0[id.key] ?? 0 >= id.value } }) else { return false }
        let (side, other) = choice == .ours ? (ours, theirs) : (theirs, ours)
        let bytes = lines.flatMap { $0 + (carriesEndings ? [] : [0x0A]) }
        let version = reading(MergeText(SourceText(bytes), missingEnding: carriesEndings ? [0x0A] : nil))
        guard let base = base.body?.blocks, let mine = side.body?.blocks, let their = other.body?.blocks,
            let merged = version.body?.blocks
        else { return true }
        return mine.allSatisfy { key, block in
            if merged[key]?.lines == block.lines { return true }
            // What the other side alone changed is merged as it has it.
            guard let old = base[key]?.lines else { return false }
            let theirs = their[key]?.lines
            return merged[key]?.lines == theirs && block.lines == old || merged[key] != nil && theirs != old
        }
    }
}

/// One version of a note, read as far as it can be.
struct MergeVersion {
    /// Why a version is merged as a text.
    enum Trouble: Hashable {
        /// It is not read (format 1).
        case unread
        /// Markers of a conflict stand in it.
        case conflict
        /// Bytes of it are no UTF-8.
        case encoding
        /// Its front matter does not end, can't be read, or is not laid out line by line.
        case frontMatter
        /// A property stands twice.
        case keyTwice
        /// An id stands twice.
        case idTwice
    }

    let text: MergeText
    let troubles: Set<Trouble>

    /// Its properties; nil where it has no front matter, or none that can be told apart.
    let properties: MergeProperties?

    /// Its text; nil where it is not read, or an id stands twice.
    let body: MergeBody?

    init(_ text: MergeText, note: Note, isContact: Bool, settings: VaultSettings) {
        let (tree, source) = (note.tree, text.source)
        self.text = text
        var troubles: Set<Trouble> = []
        if tree.opaque != nil { troubles.insert(.unread) }
        if source.hasConflictMarks { troubles.insert(.conflict) }
        if source.firstInvalidByte != nil { troubles.insert(.encoding) }
        if let frontMatter = tree.frontMatter {
            if frontMatter.problems.contains(where: { $0.kind == .duplicateKey }) { troubles.insert(.keyTwice) }
            if !frontMatter.isEditable { troubles.insert(.frontMatter) }
        } else if source.opensFrontMatter {
            troubles.insert(.frontMatter)
        }
        properties = tree.frontMatter.flatMap { $0.isEditable ? MergeProperties($0, in: text) : nil }
        body = tree.opaque == nil ? MergeBody(text, note: note, isContact: isContact, settings: settings) : nil
        if tree.opaque == nil, body == nil { troubles.insert(.idTwice) }
        self.troubles = troubles
    }
}
