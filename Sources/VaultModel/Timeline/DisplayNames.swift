import NoteSyntax

/// The names that views show for links and people: a note's `name`, else its stem; an unresolved link's target
/// (format 2, Name; format 5).
///
/// A value that remembers what it was asked: views ask for the same few people and contacts over and over.
public struct DisplayNames: Sendable {
    private let policy: Policy
    private let resolver: LinkResolver
    private let names: [NotePath: String]
    private var people: [FieldItem: String] = [:]

    /// Names for the links of a vault.
    ///
    /// - Parameters:
    ///   - policy: The vault's rules, with its members.
    ///   - resolver: What finds the notes that links mean.
    ///   - names: The names of notes whose property `name` differs from the stem.
    public init(policy: Policy, resolver: LinkResolver, names: [NotePath: String]) {
        self.policy = policy
        self.resolver = resolver
        self.names = names
    }

    /// The name of the person that a link or a name in `logged-by`, `by` or `cancelled-by` means: a member first.
    public mutating func person(_ item: FieldItem, from source: NotePath) -> String {
        let key = FieldItem(name: item.name, isLink: item.isLink)
        if let known = people[key] { return known }
        let member = policy.member(item)?.name
        // Only a link to no member depends on the note that it stands in.
        guard member != nil || !item.isLink else { return note(item, from: source) }
        let name = member ?? item.name
        people[key] = name
        return name
    }

    /// The name of the note that a link means.
    public func note(_ item: FieldItem, from source: NotePath) -> String {
        guard item.isLink, let path = resolver.path(item.name, from: source) else { return item.name }
        return name(of: path)
    }

    /// The path of the file that a link means; the target as written where there is none.
    public func file(_ item: FieldItem, from source: NotePath) -> String {
        guard item.isLink, let path = resolver.path(item.name, from: source) else { return item.name }
        return path.string
    }

    /// The name of the note at `path`.
    public func name(of path: NotePath) -> String { names[path] ?? String(path.stem) }
}
