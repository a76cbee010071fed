import Foundation
import TestSupport
import Testing

/// A contact's note that tests log to, and what must stand in it, read without Kith's own parser.
///
/// Nothing but whole entries of `kith log Rock note SUBJECT` may stand below the heading: every byte is looked at.
enum LoggedNote {
    static let path = "Contacts/Rock.md"

    /// Who logs, and the arguments before and after the subject.
    static let owner = "Nora Whitcombe"
    static let command = ["log", "Rock", "note", "--as", owner]

    /// What the note holds before anything is logged; the line of its prose is what an editor changes.
    static let prose = "---\ntype: contact\n---\n\n# Rock\n\nSaved 0 times.\n\n"
    static let heading = "## Interactions\n"

    /// An interaction in the note.
    struct Entry: Equatable {
        let id: String
        let subject: String
    }

    /// What is no entry, or only a part of one.
    struct Torn: Error, CustomStringConvertible {
        let text: String
        var description: String { "no whole entry: \(text.debugDescription.prefix(500))" }
    }

    /// A vault with the note and its owner.
    static func vault() throws -> TemporaryVault {
        try TemporaryVault([
            path: FileContent(prose + heading),
            "Vault.md": "---\nkith: 1\ntimezone: America/New_York\n---\n",
            "Team/\(owner).md": "---\ntype: member\nrole: owner\n---\n",
        ])
    }

    // MARK: Entries

    /// The text of an entry before and behind its subject, the latter up to the id.
    private static let opening = "\n> [!note] 2026-03-16 09:00 "
    private static let stamps = "\n> - logged-by:: [[\(owner)]]\n> - logged-at:: 2026-03-16T13:00:00Z\n\n^"

    /// The entries of a text that is nothing but entries.
    static func entries(of text: String) throws -> [Entry] {
        let parts = text.components(separatedBy: opening)
        guard parts[0].isEmpty else { throw Torn(text: parts[0]) }
        return try parts.dropFirst().map { part in
            let halves = part.components(separatedBy: stamps)
            guard halves.count == 2, !halves[0].contains("\n"),
                let id = halves[1].wholeMatch(of: /(i-[0-9a-z]{10})\n/)?.output.1
            else { throw Torn(text: part) }
            return Entry(id: String(id), subject: halves[0])
        }
    }

    /// The prose of a note, and its entries.
    static func parts(of bytes: [UInt8]) throws -> (prose: String, entries: [Entry]) {
        let halves = String(decoding: bytes, as: UTF8.self).components(separatedBy: heading)
        guard halves.count == 2 else { throw Torn(text: halves[0]) }
        return (halves[0], try entries(of: halves[1]))
    }
}

// MARK: - What writers said

extension CommandRun {
    /// The ids that Kith printed, and so acknowledged, in the order in which it did: `PATH:LINE  ID`.
    var acknowledgedIDs: [String] {
        outputLines.filter { $0.hasPrefix(LoggedNote.path + ":") }.map { String($0.suffix(12)) }
    }

    /// The exit codes that a loop printed of commands that failed, as `exit CODE`.
    var failures: [Int] {
        outputLines.filter { $0.hasPrefix("exit ") }.compactMap { Int($0.dropFirst(5)) }
    }

    private var outputLines: [String] { output.components(separatedBy: "\n") }
}

extension TemporaryVault {
    /// What Kith makes of the note's timeline: the ids, oldest first.
    func timelineIDs() async throws -> [String] {
        let run = try await kith("timeline", "Rock", "--format", "jsonl", "--reverse")
        run.expectExit(0)
        return try run.jsonLines().map { $0["id"].text }
    }

    /// The files that stand beside the note under a temporary name.
    func temporaryFiles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path("Contacts")).filter { $0.hasPrefix(".") }
    }

    /// Returns when no writer is at work any more: one that was killed ends what it has asked of the system.
    func waitForLock() async throws {
        let file = open(path(".kith/lock"), O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        while flock(file, LOCK_EX | LOCK_NB) != 0 { try await Task.sleep(for: .milliseconds(1)) }
    }
}
