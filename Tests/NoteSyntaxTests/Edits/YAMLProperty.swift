import NoteSyntax
import Yams

/// A property as Yams reads it.
struct YAMLProperty: Equatable, CustomStringConvertible {
    let key: String
    let isList: Bool
    /// The texts, or a description of anything that is not flat.
    let texts: [String]
    /// Whether nothing stands behind the key.
    var isAbsent = false

    static func == (one: Self, other: Self) -> Bool {
        one.isList == other.isList && one.isAbsent == other.isAbsent
            && ([one.key] + one.texts).elementsEqual([other.key] + other.texts) { $0.utf8.elementsEqual($1.utf8) }
    }

    var description: String { "\(key.debugDescription): \(isList ? "list" : "text") \(texts.debugDescription)" }

    /// The properties of a note, read by Yams alone; `nil` where it can't.
    static func all(in note: NoteTree) -> [YAMLProperty]? {
        guard let content = note.frontMatter?.content else { return [] }
        do {
            let yaml = note.source.text(content)
            guard let root = try Yams.compose(yaml: yaml, .basic, .default, .utf8) else { return [] }
            return root.mapping?.map { key, value in
                let items = value.sequence.map { $0.map(text(of:)) }
                return YAMLProperty(
                    key: text(of: key), isList: items != nil,
                    texts: items ?? [text(of: value)],
                    isAbsent: value.scalar.map { $0.string.isEmpty && $0.style == .plain } ?? false)
            }
        } catch {
            return nil
        }
    }

    private static func text(of node: Yams.Node) -> String {
        switch node {
        case .scalar(let scalar): scalar.string
        case .sequence(let items): "[\(items.map(text(of:)).joined(separator: "|"))]"
        case .mapping(let pairs):
            "{\(pairs.map { "\(text(of: $0.key))=\(text(of: $0.value))" }.joined(separator: "|"))}"
        case .alias: "*"
        }
    }
}
