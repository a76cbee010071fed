import Foundation
import NoteSyntax
public import VaultModel

/// A vault that is no folder: what tests of pure code read.
public struct InMemoryVault: Sendable {
    /// What its `Vault.md` says.
    public let settings: VaultSettings

    /// Its notes, in the order of paths.
    public let notes: [Note]

    /// Its files by name.
    public let listing: VaultListing

    /// Its rules and members.
    public let policy: Policy

    /// What finds the files that its links mean.
    public let resolver: LinkResolver

    /// A vault of these files; where `Vault.md` is not among them it says `kith: 1` and is no note of the vault.
    ///
    /// - Parameter files: Contents by path from the root.
    /// - Throws: `VaultSettingsError` for a `Vault.md` that can't be used.
    public init(_ files: [String: FileContent]) throws {
        let vaultNote = files[VaultSettings.fileName] ?? TemporaryVault.plainVaultNote
        let settings = try VaultSettings(NoteTree(vaultNote.bytes), folderName: "Test")
        let paths = files.keys.map { NotePath($0) }
        listing = VaultListing(notes: paths.filter(\.isNote), files: paths.filter { !$0.isNote })
        let notes = listing.notes.map { path in
            Note(path: path, tree: NoteTree(files[path.string]?.bytes ?? []), settings: settings)
        }
        self.settings = settings
        self.notes = notes
        policy = Policy(settings: settings, notes: notes)
        resolver = LinkResolver(listing)
    }

    /// The vault that comes with the project.
    public static func sample() throws -> InMemoryVault { try InMemoryVault(sampleFiles()) }

    /// Where the vault that comes with the project stands.
    public static var sampleFolder: String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../SampleVault").standardizedFileURL
            .path(percentEncoded: false)
    }

    /// The files of the vault that comes with the project.
    public static func sampleFiles() throws -> [String: FileContent] {
        let root = URL(filePath: sampleFolder, directoryHint: .isDirectory)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sampleFolder)
        var files: [String: FileContent] = [:]
        for path in paths where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            let url = root.appending(path: path)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files[path] = FileContent(bytes: [UInt8](try Data(contentsOf: url)))
        }
        return files
    }
}

extension InMemoryVault {
    /// Its contacts, in the order of paths.
    public var contacts: [Contact] { notes.compactMap { Contact($0) } }

    /// All interactions, in the order of paths, then of the notes.
    public var interactions: [Interaction] { notes.flatMap { Interaction.all(in: $0, settings: settings) } }

    /// The note at a path.
    public func note(_ path: String) -> Note? { notes.first { $0.path == NotePath(path) } }

    /// A fold after all notes, taken in in the order of paths.
    public func folding<Fold: NoteFold>(_ fold: Fold) -> Fold {
        var fold = fold
        for note in notes { fold.add(note) }
        return fold
    }
}
