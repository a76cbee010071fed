import Foundation
import TestSupport
import VaultModel

/// Vaults and what people do to them, made at random: each seed gives the same ones again.
struct DifferenceCases {
    /// The vault that all begins with: some contacts, a plain note and an attachment.
    private(set) var files: DifferenceFixture.Files = [:]

    /// The paths of its contacts.
    let contacts: [String]

    private var notes: [MergeCases] = []
    private var random: Seed

    /// The vault of a seed.
    init(seed: UInt64, settings: VaultSettings) {
        random = Seed(seed)
        contacts = (0..<3 + random.below(3)).map { "Contacts/\($0).md" }
        for (number, path) in contacts.enumerated() {
            let cases = MergeCases(seed: random.next(), settings: settings)
            notes.append(cases)
            files[path] = Self.owned(cases.base, by: number)
        }
        files["Plain.md"] = "Text"
        files["Attachments/a.png"] = "a"
    }

    /// A note with the id of a contact of its own.
    private static func owned(_ note: [UInt8], by number: Int) -> FileContent {
        FileContent(String(decoding: note, as: UTF8.self).replacing("c-aaaaaaaaaa", with: "c-aaaaaaaaa\(number)"))
    }

    /// The vault after people worked in it.
    mutating func changed() -> DifferenceFixture.Files {
        var after = files
        for (number, path) in contacts.enumerated() where !random.once(in: 3) {
            let person = random.pick(["Jane", "Sam", "Ann"]) ?? "Ann"
            let note = notes[number].changed(notes[number].base, by: person, times: random.below(5))
            after[path] = Self.owned(note, by: number)
        }
        if random.once(in: 2) { after["Contacts/Renamed.md"] = after.removeValue(forKey: contacts[0]) }
        if random.once(in: 3) { after[contacts[1]] = nil }
        if random.once(in: 2) { moveEntry(from: contacts[2], in: &after) }
        if random.once(in: 3) { after["Plain.md"] = "Other text" }
        if random.once(in: 3) { after["Attachments/a.png"] = nil }
        return after
    }

    /// Takes the last entry of a note's section to the end of a new contact's note.
    private mutating func moveEntry(from path: String, in files: inout DifferenceFixture.Files) {
        guard let bytes = files[path]?.bytes else { return }
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        guard let start = text.range(of: "\n> [!", options: .backwards)?.lowerBound,
            let end = text.range(of: "\n^i-", range: start..<text.endIndex)?.upperBound
        else { return }
        let stop = text.index(end, offsetBy: 10, limitedBy: text.endIndex) ?? text.endIndex
        files[path] = FileContent(String(text[..<start] + text[stop...]))
        files["Contacts/New.md"] = FileContent(
            "---\ntype: contact\nid: c-new\n---\n\n## Interactions\n" + text[start..<stop] + "\n")
    }
}
