import NoteSyntax

/// What tells whose note a version is.
///
/// Git takes a note that went and one that came for the same note where they are alike, and small notes mostly are.
struct NoteIdentity {
    private let version: MergeVersion

    /// The id of the contact; nil where there is none that can be read.
    private let contactID: String?
    private let type: String?

    init(_ version: MergeVersion, isContact: Bool) {
        self.version = version
        contactID = isContact ? Self.values(of: ["id"], in: version).first : nil
        type = Self.values(of: ["type"], in: version).first
    }

    /// Whether it is the same contact by its id.
    func hasID(of other: NoteIdentity) -> Bool { contactID != nil && contactID == other.contactID }

    /// Whether the note of a side is another one than that of the base.
    ///
    /// An id that was changed to another one says so. One that is on one side only, another type, or addresses of which
    /// none is left are reasons to ask, and nothing where an entry, a name, an address or half of the text is the same.
    func isAnother(than base: NoteIdentity) -> Bool {
        if let id = contactID, let old = base.contactID { return id != old }
        return isUnlike(base) && blockIDs.isDisjoint(with: base.blockIDs) && names.isDisjoint(with: base.names)
            && !hasText(of: base)
    }

    private func isUnlike(_ base: NoteIdentity) -> Bool {
        guard contactID == base.contactID else { return true }
        guard let type, let old = base.type else { return false }
        let (marks, others) = (marks, base.marks)
        return type != old || !marks.isEmpty && !others.isEmpty && marks.isDisjoint(with: others)
    }

    private func hasText(of base: NoteIdentity) -> Bool {
        let (lines, old) = (lines, base.lines)
        return !old.isEmpty && lines.intersection(old).count * 2 >= old.count
    }
}

// MARK: - What is compared

extension NoteIdentity {
    /// What belongs to one contact, member or code alone.
    private var marks: Set<FoldedText> {
        values(of: type == "code" ? ["code"] : ["emails", "phones", "uid", "signing-keys"])
    }

    /// The same, and what the note is called.
    private var names: Set<FoldedText> { marks.union(values(of: ["name", "aliases"])) }

    private var blockIDs: Set<BlockKey> { Set((version.body?.blocks ?? [:]).keys.filter { !$0.isContent }) }

    /// The lines below the front matter that say something.
    private var lines: Set<MergeLine> {
        let text = version.text.lines.dropFirst(version.properties?.lines.count ?? 0)
        return Set(text.filter { !$0.isBlankQuote && !$0.isSectionHeading })
    }

    private func values(of keys: [String]) -> Set<FoldedText> {
        Set(Self.values(of: keys, in: version).map { FoldedText(Contact.withoutLabel($0)) })
    }

    private static func values(of keys: [String], in version: MergeVersion) -> [String] {
        let properties = keys.compactMap { version.properties?.properties[Array($0.utf8)] }
        return properties.flatMap(\.entry.value.scalars).map(\.text).filter { !$0.isEmpty }
    }
}

extension MergeVersions {
    /// Whether a side is another note than the base, so that what the other side wrote would come into a wrong one.
    var areOfTwoNotes: Bool {
        // What both sides made has no base.
        guard !base.text.lines.isEmpty else { return false }
        func identity(_ version: MergeVersion) -> NoteIdentity { NoteIdentity(version, isContact: isContact) }
        let (o, a, b) = (identity(base), identity(ours), identity(theirs))
        return !a.hasID(of: b) && (a.isAnother(than: o) || b.isAnother(than: o))
    }
}

extension MergeLine {
    /// Whether it is the heading of a section that Kith reads, which any note may have.
    fileprivate var isSectionHeading: Bool {
        guard first == UInt8(ascii: "#") else { return false }
        let name = String(decoding: drop { $0 == UInt8(ascii: "#") }.unquoted, as: UTF8.self).lowercased()
        return name == "contacts" || BlockSection.Kind.allCases.contains { $0.name.description.lowercased() == name }
    }
}
