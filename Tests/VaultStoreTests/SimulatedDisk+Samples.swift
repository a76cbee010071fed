import TestSupport
import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// An edit, and what the disk holds before it and after.
struct SampleEdit: Sendable, CustomStringConvertible {
    let description: String
    let edit: VaultEdit

    static let old = Array("---\ntype: contact\n---\nold\n".utf8)
    static let new = old + Array("and new\n".utf8)

    static let all = [
        SampleEdit(description: "one note", edit: VaultEdit([replace("N/a.md")])),
        SampleEdit(description: "a new note", edit: VaultEdit([create("N/c.md")])),
        SampleEdit(description: "a new note in new folders", edit: VaultEdit([create("M/O/c.md")])),
        SampleEdit(
            description: "four notes",
            edit: VaultEdit([replace("N/a.md"), create("M/c.md"), create("d.md"), replace("N/b.md")])),
        SampleEdit(description: "a file that goes", edit: VaultEdit([remove("F/x.pdf")])),
        SampleEdit(
            description: "a note that changes, and files that come and go",
            edit: VaultEdit([remove("F/x.pdf"), replace("N/a.md"), create("F/y.pdf"), remove("N/b.md")])),
    ]

    private static func replace(_ path: String) -> VaultEdit.FileEdit { .replace(NotePath(path), from: old, to: new) }
    private static func create(_ path: String) -> VaultEdit.FileEdit { .create(NotePath(path), new) }
    private static func remove(_ path: String) -> VaultEdit.FileEdit { .remove(NotePath(path), old) }

    /// The bytes of each file before and after; nil where there is none.
    var files: [(path: String, before: [UInt8]?, after: [UInt8]?)] {
        edit.files.map { file in
            switch file {
            case .create(let path, let bytes): (path.string, nil, bytes)
            case .replace(let path, let from, let to): (path.string, from, to)
            case .remove(let path, let from): (path.string, from, nil)
            }
        }
    }

    /// A disk with the files that are there, which nothing can take away, and with the lock.
    static var disk: DiskState { disk(with: [("N", ["a.md", "b.md"]), ("F", ["x.pdf"]), (".kith", ["lock"])]) }

    /// The same before anything was written.
    static var newDisk: DiskState { disk(with: [("N", ["a.md", "b.md"]), ("F", ["x.pdf"])]) }

    private static func disk(with folders: [(name: String, files: [String])]) -> DiskState {
        var disk = DiskState()
        for (name, files) in folders {
            let folder = disk.makeFile(isFolder: true, mode: 0o755)
            disk.perform(.names([(DiskState.root, name, folder)]))
            for name in files {
                let file = disk.makeFile(mode: 0o600)
                disk.perform(.bytes(file: file, at: 0, old))
                disk.perform(.known(file: file, mode: 0o640, owner: 7, attributes: ["user.x": [1]]))
                disk.perform(.names([(folder, name, file)]))
                disk.synchronize(file)
            }
            disk.synchronize(folder)
        }
        disk.synchronize(DiskState.root)
        return disk
    }
}

extension SimulatedDisk {
    /// Writes an edit, and gives what it failed with.
    func write(_ edit: VaultEdit) -> EditFailure? {
        do throws(EditFailure) {
            try EditWriter.write(edit, root: Self.root, calls: self)
            return nil
        } catch {
            return error
        }
    }

    /// Carries through what was cut short, and gives what stands against that.
    func recover() -> JournalRecovery.Obstacle? {
        var recovery = JournalRecovery(root: Self.root, calls: self)
        do throws(JournalRecovery.Obstacle) {
            try recovery.run()
            return nil
        } catch {
            return error
        }
    }

    /// Adds a text to the note, on what is there, as often as a commit would.
    func append(_ text: [UInt8]) -> EditFailure? {
        var failure: EditFailure?
        for _ in 0..<6 {
            guard let from = disk.bytes(Self.note) else { return failure }
            failure = write(VaultEdit([.replace(NotePath(Self.note), from: from, to: from + text)]))
            guard case .interference = failure else { return failure }
        }
        return failure
    }

    /// Takes the note away, if it is what it was at first.
    func removeNote() -> EditFailure? { write(VaultEdit([.remove(NotePath(Self.note), SampleEdit.old)])) }

    /// How many calls a script without anything wrong makes.
    static func callCount(_ script: Script = Script(), _ body: (SimulatedDisk) -> Void) -> Int {
        let disk = SimulatedDisk(SampleEdit.disk, script)
        body(disk)
        return disk.calls.count
    }
}

extension DiskState {
    /// What of it is left over from writing.
    var leftovers: [String] { paths().filter { $0.contains(".kith-") || $0.hasPrefix(".kith/journal") } }

    /// Whether some file begins with these bytes.
    func holds(beginning bytes: [UInt8]) -> Bool {
        paths().contains { self.bytes($0)?.starts(with: bytes) ?? false }
    }

    /// When names last changed in each folder, but in the one that Kith has for itself.
    var folders: [String: Int] {
        var folders = ["": seen[Self.root]?.time ?? 0]
        for path in paths() where path != ".kith" {
            guard let file = file(path).flatMap({ seen[$0] }), file.isFolder else { continue }
            folders[path] = file.time
        }
        return folders
    }
}
