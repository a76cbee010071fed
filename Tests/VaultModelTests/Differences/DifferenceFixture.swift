import NoteSyntax
import TestSupport
import VaultModel

/// What tests of differences share: versions of a vault as files by path.
struct DifferenceFixture {
    let settings: VaultSettings

    init(_ lines: String = "") throws { settings = try ChangeFixture.settings(lines) }

    typealias Files = [String: FileContent]

    /// The difference of two versions, the files that they share included.
    func difference(_ before: Files, _ after: Files) -> VaultDifference {
        VaultDifference(Self.changed(before, after), settings: settings)
    }

    /// All files of two versions, in any order.
    static func changed(_ before: Files, _ after: Files) -> [ChangedFile] {
        Set(before.keys).union(after.keys).map { path in
            ChangedFile(
                path: NotePath(path), before: before[path].map { SourceText($0.bytes) },
                after: after[path].map { SourceText($0.bytes) })
        }
    }

    /// A contact's note.
    static func contact(_ id: String?, _ entries: String..., text: String = "Met in May.") -> FileContent {
        let id = id.map { "id: \($0)\n" } ?? ""
        return FileContent(
            "---\ntype: contact\n\(id)---\n\n\(text)\n\n## Interactions\n" + entries.map { "\n" + $0 }.joined())
    }

    /// A call.
    static func call(_ id: String?, _ subject: String = "Budget", fields: [String] = [], by: String? = "Sam Lee")
        -> String
    {
        let fields = (by.map { ["logged-by:: \($0)", "logged-at:: 2026-03-09T19:12:44Z"] } ?? []) + fields
        let lines = ["> [!call] 2026-03-09 14:05 \(subject)"] + fields.map { "> - \($0)" }
        return (lines + [""]).joined(separator: "\n") + (id.map { "\n^\($0)\n" } ?? "")
    }

    static let cancellation = ["cancelled-at:: 2026-03-10T10:00:00Z", "cancelled-by:: [[Team/Jane Doe|Jane]]"]
}

extension VaultDifference {
    /// All of it, a line each.
    var lines: [String] { interactions.map(\.text) + contacts.map(\.text) + others.map(\.text) }
}

extension InteractionDifference {
    /// What it says.
    var text: String {
        let from = formerPath.map { " from \($0)" } ?? ""
        let who = who.map { " by \($0)" } ?? ""
        return "\(kind.rawValue) \(type) \(id ?? "-") \(path):\(line)\(from)\(who)"
    }
}

extension FileDifference {
    /// What it says.
    var text: String { "\(kind.rawValue) \(file) \(path)" + (formerPath.map { " from \($0)" } ?? "") }
}
