import NoteSyntax

/// A member, a template, a code or a segment by what it may be called.
public struct CalledNote: Sendable, Equatable {
    /// Where the note stands.
    public let path: NotePath

    /// Its names besides the stem; the first is the one to show.
    public let names: [String]

    /// What it is called too, but only as a whole: e-mail addresses.
    let addresses: [String]

    /// The name to show: of a code the code itself, else the property `name` or the stem.
    public var name: String { names.first ?? String(path.stem) }

    /// A note that is called so.
    public init(path: NotePath, names: [String], addresses: [String] = []) {
        (self.path, self.names, self.addresses) = (path, names, addresses)
    }

    /// A template, a code or a segment by its note.
    public init(_ note: Note) {
        let code = note.kind == .code ? [note.text("code")].filter { !$0.isEmpty } : []
        self.init(path: note.path, names: code + [note.name])
    }

    /// A template.
    public init(_ template: InteractionTemplate) {
        self.init(path: template.path, names: [template.name])
    }

    /// A code, which goes before its label.
    public init(_ code: InteractionCode) {
        self.init(path: code.path, names: [code.code, code.label])
    }

    /// A member.
    public init(_ member: Member) {
        self.init(path: member.path, names: [member.name], addresses: member.emails)
    }

    /// Its stem and its names.
    var allNames: [String] { [String(path.stem)] + names }

    /// Whether it is a code below this one: `order/new` is below `order`.
    public func isCode(below parent: FoldedText) -> Bool { FoldedText(name).hasPrefix(parent: parent) }
}

/// Finds a member, a template, a code or a segment by what somebody typed, by the same steps as a contact.
///
/// 1. the path from the root, with or without `.md`; 2. the file of that name in the kind's folder; 3. the stem, exactly;
/// 4. stem, name, code or e-mail, compared without case and accents; 5. the beginning of a stem, a name or a code. The first
/// that finds anything decides.
public enum KindNaming {
    /// What a name means.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - things: All things of the kind.
    ///   - folder: The folder of the kind, or the one for new ones.
    ///   - takesBeginnings: Whether the beginning of a name will do.
    ///   - called: What a thing is called.
    public static func match<Thing: Sendable>(
        _ name: String, among things: [Thing], folder: String, takesBeginnings: Bool = true,
        called: (Thing) -> CalledNote
    ) -> NameMatch<Thing> {
        let folded = FoldedText(name)
        guard !folded.text.trimmingBlanks.isEmpty else { return .notFound(nearest: []) }
        let all = things.map { (thing: $0, called: called($0)) }
        let withoutEnding = NotePath.isNoteName(name.utf8) ? String(name.dropLast(3)) : name
        let texts = [folded, FoldedText(withoutEnding)]
        let steps: [(CalledNote) -> Bool] = [
            { $0.path.isMeant(by: name, withoutEnding) },
            { $0.path.isMeant(by: folder + "/" + name, folder + "/" + withoutEnding) },
            { $0.path.stem == withoutEnding },
            { ($0.allNames + $0.addresses).contains { texts.contains(FoldedText($0)) } },
        ]
        let beginning: (CalledNote) -> Bool = { $0.allNames.contains { FoldedText($0).hasPrefix(folded) } }
        for step in steps + (takesBeginnings ? [beginning] : []) {
            if let match = NameMatch.deciding(all.filter { step($0.called) }.map(\.thing)) { return match }
        }
        // What begins so is near, however much follows.
        let near = NearestNames.nearest(to: folded, among: all) { $0.called.allNames }
        let begun = all.filter { beginning($0.called) }
        let others = near.filter { thing in !begun.contains { $0.called.path == thing.called.path } }
        return .notFound(nearest: (begun + others).prefix(5).map(\.thing))
    }

    /// What a name means among notes.
    static func match(
        _ name: String, among notes: [CalledNote], folder: String, takesBeginnings: Bool
    ) -> NameMatch<CalledNote> {
        match(name, among: notes, folder: folder, takesBeginnings: takesBeginnings) { $0 }
    }
}

extension NotePath {
    /// Whether it is this path from the root, with its ending or without.
    fileprivate func isMeant(by path: String, _ withoutEnding: String) -> Bool {
        self == NotePath(path) || isNote && NotePath(String(self.withoutEnding)) == NotePath(withoutEnding)
    }
}
