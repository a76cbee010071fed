import NoteSyntax

/// Looks at what only all notes together tell.
struct VaultCheck {
    let context: CheckContext
    let links: NoteLinks
    let facts: CheckFacts

    /// What links name of notes and is there, hashed.
    private let anchors: Set<Int>

    init(context: CheckContext, links: NoteLinks, facts: CheckFacts) {
        (self.context, self.links, self.facts) = (context, links, facts)
        let named = Set((links.fragments + links.segments).map(Self.anchor))
        anchors = named.intersection(facts.anchors)
    }

    private static func anchor(_ link: FragmentLink) -> Int { AnchorHashing(link.target).hash(link.fragment.utf8) }

    func findings(passedOver: [PassedOver]) -> [Finding] {
        danglingLinks + fragments + segments + runs + listed + duplicateIDs + sharedValues + names + unusedFiles
            + owners
            + passedOver.compactMap(Self.finding)
    }

    // MARK: Links

    private var danglingLinks: [Finding] {
        links.dangling.map { link in
            let notes = facts.aliases[FoldedText(link.target)] ?? []
            guard let first = notes.sorted().first else { return link.finding }
            let names = notes.sorted().map { String($0.stem) }.joined(separator: ", ")
            let message = "“\(link.target)” is an alias of \(names), and no link is found by it"
            let isFixable =
                link.isFixable && notes.count == 1 && context.resolver.link(to: first, from: link.finding.path) != nil
            return link.finding.told(as: .aliasLink, message, isFixable: isFixable)
        }
    }

    private var fragments: [Finding] {
        links.fragments.filter { !anchors.contains(Self.anchor($0)) }.map(\.finding)
    }

    private var segments: [Finding] {
        links.segments.compactMap { link in
            guard facts.kinds[link.target] == .segment else { return link.finding }
            guard !link.fragment.isEmpty, !anchors.contains(Self.anchor(link)) else { return nil }
            return link.finding.told(as: .unknownSegment, "\(link.target) was not logged as \(link.fragment)")
        }
    }

    private var runs: [Finding] {
        links.runs.filter { facts.cancelledRuns.contains(Self.anchor($0)) }.map(\.finding)
    }

    private var listed: [Finding] {
        links.listed.filter { facts.kinds[$0.target] != .contact }.map(\.finding)
    }

    // MARK: Ids and addresses

    private var duplicateIDs: [Finding] {
        var found: [Finding] = []
        let twice = Self.standingTwice(facts.ids, \.id)
        let order = facts.ids.filter { twice.contains($0.id) }.sorted { one, other in
            one.id != other.id ? one.id < other.id : place(one) < place(other)
        }
        for (previous, next) in zip(order, order.dropFirst()) where previous.id == next.id {
            let first = place(previous)
            found.append(
                Finding(
                    .duplicateID, "The interaction has the id of the one at \(first.path):\(first.line)",
                    path: place(next).path, line: Int(next.line), isFixable: previous.text == next.text))
        }
        return found
    }

    /// The values that several of some things have.
    private static func standingTwice<Thing, Value: Hashable>(
        _ things: [Thing], _ value: (Thing) -> Value
    ) -> Set<Value> {
        var seen = Set<Value>(minimumCapacity: things.count)
        return Set(things.lazy.map(value).filter { !seen.insert($0).inserted })
    }

    private func place(_ id: CheckFacts.ID) -> (path: NotePath, line: Int) {
        (facts.notes[Int(id.note)], Int(id.line))
    }

    private var sharedValues: [Finding] {
        func shared(
            _ all: [CheckFacts.Shared], _ rule: CheckRule,
            _ message: (CheckFacts.Shared, CheckFacts.Shared) -> String
        ) -> [Finding] {
            let twice = Self.standingTwice(all, \.key)
            let places = Dictionary(grouping: all.filter { twice.contains($0.key) }, by: \.key)
            return places.values.flatMap { places -> [Finding] in
                let places = places.sorted { ($0.path, $0.line) < ($1.path, $1.line) }
                guard let first = places.first else { return [] }
                return places.dropFirst().filter { $0.path != first.path }.map {
                    Finding(rule, message(first, $0), path: $0.path, line: $0.line)
                }
            }
        }
        return shared(facts.contactIDs, .duplicateContactID) {
            "The contact has the id of \($0.path)" + ($1.value.isEmpty ? "" : ", \($1.value)")
        }
            + shared(facts.addresses, .sharedAddress) { "\($1.value) belongs to \($0.path) too" }
    }

    // MARK: Files

    private var names: [Finding] {
        var found: [Finding] = []
        for (_, paths) in Dictionary(grouping: context.listing.notes, by: { $0.stem.lowercased() })
        where paths.count > 1 {
            let paths = paths.sorted()
            for (index, path) in paths.enumerated().dropFirst() {
                guard let other = paths[..<index].first(where: { collides($0, path) }) else { continue }
                found.append(Finding(.nameCollision, "The note has the name of \(other)", path: path))
            }
        }
        for path in context.listing.notes {
            let stem = String(path.stem)
            guard let fit = FileName(stem), fit.stem != stem else { continue }
            found.append(
                Finding(.badFileName, "The name is not fit for every system; “\(fit.stem)” would be", path: path))
        }
        return found
    }

    /// Plain notes of one name in different folders are usual; contacts, members and the like are linked by their names.
    private func collides(_ one: NotePath, _ other: NotePath) -> Bool {
        facts.kinds[one] != nil && facts.kinds[other] != nil || one.string.lowercased() == other.string.lowercased()
    }

    private var unusedFiles: [Finding] {
        let folder = context.settings.attachmentsFolder
        return context.listing.files.filter { $0.isBelow(folder) && !links.files.contains($0) }
            .map { Finding(.unusedAttachment, "Nothing in the vault links to the file", path: $0) }
    }

    // MARK: The vault

    private var owners: [Finding] {
        let policy = context.policy
        guard !policy.isSolo, !policy.members.contains(where: { $0.activeRole == .owner }) else { return [] }
        let path = NotePath(VaultSettings.fileName)
        return [
            Finding(.noOwner, "No member owns the vault, so nobody can change its members and settings", path: path)
        ]
    }

    private static func finding(_ passedOver: PassedOver) -> Finding? {
        let path = passedOver.path
        return switch passedOver.reason {
        case .symbolicLink: Finding(.symbolicLink, "A symbolic link is passed over", path: path)
        case .nestedVault: Finding(.nestedVault, "A vault of its own is passed over", path: path)
        case .undecodableName: Finding(.badFileName, "The name is not UTF-8, and the file is not read", path: path)
        case .unreadableFolder(let reason): Finding(.unreadable, "The folder can't be read: \(reason)", path: path)
        case .unreadableNote(let reason): Finding(.unreadable, "The note can't be read: \(reason)", path: path)
        case .opaque(let reason): Finding(.opaqueNote, "The note is not read: \(reason)", path: path)
        case .vanished, .brokenFrontMatter: nil
        }
    }
}
