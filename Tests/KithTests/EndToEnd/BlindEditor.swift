import Foundation
import TestSupport

/// A program that reads a note, changes a line of its prose and saves the whole note, without another look at it.
///
/// What others write between its reading and its saving is overwritten: that is its own doing. What it saved, though, is to
/// be there when it reads the note next, since nobody else changes that line.
struct BlindEditor {
    /// How it saves.
    enum Way: CaseIterable {
        /// The file is made empty, then written.
        case inPlace
        /// A new file takes the name.
        case renaming
    }

    let way: Way
    let vault: TemporaryVault
    private var random: Seed

    private(set) var saves = 0
    /// Saves that were not to be seen at once, because a command was just about to take its own version back.
    private(set) var seenLate = 0
    /// Saves that are no longer in the note, but below `.kith/recover`.
    private(set) var setAside = 0
    private(set) var lost = 0

    init(_ way: Way, in vault: TemporaryVault, seed: UInt64) {
        (self.way, self.vault, random) = (way, vault, Seed(seed))
    }

    /// Saves again and again for a time; the last save is looked at too.
    mutating func work(for time: Duration) async throws {
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end {
            let text = try await current()
            try await pause()
            saves += 1
            try save(Array(text.replacing(Self.line(saves - 1), with: Self.line(saves)).utf8))
        }
        _ = try await current()
    }

    /// Lets some time go by between reading and saving: none, or some, or until a command is about to write the note, which
    /// takes but a small part of its time.
    private mutating func pause() async throws {
        switch random.below(3) {
        case 0: return
        case 1: try await Task.sleep(for: .milliseconds(random.below(100)))
        default:
            for _ in 0..<500 where try !vault.temporaryFiles().contains(where: { $0.hasPrefix(".kith-") }) {
                try await Task.sleep(for: .microseconds(200))
            }
            if random.once(in: 2) { try await Task.sleep(for: .microseconds(random.below(3000))) }
        }
    }

    private static func line(_ count: Int) -> String { "Saved \(count) times.\n" }

    // MARK: Reading

    /// The note with what was saved last; as it is, where that does not come back.
    private mutating func current() async throws -> String {
        var text = try read()
        guard !text.contains(Self.line(saves)) else { return text }
        seenLate += 1
        // A command that wrote over a save notices within a moment; how long that takes is not what is tested.
        for _ in 0..<1000 {
            try await Task.sleep(for: .milliseconds(10))
            text = try read()
            if text.contains(Self.line(saves)) { return text }
        }
        if try isSetAside() { setAside += 1 } else { lost += 1 }
        // Going on with its own number tells one loss from the next.
        return text.replacing(/Saved \d+ times\.\n/, with: Self.line(saves))
    }

    private func read() throws -> String { String(decoding: try vault.read(LoggedNote.path), as: UTF8.self) }

    private func isSetAside() throws -> Bool {
        try vault.entries().filter { $0.hasPrefix(".kith/recover/") }.contains { path in
            String(decoding: try vault.read(path), as: UTF8.self).contains(Self.line(saves))
        }
    }

    // MARK: Saving

    private func save(_ bytes: [UInt8]) throws {
        let path = vault.path(LoggedNote.path)
        switch way {
        case .inPlace: try Self.write(bytes, to: path, O_WRONLY | O_TRUNC)
        case .renaming:
            let temporary = vault.path("Contacts/.editor")
            try Self.write(bytes, to: temporary, O_WRONLY | O_CREAT | O_TRUNC)
            guard rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        }
    }

    private static func write(_ bytes: [UInt8], to path: String, _ flags: Int32) throws {
        let file = open(path, flags, 0o644)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: Data(bytes))
    }
}
