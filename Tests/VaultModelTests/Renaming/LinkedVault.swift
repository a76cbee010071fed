import Foundation
import NoteSyntax
import TestSupport

@testable import VaultModel

/// Makes vaults whose notes link to each other in every form that there is.
struct LinkedVault {
    private(set) var files: [String: FileContent] = [:]

    /// The paths of its contacts.
    private(set) var contacts: [NotePath] = []

    private static let folders = ["", "Contacts/", "Contacts/House/", "People (old)/", "Über/"]
    private static let names = [
        "Ada", "Ada Lovelace", "J. Roe", "O'Brien", "Łukasz Żak", "Zoë", "Zoe\u{308}", "Q & A", "100% sure", "notes.md",
        "Smith (Jr.)", "佐藤 美咲", "a_b*c", "ada", "Tick `n' Tock",
    ]

    /// Names that a note may be given.
    static let newNames = names + ["New", "New: Name", "Ada L.", "Émile d'Or", "B (x) y", "x`y", "Ω", "A&B"]

    init(_ seed: inout Seed) {
        var stems: Set<String> = []
        for _ in 0..<(2 + seed.below(6)) {
            let name = seed.pick(Self.names) ?? "Ada"
            // Now and then a name stands twice, in two folders.
            guard stems.insert(name.lowercased()).inserted || seed.once(in: 3) else { continue }
            contacts.append(NotePath("\(seed.pick(Self.folders) ?? "")\(name).md"))
        }
        // Two Unicode forms of a name are one key here.
        contacts = Dictionary(contacts.map { ($0.string, $0) }) { first, _ in first }.values.sorted()
        files["Team/Ada.md"] = seed.once(in: 3) ? "---\ntype: member\nrole: owner\nname: Ada\n---\n" : nil
        for path in contacts { files[path.string] = FileContent(note(&seed, isContact: true)) }
        for index in 0..<seed.below(3) { files["Notes/N\(index).md"] = FileContent(note(&seed, isContact: false)) }
    }

    private func note(_ seed: inout Seed, isContact: Bool) -> String {
        let end = seed.once(in: 4) ? "\r\n" : "\n"
        func link(_ seed: inout Seed) -> String { self.link(&seed) }
        var lines = ["---", isContact ? "type: contact" : "note: yes"]
        if seed.once(in: 2) { lines.append("owner: \"\(wikiLink(&seed, inYAML: true))\"") }
        if seed.once(in: 2) {
            lines.append(
                "relations: ['spouse \(wikiLink(&seed, quote: true, inYAML: true))', \"x \(wikiLink(&seed, inYAML: true))\"]"
            )
        }
        if seed.once(in: 3) { lines.append("name: Somebody") }
        lines += ["---", "# Title \(link(&seed))", ""]
        for _ in 0..<seed.below(4) {
            switch seed.below(6) {
            case 0: lines += ["Prose \(link(&seed)) and `\(link(&seed))`, \(link(&seed)).", ""]
            case 1: lines += ["```", link(&seed), "```", ""]
            case 2: lines += ["| a | b |", "|---|---|", "| \(link(&seed)) | x |", ""]
            case 3: lines += ["- [ ] \(link(&seed))", "  \(link(&seed))", ""]
            case 4: lines += ["> quoted \(link(&seed))", "", "%% \(link(&seed)) %%", ""]
            default: lines += ["<b>\(link(&seed))</b>", "", "`` \(link(&seed))", ""]
            }
        }
        guard isContact else { return lines.joined(separator: end) }
        lines += ["## Interactions", ""]
        for index in 0..<seed.below(3) {
            lines += [
                "> [!call] 2026-03-0\(index + 1) About \(link(&seed))",
                "> - with:: \(wikiLink(&seed)), \(wikiLink(&seed))",
                "> - by:: \(wikiLink(&seed))", ">", "> Text \(link(&seed))", "", "^i-\(index)\(seed.below(1000))", "",
            ]
        }
        return lines.joined(separator: end)
    }

    // MARK: Links

    private func link(_ seed: inout Seed) -> String {
        seed.below(5) < 3 ? wikiLink(&seed) : markdownLink(&seed)
    }

    private func wikiLink(_ seed: inout Seed, quote: Bool = false, inYAML: Bool = false) -> String {
        let path = seed.once(in: 8) ? NotePath("Nobody.md") : seed.pick(contacts) ?? NotePath("Ada.md")
        var target = seed.once(in: 3) ? path.string : path.fileName.description
        if !seed.once(in: 3) { target = String(target.dropLast(3)) }
        if seed.once(in: 5) { target = target.lowercased() }
        if seed.once(in: 5) { target = target.decomposedStringWithCanonicalMapping }
        if quote { target = target.replacing("'", with: "''") }
        let fragment = seed.once(in: 4) ? "#Interactions" : seed.once(in: 5) ? "#^i-1" : ""
        let text = seed.once(in: 3) ? (inYAML || seed.once(in: 2) ? "|shown" : "\\|shown") : ""
        return (seed.once(in: 6) ? "!" : "") + "[[\(target)\(fragment)\(text)]]"
    }

    private func markdownLink(_ seed: inout Seed) -> String {
        let path = seed.pick(contacts) ?? NotePath("Ada.md")
        var target = seed.once(in: 2) ? path.string : path.fileName.description
        if seed.once(in: 3) { target = "../" + target }
        if seed.once(in: 5) { target = "/" + path.string }
        if seed.once(in: 4) { return "[text](<\(target.replacing("%", with: "%25"))>)" }
        let escaped = LinkText.destination(target, isPointed: false, escapesLetters: seed.once(in: 2))
        return (seed.once(in: 6) ? "!" : "")
            + "[a [b] c](\(escaped)\(seed.once(in: 3) ? "#x" : "")\(seed.once(in: 4) ? " \"t\"" : ""))"
    }
}
