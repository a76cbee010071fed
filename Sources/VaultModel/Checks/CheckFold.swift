public import NoteSyntax

/// Looks at every note of a vault, and at what only all of them together tell.
public struct CheckFold: NoteFold {
    /// All of each note.
    public static var part: NotePart { .everything }

    let context: CheckContext
    private(set) var findings: [Finding] = []
    private(set) var links = NoteLinks()
    private(set) var facts = CheckFacts()

    /// The notes in which something can be mended, hashed.
    private(set) var texts: [NotePath: Int] = [:]

    /// A check with what is known beforehand.
    public init(_ context: CheckContext) {
        self.context = context
    }

    /// Takes in the next note.
    public mutating func add(_ note: Note) {
        var check = NoteCheck(note, context)
        check.checkText()
        check.checkProperties()
        check.checkInteractions()
        let found = check.links()
        findings += check.findings
        links.add(found)
        links.listed += check.listed
        texts[note.path] = note.tree.source.digest
        facts.add(note, check.interactions)
        if context.rules.contains(.missingHeading) || context.rules.contains(.missingBlock)
            || context.rules.contains(.unknownSegment)
        {
            facts.anchors += check.anchors
        }
    }

    /// Takes in what was found in the notes that follow.
    public mutating func merge(_ next: CheckFold) {
        findings += next.findings
        links.add(next.links)
        facts.merge(next.facts)
        texts.merge(next.texts) { first, _ in first }
    }

    /// All findings, by path and place.
    ///
    /// - Parameter passedOver: What was not read, and why.
    public func findings(passedOver: [PassedOver]) -> [Finding] {
        let check = VaultCheck(context: context, links: links, facts: facts)
        let all = findings + check.findings(passedOver: passedOver)
        return unglued(all.filter { context.rules.contains($0.rule) }).sorted(by: Finding.isBefore)
    }

    /// Glued ids, to be mended where that makes no id that stands twice.
    private func unglued(_ findings: [Finding]) -> [Finding] {
        func id(_ finding: Finding) -> Int? {
            guard finding.rule == .gluedID, finding.isFixable, let line = finding.excerpt else { return nil }
            return line.drop { $0 != "^" }.dropFirst().lowercased().hashValue
        }
        let glued = findings.compactMap(id)
        guard !glued.isEmpty else { return findings }
        let ids = Set(glued)
        let same = glued + facts.ids.map(\.id).filter(ids.contains)
        let counts = Dictionary(same.map { ($0, 1) }, uniquingKeysWith: +)
        return findings.map { finding in
            guard let id = id(finding), counts[id] != 1 else { return finding }
            return finding.told(as: .gluedID, finding.message)
        }
    }

    /// What of some findings can be mended.
    public func plan(for findings: [Finding]) -> FixPlan {
        let aliases = facts.aliases.compactMapValues { $0.count == 1 ? $0.first : nil }
        return FixPlan(findings: findings.filter(\.isFixable), texts: texts, aliases: aliases)
    }
}

extension NoteLinks {
    mutating func add(_ other: NoteLinks) {
        fragments += other.fragments
        dangling += other.dangling
        segments += other.segments
        runs += other.runs
        listed += other.listed
        files.formUnion(other.files)
    }
}

/// What is kept of each note, to be compared with the others.
struct CheckFacts {
    /// An interaction's id, and the text of its block, hashed.
    struct ID {
        let id: Int
        let text: Int
        let note: Int32
        let line: Int32
    }

    /// Something that two contacts must not share: where it stands.
    struct Shared {
        /// The same where the values mean the same.
        let key: String
        let value: String
        let path: NotePath
        let line: Int
    }

    private(set) var notes: [NotePath] = []
    private(set) var ids: [ID] = []
    private(set) var contactIDs: [Shared] = []
    private(set) var addresses: [Shared] = []
    private(set) var aliases: [FoldedText: Set<NotePath>] = [:]
    private(set) var kinds: [NotePath: NoteKind] = [:]

    /// What links may name of the notes, hashed.
    var anchors: [Int] = []

    /// Those of cancelled runs among them.
    private(set) var cancelledRuns: Set<Int> = []

    mutating func add(_ note: Note, _ interactions: [Interaction]) {
        if note.kind != .plain { kinds[note.path] = note.kind }
        if let segment = Segment(note) {
            let hashing = AnchorHashing(note.path)
            for run in segment.runs where run.isCancelled {
                if let id = run.id { cancelledRuns.insert(hashing.hash("^\(id)".utf8)) }
            }
        }
        if !interactions.isEmpty {
            notes.append(note.path)
            for interaction in interactions {
                guard let id = interaction.id else { continue }
                let block = note.tree.source.span(ofLines: interaction.callout.lines)
                ids.append(
                    ID(
                        id: id.lowercased().hashValue, text: note.tree.source.digest(of: block),
                        note: Int32(clamping: notes.count - 1), line: Int32(clamping: interaction.line)))
            }
        }
        guard let contact = Contact(note) else { return }
        for alias in contact.aliases { aliases[FoldedText(alias), default: []].insert(note.path) }
        let id = note.text("id")
        func shared(_ value: String, _ key: String, _ property: String) -> Shared {
            Shared(key: key, value: value, path: note.path, line: note.line(of: property))
        }
        if !id.isEmpty { contactIDs.append(shared(id, id.lowercased(), "id")) }
        for email in contact.emails { addresses.append(shared(email, FoldedText(email).text, "emails")) }
        for phone in contact.phones {
            if let digits = PhoneDigits(phone) { addresses.append(shared(phone, digits.text, "phones")) }
        }
    }

    mutating func merge(_ next: CheckFacts) {
        let count = Int32(clamping: notes.count)
        notes += next.notes
        ids += next.ids.map { ID(id: $0.id, text: $0.text, note: $0.note + count, line: $0.line) }
        contactIDs += next.contactIDs
        addresses += next.addresses
        aliases.merge(next.aliases) { $0.union($1) }
        kinds.merge(next.kinds) { first, _ in first }
        anchors += next.anchors
        cancelledRuns.formUnion(next.cancelledRuns)
    }
}

extension SourceText {
    /// All bytes, hashed.
    var digest: Int { digest(of: SourceSpan(0..<bytes.count)) }

    /// The bytes of a span, hashed.
    func digest(of span: SourceSpan) -> Int {
        bytes.withUnsafeBytes { bytes in
            var hasher = Hasher()
            hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes[span.range]))
            return hasher.finalize()
        }
    }
}
