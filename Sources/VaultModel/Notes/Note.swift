public import NoteSyntax

/// One note of a vault: where it stands, what it is, what it says.
public struct Note: Sendable {
    /// Its path from the root.
    public let path: NotePath

    /// Its text, parsed.
    public let tree: NoteTree

    /// What it is.
    public let kind: NoteKind

    /// A note at `path` of a vault with these settings.
    public init(path: NotePath, tree: NoteTree, settings: VaultSettings) {
        self.path = path
        self.tree = tree
        kind = NoteKind(of: tree.frontMatter, at: path, in: settings)
    }

    /// The name to show: the property `name`, else the stem (format 2, Name).
    public var name: String {
        let name = (tree.frontMatter?["name"]?.scalars.first?.text ?? "").trimmingBlanks
        return name.isEmpty ? String(path.stem) : name
    }
}

/// One property of a note's front matter, as text (format 2, Flat).
public struct Property: Sendable, Equatable {
    /// The key as written.
    public let key: String

    /// The values in order: one where a single scalar stands there.
    ///
    /// A value that is not flat is one text, its source.
    public let values: [String]

    /// Whether the values stand in a list.
    public let isList: Bool
}

extension Note {
    /// The properties in source order, the first of each key, without those that have no value.
    public var properties: [Property] {
        var seen: Set<String> = []
        return (tree.frontMatter?.entries ?? []).compactMap { entry in
            guard seen.insert(entry.key).inserted else { return nil }
            switch entry.value {
            case .scalar(let scalar):
                return scalar.isAbsent ? nil : Property(key: entry.key, values: [scalar.text], isList: false)
            case .list(let items):
                return items.isEmpty ? nil : Property(key: entry.key, values: items.map(\.text), isList: true)
            case .nested:
                return Property(key: entry.key, values: [tree.source.text(entry.valueSpan)], isList: false)
            }
        }
    }
}
