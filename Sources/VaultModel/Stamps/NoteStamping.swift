import NoteSyntax

/// A note whose interactions get their stamps, compared with what was meant.
struct NoteStamping {
    /// What one of the interactions is given.
    struct Stamp {
        /// Its index in the order of the text.
        let index: Int
        let change: CalloutChange

        /// The id, where it has none.
        let id: String?
    }

    private(set) var note: Note
    private let settings: VaultSettings

    /// Those that were stamped, in the order of the text once all are.
    private(set) var stamped: [Stamp] = []

    /// Those that could not be, and why.
    private(set) var left: [(stamp: Stamp, reason: NoteEditError)] = []

    init(_ note: Note, settings: VaultSettings) {
        (self.note, self.settings) = (note, settings)
    }

    /// The interactions as they are by now.
    var interactions: [Interaction] { Interaction.all(in: note, settings: settings) }

    /// Stamps what can be stamped.
    mutating func stamp(_ stamps: [Stamp]) {
        do throws(NoteEditError) { try note.refuseEditing() } catch { return left += stamps.map { ($0, error) } }
        apply(stamps[...])
        stamped.sort { $0.index < $1.index }
    }

    /// All at once; where the note would then read otherwise, the halves of them.
    private mutating func apply(_ stamps: ArraySlice<Stamp>) {
        guard !stamps.isEmpty else { return }
        do throws(NoteEditError) {
            note = try revision(stamps).after
            stamped += stamps
        } catch {
            guard stamps.count > 1 else { return left.append((stamps[stamps.startIndex], error)) }
            let middle = stamps.startIndex + stamps.count / 2
            apply(stamps[..<middle])
            apply(stamps[middle...])
        }
    }

    private func revision(_ stamps: ArraySlice<Stamp>) throws(NoteEditError) -> NoteRevision {
        let interactions = interactions
        let order = InteractionField.allCases.map(\.key.description)
        var edits: [SourceEdit] = []
        for stamp in stamps {
            let callout = interactions[stamp.index].callout
            do throws(CalloutEditError) {
                edits += try note.tree.editing(callout, stamp.change, fieldOrder: order)
            } catch {
                switch error {
                case .lazyText(let line): throw .lazyText(line: line)
                }
            }
            if let id = stamp.id { edits += note.tree.identifying(callout, as: id) }
        }
        return try NoteRevision(of: note, edits, settings: settings) { old, new, difference in
            Self.isAsMeant(stamps, old, new)
                && difference.keepsFrontMatter && difference.removed <= stamps.count
                && difference.added - difference.removed <= stamps.count { $0.id != nil }
        }
    }

    private static func isAsMeant(
        _ stamps: ArraySlice<Stamp>, _ old: [InteractionRecord], _ new: [InteractionRecord]
    ) -> Bool {
        guard old.count == new.count else { return false }
        let stamps = Dictionary(stamps.map { ($0.index, $0) }) { first, _ in first }
        return old.indices.allSatisfy { index in
            guard let stamp = stamps[index] else { return old[index] == new[index] }
            var expected = old[index]
            if let id = stamp.id { expected.id = Array(id.utf8) }
            return expected.becomes(new[index], by: stamp.change)
        }
    }
}
