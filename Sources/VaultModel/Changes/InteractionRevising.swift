import NoteSyntax

/// A note whose interactions are changed one after the other, each change compared with what was meant.
struct InteractionRevising {
    private let original: Note
    private var note: Note
    private(set) var interactions: [Interaction]
    private var touched: [(index: Int, isChanged: Bool)] = []
    private let settings: VaultSettings

    init(_ path: NotePath, in slice: VaultSlice) throws {
        original = try slice.contactNote(at: path)
        (note, settings) = (original, slice.settings)
        interactions = Interaction.all(in: note, settings: settings)
        do throws(NoteEditError) { try note.refuseEditing() } catch { throw ChangeRefusal.note(path, error) }
    }

    /// The indexes of those that are meant, each once, as they are named.
    func indexes(of references: [InteractionReference]) throws -> [Int] {
        var indexes: [Int] = []
        for reference in references {
            let index = try reference.index(among: interactions)
            if !indexes.contains(index) { indexes.append(index) }
        }
        return indexes
    }

    mutating func change(_ index: Int, _ change: CalloutChange) throws {
        let callout = interactions[index].callout
        let order = InteractionField.allCases.map(\.key.description)
        let isNew = change.body != nil
        do throws(NoteEditError) {
            let edits: [SourceEdit]
            do throws(CalloutEditError) {
                edits = try note.tree.editing(callout, change, fieldOrder: order)
            } catch {
                switch error {
                case .lazyText(let line): throw NoteEditError.lazyText(line: line)
                }
            }
            if !edits.isEmpty { try revise(edits, .change(index, change)) }
            touched.append((index, !edits.isEmpty))
        } catch {
            guard error == .wouldReadOtherwise else { throw ChangeRefusal.note(note.path, error) }
            if change.comment != nil { throw ChangeRefusal.openBody(note.path, line: interactions[index].line) }
            throw isNew ? ChangeRefusal.unreadableBody : .note(note.path, error)
        }
    }

    mutating func remove(_ index: Int) throws {
        do throws(NoteEditError) {
            try revise(note.tree.removing(interactions[index].callout), .remove(index))
        } catch {
            throw ChangeRefusal.note(note.path, error)
        }
    }

    private mutating func revise(_ edits: [SourceEdit], _ intention: NoteRevision.Intention) throws(NoteEditError) {
        let revision = try NoteRevision(of: note, edits, meaning: intention, settings: settings)
        (note, interactions) = (revision.after, revision.interactions)
    }

    /// The change of the file, and the places of what was to be changed.
    var finished: VaultChange<Written> {
        let bytes = (original.tree.source.bytes, note.tree.source.bytes)
        let edit = VaultEdit([.replace(note.path, from: bytes.0, to: bytes.1)])
        func places(_ isChanged: Bool) -> [WrittenPlace] {
            touched.filter { $0.isChanged == isChanged }.map { WrittenPlace(interactions[$0.index]) }
        }
        return VaultChange(edit, outcome: Written(places(true), unchanged: places(false)))
    }
}
