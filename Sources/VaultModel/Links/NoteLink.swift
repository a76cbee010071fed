import NoteSyntax

/// A link of a note, and the file that it leads to (format 5).
public struct NoteLink: Sendable, Equatable {
    /// The note that it stands in.
    public let source: NotePath

    /// The line that it stands on, from 1.
    public let line: Int

    /// The column at which it begins, from 1, in Unicode scalars.
    public let column: Int

    /// What it names, as written: without heading, block and text; of a Markdown link the path, decoded.
    public let target: String

    /// The file that it means; nil where there is none.
    public let path: NotePath?

    /// Whether several files fit as well as that one.
    public let isAmbiguous: Bool

    /// The line of text, with the link marked.
    public let text: MarkedText

    init(_ link: FoundLink, in note: Note) {
        let text = note.tree.source
        let line = text.line(at: link.span.lowerBound)
        let start = text.lineContent(line).lowerBound
        source = note.path
        self.line = line + 1
        column = text.text(SourceSpan(start..<link.span.lowerBound)).unicodeScalars.count + 1
        target = link.target
        path = link.path
        isAmbiguous = link.isAmbiguous
        self.text = MarkedText(link.span, in: text)
    }

    /// The order of places: by note, line and column.
    static func isBefore(_ one: NoteLink, _ other: NoteLink) -> Bool {
        (one.source, one.line, one.column) < (other.source, other.line, other.column)
    }
}

/// A link as it was found, with nothing made of it that nobody may ask for.
struct FoundLink {
    /// The ways in which a target is written.
    enum Form {
        case wikiLink
        /// A wiki-link in `'…'` of the front matter, where YAML doubles apostrophes.
        case singleQuoted
        /// A Markdown link's destination, which may be escaped.
        case destination
    }

    let span: SourceSpan
    let form: Form

    /// Where its target is written, without heading, block and text.
    let written: SourceSpan

    let target: String

    /// Whether a member is looked for first.
    let isPerson: Bool

    let path: NotePath?
    let isAmbiguous: Bool
}

/// Finds the links of notes, and where they lead: wiki-links and embeds in the text, in fields and in the front matter,
/// and Markdown links and images (format 5).
///
/// Links that stay within their note, such as `[[#Heading]]`, are none here.
public struct LinkFinder: Sendable {
    private let policy: Policy
    private let resolver: LinkResolver

    /// A finder for the notes of a vault.
    ///
    /// - Parameters:
    ///   - policy: The vault's rules, with its members.
    ///   - resolver: What finds the files that links mean.
    public init(policy: Policy, resolver: LinkResolver) {
        (self.policy, self.resolver) = (policy, resolver)
    }

    /// The links of a note, in the order of the text.
    func links(of note: Note) -> [FoundLink] {
        let people = linksToPeople(in: note)
        let wikiLinks = (note.tree.frontMatterLinks + note.tree.links).compactMap { link -> FoundLink? in
            let isQuoted = note.tree.isSingleQuoted(link)
            let target = note.tree.target(of: link)
            guard !target.isEmpty else { return nil }
            let isPerson = people.contains(link.span.lowerBound)
            let (path, isAmbiguous) = meaning(of: target, isPerson: isPerson, from: note.path)
            return FoundLink(
                span: link.span, form: isQuoted ? .singleQuoted : .wikiLink, written: link.target, target: target,
                isPerson: isPerson, path: path, isAmbiguous: isAmbiguous)
        }
        let markdownLinks = note.tree.markdownLinks.map { link in
            let path = resolver.path(ofDestination: link.path, from: note.path)
            return FoundLink(
                span: link.span, form: .destination, written: link.written, target: link.path, isPerson: false,
                path: path, isAmbiguous: false)
        }
        guard !markdownLinks.isEmpty else { return wikiLinks }
        return (wikiLinks + markdownLinks).sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    /// A link of a note that stands at `source`, with what this finder makes of it.
    func rereading(_ link: FoundLink, from source: NotePath) -> FoundLink {
        let (path, isAmbiguous) =
            link.form == .destination
            ? (resolver.path(ofDestination: link.target, from: source), false)
            : meaning(of: link.target, isPerson: link.isPerson, from: source)
        return FoundLink(
            span: link.span, form: link.form, written: link.written, target: link.target, isPerson: link.isPerson,
            path: path, isAmbiguous: isAmbiguous)
    }

    private func meaning(
        of target: String, isPerson: Bool, from source: NotePath
    ) -> (path: NotePath?, isAmbiguous: Bool) {
        if isPerson, let member = policy.member(FieldItem(name: target, isLink: true)) { return (member.path, false) }
        switch resolver.resolve(target, from: source) {
        case .file(let path, let isTie): return (path, isTie)
        case .unresolved: return (nil, false)
        }
    }

    /// Where the links begin that are looked up among the members first: those of `logged-by`, `by`, `cancelled-by` and
    /// `owner`.
    private func linksToPeople(in note: Note) -> Set<Int> {
        guard !policy.isSolo, note.kind == .contact else { return [] }
        let source = note.tree.source
        var values: [SourceSpan] = []
        for interaction in Interaction.all(in: note, settings: policy.settings) {
            values += interaction.callout.fields.filter { field in
                InteractionField(field.key, in: source).map(Self.peopleFields.contains) ?? false
            }.map(\.value)
            values += interaction.callout.comments.flatMap(\.fields).filter { source.matches($0.key, "by") }.map(
                \.value)
        }
        var starts = Set(values.flatMap { source.wikiLinks(in: $0) }.map(\.span.lowerBound))
        if let owner = note.tree.frontMatter?.entry(for: "owner")?.valueSpan.range {
            starts.formUnion(note.tree.frontMatterLinks.map(\.span.lowerBound).filter(owner.contains))
        }
        return starts
    }

    private static let peopleFields: [InteractionField] = [.loggedBy, .by, .cancelledBy]
}

extension NoteTree {
    /// Whether a link stands in `'…'` of the front matter, where YAML doubles apostrophes.
    func isSingleQuoted(_ link: WikiLink) -> Bool {
        guard link.span.lowerBound < bodyStart else { return false }
        return (frontMatter?.entries ?? []).flatMap(\.value.scalars).contains {
            $0.style == .singleQuoted && $0.span.range.contains(link.span.lowerBound)
        }
    }

    /// What a link names, without the marks of where it stands.
    func target(of link: WikiLink) -> String {
        let written = source.text(link.target)
        guard written.contains("''"), isSingleQuoted(link) else { return written }
        return written.replacing("''", with: "'")
    }
}
