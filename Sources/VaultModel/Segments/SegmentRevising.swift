import NoteSyntax

/// A segment's note that is changed step by step, each step compared with what was meant (format 6.4).
struct SegmentRevising {
    private let original: Note
    private(set) var note: Note
    private(set) var segment: Segment
    private let settings: VaultSettings

    /// - Throws: ``ChangeRefusal``.
    init(_ path: NotePath, in slice: VaultSlice) throws(ChangeRefusal) {
        let note = try slice.readNote(at: path)
        try self.init(note, settings: slice.settings)
    }

    init(_ note: Note, settings: VaultSettings) throws(ChangeRefusal) {
        guard let segment = Segment(note) else { throw .otherKind(note.path, needed: .segment) }
        do throws(NoteEditError) { try note.refuseEditing() } catch { throw .note(note.path, error) }
        (original, self.note, self.segment, self.settings) = (note, note, segment, settings)
    }

    /// The change of the file.
    var fileEdit: VaultEdit.FileEdit {
        .replace(note.path, from: original.tree.source.bytes, to: note.tree.source.bytes)
    }

    /// Whether something changed so far.
    var isChanged: Bool { note.tree.source != original.tree.source }

    // MARK: Criteria

    /// The steps as they stand in the note, those that can't be read included.
    var steps: [String] { note.tree.frontMatter?["criteria"]?.scalars.map(\.text) ?? [] }

    /// Gives the segment these steps.
    mutating func set(steps: [String]) throws(ChangeRefusal) {
        guard steps != self.steps else { return }
        // A block scalar ends with a line break, which a list of lines does not need.
        let steps = steps.map(\.trimmingBlanks)
        if let step = steps.first(where: { $0.contains(where: \.isNewline) }) {
            throw .segment(.step(step, note.path, line: note.line(of: "criteria")))
        }
        let change: PropertyChange =
            steps.isEmpty ? .unset(key: "criteria") : .set(key: "criteria", values: steps, asList: true)
        note = try note.changing([change], settings: settings)
        guard let changed = Segment(note) else { throw .note(note.path, .wouldReadOtherwise) }
        segment = changed
    }

    // MARK: Contacts

    /// Takes items out; their indexes are in order.
    mutating func remove(_ indexes: [Int]) throws(ChangeRefusal) {
        guard !indexes.isEmpty else { return }
        let items = indexes.map { segment.items[$0].item }
        let gone = Set(indexes)
        let kept = segment.items.indices.filter { !gone.contains($0) }.map { segment.items[$0].text }
        try revise(note.tree.removing(items), removed: Set(items.flatMap(\.lines))) { _, new in
            new.items.map(\.text) == kept ? [] : nil
        }
    }

    /// Adds items behind the last one that links to somebody, or in a new list under the heading `Contacts`.
    mutating func append(_ texts: [SegmentItem.Text]) throws(ChangeRefusal) {
        guard !texts.isEmpty else { return try appendList([]) }
        let first = note.tree.sections(named: Segment.contactsSection).first
        let index = segment.items.lastIndex { item in first?.blocks.contains(item.item.list) ?? false }
        guard let index else { return try appendList(texts) }
        let edits = note.tree.appending(texts.map(\.written), behind: segment.items[index].item)
        var expected = segment.items.map(\.text)
        expected.insert(contentsOf: texts, at: index + 1)
        try revise(edits) { added, new in new.items.map(\.text) == expected ? added : nil }
    }

    /// Makes a list, or the heading alone where there are no contacts.
    private mutating func appendList(_ texts: [SegmentItem.Text]) throws(ChangeRefusal) {
        let edits = note.tree.appendingList(
            texts.map(\.written), toSection: Segment.contactsSection, before: Segment.logSection)
        let old = segment.items.map(\.text)
        try revise(edits) { added, new in
            let (come, stayed) = (new.items.filter { added.contains($0.line - 1) }, new.items)
            let others = stayed.filter { !added.contains($0.line - 1) }
            return come.map(\.text) == texts && others.map(\.text) == old ? added : nil
        }
    }

    /// Gives an item another remark.
    mutating func setRemark(_ remark: String, at index: Int) throws(ChangeRefusal) {
        let item = segment.items[index]
        guard item.remark != remark, let end = item.item.text.last?.upperBound else { return }
        var expected = segment.items.map(\.text)
        expected[index].remark = remark
        let edit = SourceEdit(
            SourceSpan(item.link.upperBound..<end), remark.isEmpty ? [] : Array(" \(remark)".utf8))
        try revise([edit], removed: Set(item.item.lines)) { _, new in
            new.items.map(\.text) == expected ? Set(new.items[index].item.lines) : nil
        }
    }

    // MARK: Runs

    /// Adds a run behind all others.
    mutating func append(_ run: CalloutText) throws(ChangeRefusal) {
        let old = segment.runs.map(\.record)
        let edits = note.tree.appending(run, toSection: Segment.logSection)
        try revise(edits) { added, new in
            let come = new.runs.filter { added.contains($0.line - 1) }
            let others = new.runs.filter { !added.contains($0.line - 1) }
            return come.map(\.record) == [InteractionRecord(run)] && others.map(\.record) == old ? added : nil
        }
    }

    /// Changes a run.
    mutating func change(_ index: Int, _ change: CalloutChange) throws(ChangeRefusal) {
        let run = segment.runs[index]
        let order = InteractionField.allCases.map(\.key.description)
        let edits: [SourceEdit]
        do throws(CalloutEditError) {
            edits = try note.tree.editing(run.callout, change, fieldOrder: order)
        } catch {
            switch error {
            case .lazyText(let line): throw .note(note.path, .lazyText(line: line))
            }
        }
        guard !edits.isEmpty else { return }
        let old = segment.runs.map(\.record)
        try revise(edits, removed: Set(run.callout.lines)) { _, new in
            guard new.runs.count == old.count, old[index].becomes(new.runs[index].record, by: change) else {
                return nil
            }
            let others = zip(old, new.runs.map(\.record)).enumerated().filter { $0.offset != index }
            return others.allSatisfy { $0.element.0 == $0.element.1 } ? Set(new.runs[index].callout.lines) : nil
        }
    }

    // MARK: Checking

    /// Makes edits and reads the note again.
    ///
    /// - Parameters:
    ///   - edits: In order.
    ///   - removed: The lines that go.
    ///   - meant: Looks at the segment as it reads then, and is given the lines that were inserted; gives the lines that
    ///     are new, or nil where that is not what was meant.
    private mutating func revise(
        _ edits: [SourceEdit], removed: Set<Int> = [], _ meant: (Set<Int>, Segment) -> Set<Int>?
    ) throws(ChangeRefusal) {
        guard !edits.isEmpty else { return }
        let tree = NoteTree(note.tree.source.applying(edits))
        if let violation = tree.opaque { throw .note(note.path, .wouldBeOpaque(violation.message)) }
        let changed = Note(path: note.path, tree: tree, settings: settings)
        let (old, new) = (note.tree, tree)
        guard let read = Segment(changed), let added = meant(tree.lines(insertedBy: edits), read),
            new.keepsFrontMatter(of: old),
            new.keepsBlocks(of: old, but: removed, added: added)
        else { throw .note(note.path, (removed.isEmpty ? old.openEnd : nil) ?? .wouldReadOtherwise) }
        (note, segment) = (changed, read)
    }
}

extension NoteTree {
    /// The lines of the note that begin in what some edits inserted.
    fileprivate func lines(insertedBy edits: [SourceEdit]) -> Set<Int> {
        var lines: Set<Int> = []
        var shift = 0
        for edit in edits {
            let start = edit.span.lowerBound + shift
            let end = start + edit.replacement.count
            var line = source.line(at: start)
            while line < source.lineCount, source.lineStart(line) < end {
                if source.lineStart(line) >= start { lines.insert(line) }
                line += 1
            }
            shift += edit.replacement.count - edit.span.count
        }
        return lines
    }
}

extension SegmentRun {
    /// All that it says, as bytes.
    var record: InteractionRecord { InteractionRecord(callout, in: source) }
}
