import NoteSyntax

extension Note {
    /// The note after a change of its properties (format 6).
    ///
    /// - Throws: ``ChangeRefusal/note(_:_:)``, ``ChangeRefusal/property(_:_:)``.
    func changing(_ changes: [PropertyChange], settings: VaultSettings) throws(ChangeRefusal) -> Note {
        do throws(NoteEditError) { try refuseEditing() } catch { throw .note(path, error) }
        let edits: [SourceEdit]
        do throws(PropertyEditError) {
            edits = try tree.editing(changes)
        } catch {
            throw .property(path, error)
        }
        do throws(NoteEditError) {
            let keys = Set(changes.map(\.key))
            return try NoteRevision(of: self, edits, changingProperties: keys, settings: settings).after
        } catch {
            throw .note(path, error)
        }
    }

    /// A note that is made of properties alone, in this order; those without a value are left out.
    ///
    /// - Throws: what ``changing(_:settings:)`` throws.
    static func made(
        of properties: [(key: String, values: [String], isList: Bool)], at path: NotePath, settings: VaultSettings
    ) throws(ChangeRefusal) -> Note {
        let changes = properties.filter { !$0.values.isEmpty }.map {
            PropertyChange.set(key: $0.key, values: $0.values, asList: $0.isList)
        }
        let blank = Note(path: path, tree: NoteTree("---\n---\n"), settings: settings)
        return try blank.changing(changes, settings: settings)
    }

    /// The line of a property, from 1; the note's first where it does not stand there.
    func line(of key: String) -> Int {
        tree.frontMatter?.entry(for: key).map { tree.source.line(at: $0.span.lowerBound) + 1 } ?? 1
    }

    /// The first text of a property; empty where it has none.
    func text(_ key: String) -> String { tree.frontMatter?[key]?.scalars.first?.text ?? "" }
}

extension VaultChange<Written> {
    /// A note that was edited, told by the place of a property.
    init(editing old: Note, to new: Note, at key: String?, id: String? = nil) {
        let line = key.map { max(new.line(of: $0), old.line(of: $0)) } ?? 1
        let place = WrittenPlace(path: new.path, line: line, id: id, name: new.name)
        let edit = VaultEdit([.replace(new.path, from: old.tree.source.bytes, to: new.tree.source.bytes)])
        self.init(edit, outcome: edit.isEmpty ? Written([], unchanged: [place]) : Written([place]))
    }

    /// A note that is made.
    init(creating note: Note) {
        let id = note.text("id")
        let place = WrittenPlace(path: note.path, line: 1, id: id.isEmpty ? nil : id, name: note.name)
        self.init(VaultEdit([.create(note.path, note.tree.source.bytes)]), outcome: Written([place]))
    }
}

extension VaultListing {
    /// The note that has a stem already, be it in another case or Unicode form (format 5, File names).
    func note(called stem: String) -> NotePath? {
        let folded = stem.lowercased()
        return notes.first { $0.stem.lowercased() == folded }
    }
}
