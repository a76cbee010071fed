import NoteSyntax

extension LinkResolver {
    /// The shortest wiki-link that means a note in the note at `source` (format 5); nil where none can name it, because
    /// its path holds what ends a link.
    public func link(to path: NotePath, from source: NotePath) -> String? {
        let whole = path.isNote ? String(path.string.dropLast(3)) : path.string
        let parts = whole.split(separator: "/", omittingEmptySubsequences: false)
        for count in 1...max(1, parts.count) {
            let target = parts.suffix(count).joined(separator: "/")
            let link = "[[\(target)]]"
            guard Self.target(of: link) == target else { return nil }
            if case .file(let found, false) = resolve(target, from: source), found == path { return link }
        }
        return nil
    }

    /// What a link means that is all of a text.
    private static func target(of link: String) -> String? {
        let source = SourceText(link)
        let all = SourceSpan(0..<source.bytes.count)
        guard let only = source.wikiLinks(in: all).first, only.span == all, only.fragment == nil, only.text == nil
        else {
            return nil
        }
        return source.text(only.target)
    }
}

extension Policy {
    /// How a member is written into a field that names people: the shortest link that means the member, else a name or an
    /// address that only this member has (format 5, Members).
    public func writtenName(of member: Member) -> String {
        let link = resolver.link(to: member.path, from: NotePath(VaultSettings.fileName))
        if let link { return link }
        let names = ([member.stem, member.name] + member.emails).filter { !$0.contains(",") && !$0.contains("[[") }
        return names.first { self.member(FieldItem(name: $0, isLink: false))?.path == member.path } ?? member.name
    }
}
