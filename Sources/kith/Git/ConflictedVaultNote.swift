import Foundation
import NoteSyntax
import VaultGit
import VaultModel

/// `Vault.md` with a conflict in its front matter, because of which the vault can't be opened.
struct ConflictedVaultNote {
    private let file: String
    private let git: GitRepository
    private let conflict: GitConflict
    private let source: SourceText
    private let merged: MergedNote

    /// Merges the versions that Git keeps during a merge; nil where it keeps none.
    ///
    /// - Parameter file: The note's absolute path.
    init?(_ file: String) async throws {
        let root = URL(filePath: file).deletingLastPathComponent().path(percentEncoded: false)
        let git = try await GitRepository.containing(
            root, variables: Invocation.environment, workingFolder: Invocation.workingFolder,
            program: Invocation.program(named: "git"))
        let path = NotePath(VaultSettings.fileName)
        guard let git, let conflict = try await git.conflicts().first(where: { $0.path == path }),
            let ours = conflict.ours, let theirs = conflict.theirs
        else { return nil }
        let versions = try await git.texts(of: [ours, theirs] + [conflict.base].compactMap(\.self))
        source = SourceText([UInt8](try ClonedFile.read(file) ?? Data()))
        merged = NoteMerge.merging(
            base: versions.count > 2 ? versions[2].bytes : nil, ours: versions[0].bytes, theirs: versions[1].bytes,
            path: path, settings: try .ofNewVault(), markerSize: 7)
        guard !MarkedConflicts.isEdited(source, since: versions + [SourceText(merged.bytes)]) else {
            throw ChangeRefusal.settledByHand(path)
        }
        (self.file, self.git, self.conflict) = (file, git, conflict)
    }

    /// Writes and stages what is merged, or shows it; gives whether nothing of it is left to decide.
    func resolve(_ options: WriteOptions) async throws -> Bool {
        let output = TextOutput(options.vault.terminal)
        if options.dryRun {
            let edit = VaultEdit([.replace(conflict.path, from: source.bytes, to: merged.bytes)])
            try await UnifiedDiff(edit).print(output)
        } else {
            try Data(merged.bytes).write(to: URL(filePath: file))
            if merged.isClean { try await git.settle(conflict, as: SourceText(merged.bytes)) }
            let written = Written(source.bytes == merged.bytes ? [] : [WrittenPlace(path: conflict.path, line: 1)])
            switch options.format {
            case .text: try await output.print(written.text)
            case .json: try OutputStream.print(written.json(schema: "git-resolve"))
            }
        }
        for conflict in merged.conflicts {
            let place = "\(VaultSettings.fileName):\(conflict.lines.lowerBound + 1)"
            StandardError.write("kith: \(place) is left to you to decide\n")
        }
        return merged.isClean
    }
}

extension VaultSettings {
    /// What a new vault has.
    static func ofNewVault() throws -> VaultSettings {
        try VaultSettings(NoteTree("---\nkith: 1\n---\n"), folderName: "")
    }
}
