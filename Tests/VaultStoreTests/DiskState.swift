import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// A disk below a cache, as values: what programs see, and what a power cut leaves.
///
/// Bytes and what is known of a file are on disk once the file is synchronized, names once their folder is. Until then any
/// of them may be lost and any other kept, whatever their order was; a renaming is one thing and happens wholly or not at
/// all. Real disks are kinder.
struct DiskState: Sendable {
    struct File: Sendable {
        var isFolder = false
        var bytes: [UInt8] = []
        var names: [String: Int] = [:]
        var mode: mode_t
        var owner: uid_t = 0
        var attributes: [String: [UInt8]] = [:]
        var time = 0
    }

    /// What changes at once.
    enum Change: Sendable {
        case names([(folder: Int, name: String, file: Int?)])
        case bytes(file: Int, at: Int, [UInt8])
        case known(file: Int, mode: mode_t, owner: uid_t, attributes: [String: [UInt8]])

        /// What must be synchronized to have it on disk.
        var files: [Int] {
            switch self {
            case .names(let names): names.map(\.folder)
            case .bytes(let file, _, _), .known(let file, _, _, _): [file]
            }
        }
    }

    static let root = 0
    private(set) var seen: [Int: File] = [root: File(isFolder: true, mode: 0o755)]
    private var onDisk: [Int: File] = [root: File(isFolder: true, mode: 0o755)]
    private var pending: [Change] = []
    private var clock = 0

    // MARK: Files

    /// A new file that has no name yet.
    mutating func makeFile(isFolder: Bool = false, mode: mode_t) -> Int {
        let number = seen.count
        seen[number] = File(isFolder: isFolder, mode: mode)
        // A folder is no file that is filled later: its mode comes with it.
        onDisk[number] = File(isFolder: isFolder, mode: isFolder ? mode : 0)
        perform(.known(file: number, mode: mode, owner: 0, attributes: [:]))
        return number
    }

    /// Changes what programs see.
    mutating func perform(_ change: Change) {
        Self.apply(change, to: &seen)
        pending.append(change)
        clock += 1
        for file in change.files {
            if case .known = change { continue }
            seen[file]?.time = clock
        }
    }

    mutating func setTime(of file: Int, to time: Int) { seen[file]?.time = time }

    private static func apply(_ change: Change, to files: inout [Int: File]) {
        switch change {
        case .names(let names):
            for (folder, name, file) in names { files[folder]?.names[name] = file }
        case .bytes(let file, let offset, let bytes):
            guard var old = files[file]?.bytes else { return }
            if old.count < offset { old += [UInt8](repeating: 0, count: offset - old.count) }
            files[file]?.bytes = Array(old[..<offset]) + bytes
        case .known(let file, let mode, let owner, let attributes):
            files[file]?.mode = mode
            files[file]?.owner = owner
            files[file]?.attributes = attributes
        }
    }

    /// Has a file's bytes, or a folder's names, on disk.
    mutating func synchronize(_ file: Int) {
        var rest: [Change] = []
        for change in pending {
            if change.files.contains(file) { Self.apply(change, to: &onDisk) } else { rest.append(change) }
        }
        pending = rest
    }

    // MARK: Power cuts

    /// How a power cut chooses what is left of the changes that are not on disk.
    enum Cut: CaseIterable {
        case nothing
        case everything
        case namesAlone
        case allButNames
        case anything
    }

    /// Takes the power, and gives what is found afterwards.
    func afterCut(_ cut: Cut, _ seed: inout Seed) -> DiskState {
        var state = self
        for change in pending {
            let isOfNames = if case .names = change { true } else { false }
            let isKept =
                switch cut {
                case .nothing: false
                case .everything: true
                case .namesAlone: isOfNames
                case .allButNames: !isOfNames
                case .anything: seed.once(in: 2)
                }
            guard isKept else { continue }
            if case .bytes(let file, let offset, let bytes) = change, cut == .anything, seed.once(in: 2) {
                // A part of it came, or room for it alone.
                let part = Array(bytes.prefix(seed.below(bytes.count)))
                let found = seed.once(in: 2) ? part : [UInt8](repeating: 0, count: bytes.count)
                Self.apply(.bytes(file: file, at: offset, found), to: &state.onDisk)
            } else {
                Self.apply(change, to: &state.onDisk)
            }
        }
        state.pending = []
        state.seen = state.onDisk
        return state
    }
}

// MARK: - Looking

extension DiskState {
    /// What a path from the root, or from another folder, stands for.
    func file(_ path: String, in folder: Int = root) -> Int? {
        path.split(separator: "/").reduce(folder) { folder, name in
            folder.flatMap { seen[$0]?.names[String(name)] }
        }
    }

    func bytes(_ path: String) -> [UInt8]? { file(path).flatMap { seen[$0]?.bytes } }

    func linkCount(of file: Int) -> Int {
        seen.values.reduce(0) { count, folder in count + folder.names.values.count { $0 == file } }
    }

    /// The paths of all files and folders.
    func paths(below folder: Int = root, _ prefix: String = "") -> [String] {
        (seen[folder]?.names ?? [:]).sorted { $0.key < $1.key }
            .flatMap { [prefix + $0.key] + paths(below: $0.value, prefix + $0.key + "/") }
    }

    /// Whether some name stands for these bytes.
    func holds(_ bytes: [UInt8]) -> Bool {
        paths().contains { self.bytes($0) == bytes }
    }
}
