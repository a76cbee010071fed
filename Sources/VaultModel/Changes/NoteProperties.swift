import NoteSyntax

extension Note {
    /// The note after a change of its properties, and the bytes of both (format 6).
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
        let changed = NoteTree(tree.source.applying(edits))
        if let violation = changed.opaque { throw .note(path, .wouldBeOpaque(violation.message)) }
        return Note(path: path, tree: changed, settings: settings)
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
}

/// A note that is made: its front matter, key by key.
struct NewFrontMatter {
    private var lines = ["---"]

    /// Adds a property; nothing where there is no value.
    mutating func add(_ key: String, _ values: [String], asList: Bool) {
        guard !values.isEmpty else { return }
        if asList || values.count > 1 {
            lines.append("\(key):")
            lines += values.map { "  - \(YAMLScalar($0).source)" }
        } else {
            lines.append("\(key): \(YAMLScalar(values[0]).source)")
        }
    }

    /// The note, which has no text.
    var text: String { (lines + ["---"]).map { $0 + "\n" }.joined() }
}

extension VaultListing {
    /// The note that has a stem already, be it in another case or Unicode form (format 5, File names).
    func note(called stem: String) -> NotePath? {
        let folded = stem.lowercased()
        return notes.first { $0.stem.lowercased() == folded }
    }
}
