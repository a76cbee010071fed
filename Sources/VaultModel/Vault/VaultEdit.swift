/// What a change does to the files of a vault, as a value (format 6).
public struct VaultEdit: Sendable, Equatable {
    /// What becomes of one file.
    public enum FileEdit: Sendable, Equatable {
        /// A file is written where nothing stands.
        case create(NotePath, [UInt8])
        /// A note that was read with the bytes `from` gets the bytes `to`.
        case replace(NotePath, from: [UInt8], to: [UInt8])
        /// A file that was read with these bytes goes.
        case remove(NotePath, [UInt8])
    }

    /// The files that change, in the order in which they are shown; none of them twice.
    public let files: [FileEdit]

    /// For a file that is made of one that goes, the path of that one: mode, owner and attributes go with it.
    public let moves: [NotePath: NotePath]

    /// An edit of these files.
    ///
    /// Notes that would keep their bytes are left out.
    ///
    /// - Parameters:
    ///   - files: What becomes of each.
    ///   - moves: For a file that is made of one that goes, the path of that one.
    public init(_ files: [FileEdit], moves: [NotePath: NotePath] = [:]) {
        self.moves = moves
        self.files = files.filter { file in
            if case .replace(_, let from, let to) = file { from != to } else { true }
        }
    }

    /// Whether nothing changes.
    public var isEmpty: Bool { files.isEmpty }
}

extension VaultEdit.FileEdit {
    /// The file's path from the root.
    public var path: NotePath {
        switch self {
        case .create(let path, _), .replace(let path, _, _), .remove(let path, _): path
        }
    }
}

/// A change that was worked out: what it does to the files, and what is to be told of it.
public struct VaultChange<Outcome: Sendable>: Sendable {
    /// What it does to the files.
    public let edit: VaultEdit

    /// What is told once it is written.
    public let outcome: Outcome

    /// A change that is told as `outcome`.
    public init(_ edit: VaultEdit, outcome: Outcome) {
        self.edit = edit
        self.outcome = outcome
    }
}
