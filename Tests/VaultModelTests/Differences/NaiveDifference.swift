import TestSupport
import VaultModel

/// What differs between two vaults of ``DifferenceCases``, as somebody tells it who reads their notes line by line.
///
/// It shares no code with what it judges.
struct NaiveDifference: Equatable, CustomStringConvertible {
    private var interactions: [String: Set<String>] = [:]
    private var contacts: [String: Set<String>] = [:]
    private var others: Set<String> = []

    /// The ids of contacts of which an interaction is told.
    private var touched: Set<String> = []

    /// How much differs.
    var count: Int { interactions.values.reduce(0) { $0 + $1.count } + contacts.values.reduce(0) { $0 + $1.count } }

    var description: String { "\(interactions) \(contacts) \(others)" }

    /// The difference that is judged.
    init(_ difference: VaultDifference) {
        for one in difference.interactions {
            let who = one.kind == .added || one.kind == .cancelled ? " by \(one.who ?? "-")" : ""
            interactions["\(one.kind.rawValue)\(who)", default: []].insert(one.id ?? "-")
        }
        for one in difference.contacts { contacts[one.kind.rawValue, default: []].insert(one.path.string) }
        others = Set(difference.others.map { "\($0.kind.rawValue) \($0.path)" })
    }

    static func == (one: Self, other: Self) -> Bool {
        one.interactions == other.interactions && one.contacts == other.contacts && one.others == other.others
    }

    init(_ before: DifferenceFixture.Files, _ after: DifferenceFixture.Files) {
        let (old, new) = (Vault(before), Vault(after))
        for id in Set(old.entries.keys).union(new.entries.keys) { compare(id, old.entries[id], new.entries[id]) }
        for id in Set(old.notes.keys).union(new.notes.keys) {
            switch (old.notes[id], new.notes[id]) {
            case (let one?, nil): contacts["removed", default: []].insert(one.path)
            case (nil, let other?): contacts["added", default: []].insert(other.path)
            case (let one?, let other?):
                if one.path != other.path { contacts["renamed", default: []].insert(other.path) }
                let isUntold = one.path == other.path && one.bytes != other.bytes && !touched.contains(id)
                if isUntold || one.prose != other.prose { contacts["changed", default: []].insert(other.path) }
            case (nil, nil): continue
            }
        }
        for path in ["Plain.md", "Attachments/a.png"] where before[path] != after[path] {
            others.insert("\(after[path] == nil ? "removed" : "changed") \(path)")
        }
    }

    private mutating func compare(_ id: String, _ before: Vault.Entry?, _ after: Vault.Entry?) {
        func tell(_ kind: String) {
            interactions[kind, default: []].insert(id)
            touched.formUnion([before?.contact, after?.contact].compactMap(\.self))
        }
        guard let before, let after else {
            tell(after.map { "added by \($0.entry.fields["logged-by"]?.first ?? "-")" } ?? "deleted")
            return
        }
        if before.contact != after.contact { tell("moved") }
        let keys: Set = ["cancelled-at", "cancelled-by"]
        var (old, new) = (before.entry, after.entry)
        let (wasCancelled, isCancelled) = (old.fields["cancelled-at"] != nil, new.fields["cancelled-at"] != nil)
        if wasCancelled != isCancelled {
            tell(isCancelled ? "cancelled by \(new.fields["cancelled-by"]?.first ?? "-")" : "uncancelled")
            old.fields = old.fields.filter { !keys.contains($0.key) }
            new.fields = new.fields.filter { !keys.contains($0.key) }
        }
        if old != new { tell("edited") }
    }

    /// A vault as it is read line by line.
    private struct Vault {
        struct Entry {
            let entry: NaiveNote.Entry
            let contact: String
        }

        var entries: [String: Entry] = [:]
        var notes: [String: (path: String, prose: [String], bytes: [UInt8])] = [:]

        init(_ files: DifferenceFixture.Files) {
            for (path, content) in files where path.hasPrefix("Contacts/") {
                let note = NaiveNote(content.bytes)
                let id = note.properties["id"]?.first ?? ""
                let text = String(decoding: content.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
                let head = text.split(separator: "\n").dropFirst().prefix { $0 != "---" }.map(String.init)
                notes[id] = (path, head + note.prose.filter { $0 != "## Interactions" }, content.bytes)
                for (entryID, entry) in note.entries { entries[entryID] = Entry(entry: entry, contact: id) }
            }
        }
    }
}
