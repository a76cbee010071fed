import NoteSyntax

/// Has the links of notes mean what they meant after files got other paths, each in its own form (format 5).
struct LinkRewriting {
    /// Where files went, by where they were; several may have become one.
    let moves: [NotePath: NotePath]

    private let before: LinkFinder
    private let after: LinkFinder
    private let resolver: LinkResolver
    private let settings: VaultSettings

    /// Links in a vault whose files get other paths.
    ///
    /// - Parameters:
    ///   - moves: Where files go, by where they are.
    ///   - listing: All files as they are.
    ///   - policy: Who is a member, which is nobody that moves.
    init(_ moves: [NotePath: NotePath], listing: VaultListing, policy: Policy) {
        self.moves = moves
        let notes = Set(listing.notes.filter { moves[$0] == nil } + moves.values)
        resolver = LinkResolver(VaultListing(notes: Array(notes), files: listing.files))
        before = LinkFinder(policy: policy, resolver: LinkResolver(listing))
        after = LinkFinder(policy: policy, resolver: resolver)
        settings = policy.settings
    }

    /// A note with its links rewritten.
    struct Rewritten {
        /// The note, where it is to stand.
        let note: Note

        /// How many links are written otherwise.
        let count: Int

        /// The links that led nowhere and now mean a file.
        let found: [FoundLink]

        /// The links to a file that has moved which are dates, and stay.
        let dates: [FoundLink]
    }

    /// Rewrites the links of a note, which stays itself or becomes a part of another.
    ///
    /// - Throws: ``ChangeRefusal``, where one can't be written so that it means the file, or the note can't be edited.
    func rewriting(_ note: Note) throws(ChangeRefusal) -> Rewritten {
        let target = moves[note.path] ?? note.path
        let links = before.links(of: note)
        let meant = links.map { after.rereading($0, from: target) }
        let headers = note.tree.linkedDates
        var edits: [SourceEdit] = []
        var dates: [FoundLink] = []
        for (link, reading) in zip(links, meant) {
            guard let path = link.path else { continue }
            let wanted = moves[path] ?? path
            guard reading.path != wanted || reading.isAmbiguous && !link.isAmbiguous else { continue }
            guard !headers.contains(where: { $0.range.contains(link.span.lowerBound) }) else {
                dates.append(link)
                continue
            }
            let spelling = LinkSpelling(link: link, former: path, path: wanted, source: target, resolver: resolver)
            guard let bytes = spelling.bytes(in: note.tree.source) else { throw .unlinkable(wanted) }
            edits.append(SourceEdit(link.written, bytes))
        }
        let found = zip(links, meant).filter { $0.path == nil && $1.path != nil }.map(\.1)
        guard !edits.isEmpty else {
            let moved = target == note.path ? note : Note(path: target, tree: note.tree, settings: settings)
            return Rewritten(note: moved, count: 0, found: found, dates: dates)
        }
        edits.sort { $0.span.lowerBound < $1.span.lowerBound }
        let kept = Set(dates.map(\.span.lowerBound))
        let revised = try revision(
            of: note, edits, links.map { kept.contains($0.span.lowerBound) ? nil : $0 }, at: target)
        return Rewritten(note: revised, count: edits.count, found: found, dates: dates)
    }

    /// The note after some edits, read again: every link but those that are nil means what it meant, and all else is as it
    /// was.
    private func revision(
        of note: Note, _ edits: [SourceEdit], _ links: [FoundLink?], at path: NotePath
    ) throws(ChangeRefusal) -> Note {
        do throws(NoteEditError) { try note.refuseEditing() } catch { throw .note(note.path, error) }
        let tree = NoteTree(note.tree.source.applying(edits))
        let revised = Note(path: path, tree: tree, settings: settings)
        let meant = after.links(of: revised)
        let isAsMeant =
            tree.opaque == nil && revised.kind == note.kind && meant.count == links.count
            && zip(links, meant).allSatisfy { link, other in
                link?.path.map { moves[$0] ?? $0 == other.path } ?? true
            } && note.hasSameShape(as: revised, settings: settings)
        guard isAsMeant else { throw .note(note.path, .wouldReadOtherwise) }
        return revised
    }
}

extension Note {
    /// Whether another version has the same properties and interactions, as far as links say nothing of them.
    fileprivate func hasSameShape(as other: Note, settings: VaultSettings) -> Bool {
        func properties(_ note: Note) -> [String: Int] {
            let counts = (note.tree.frontMatter?.entries ?? []).map { ($0.key, $0.value.scalars.count) }
            return Dictionary(counts) { first, _ in first }
        }
        let interactions = zip(
            Interaction.all(in: self, settings: settings), Interaction.all(in: other, settings: settings))
        return properties(self) == properties(other) && tree.blocks.elementsEqual(other.tree.blocks)
            && tree.calloutHeaders.map(\.when) == other.tree.calloutHeaders.map(\.when)
            && interactions.allSatisfy { one, two in
                one.id == two.id && one.typeIndex == two.typeIndex
                    && one.callout.fields.count == two.callout.fields.count
            }
            && (tree.frontMatter?.problems.count ?? 0) == (other.tree.frontMatter?.problems.count ?? 0)
    }
}

extension NoteTree {
    /// The headers of all callouts and of their comments.
    fileprivate var calloutHeaders: [CalloutHeader] {
        callouts(in: blocks.indices).flatMap { [$0.header] + $0.comments.map(\.header) }
    }

    /// Where headers have a link to a daily note for a date (format 3, Header): from the type to the subject.
    fileprivate var linkedDates: [SourceSpan] {
        calloutHeaders.filter { $0.when?.isLink == true }
            .map { SourceSpan($0.type.upperBound..<$0.subject.lowerBound) }
    }
}
