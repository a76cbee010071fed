import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// A vault of contacts that are called by letters, and one segment: what tests of its changes share.
struct SegmentFixture {
    static let path = NotePath("Segments/Leads.md")

    let vault: InMemoryVault

    /// A vault with this segment.
    ///
    /// - Parameters:
    ///   - segment: The text of its note, front matter included.
    ///   - names: The contacts; those in `excluded` stay out of segments.
    init(_ segment: FileContent, names: [String] = ["A", "B", "C", "D", "E"], excluded: Set<String> = []) throws {
        var files: [String: FileContent] = [Self.path.string: segment]
        for name in names {
            let line = excluded.contains(name) ? "exclude-from-segments: true\n" : ""
            files["Contacts/\(name).md"] = FileContent("---\ntype: contact\nid: c-\(name)\n\(line)---\n")
        }
        vault = try InMemoryVault(files)
    }

    var slice: VaultSlice {
        VaultSlice(policy: vault.policy, notes: vault.notes, listing: vault.listing)
    }

    static func path(_ name: String) -> NotePath { NotePath("Contacts/\(name).md") }

    func contact(_ name: String) throws -> Contact {
        try #require(vault.contacts.first { $0.stem == name })
    }

    /// A filter `x` lists the contacts whose letters are in its text: `AB` lists A and B.
    func matches(_ filters: [String], includesExcluded: Bool = false) -> SegmentMatches {
        let all = Set(vault.contacts.map(\.stem))
        var byFilter: [String: Set<NotePath>] = [:]
        for filter in filters {
            byFilter[filter] = Set(filter.map { String($0) }.filter(all.contains).map(Self.path))
        }
        for contact in vault.contacts {
            for filter in SegmentStep.filters(naming: contact) { byFilter[filter] = [contact.path] }
        }
        return SegmentMatches(vault.contacts, byFilter: byFilter, includesExcluded: includesExcluded)
    }

    /// What the segment's note is after a change, and what is told of it.
    func changed(
        _ change: (VaultSlice) throws -> VaultChange<Written>
    ) throws -> (text: String, report: SegmentReport?) {
        let change = try change(slice)
        guard !change.edit.isEmpty else { return (String(decoding: bytes, as: UTF8.self), change.outcome.segment) }
        return (String(decoding: try ChangeFixture.bytes(change.edit), as: UTF8.self), change.outcome.segment)
    }

    var bytes: [UInt8] { vault.note(Self.path.string)?.tree.source.bytes ?? [] }

    var segment: Segment {
        get throws { try Self.segment(bytes) }
    }

    static func segment(_ bytes: [UInt8]) throws -> Segment {
        let note = Note(path: path, tree: NoteTree(bytes), settings: try ChangeFixture.settings())
        return try #require(Segment(note))
    }

    /// A segment's note with these steps and these contacts.
    static func note(_ steps: [String], _ names: [String]) -> FileContent {
        let criteria = steps.isEmpty ? "" : "criteria:\n" + steps.map { "  - \($0)\n" }.joined()
        let items = names.map { "- [[\($0)]]\n" }.joined()
        return FileContent("---\ntype: segment\n\(criteria)---\n\n## Contacts\n\(names.isEmpty ? "" : "\n")\(items)")
    }
}
