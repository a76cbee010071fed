/// What links name that is not there, with all the places.
public struct UnresolvedTarget: Sendable, Equatable {
    /// The target as the first of the links writes it.
    public let target: String

    /// The links, by note, line and column.
    public let links: [NoteLink]

    /// The targets of links that lead nowhere: those that stand most often first, then by name.
    ///
    /// Case, Unicode forms and a `.md` make no other target, for they would make no other file.
    ///
    /// - Parameter links: The links, by note, line and column.
    public static func all(of links: [NoteLink]) -> [UnresolvedTarget] {
        var targets = Dictionary(grouping: links) { key(of: $0.target) }.compactMap { key, links in
            links.first.map { (key, UnresolvedTarget(target: $0.target, links: links)) }
        }
        targets.sort { one, other in
            one.1.links.count != other.1.links.count ? one.1.links.count > other.1.links.count : one.0 < other.0
        }
        return targets.map(\.1)
    }

    private static func key(of target: String) -> String {
        let folded = target.lowercased()
        return NotePath(folded).isNote ? String(folded.dropLast(3)) : folded
    }
}
