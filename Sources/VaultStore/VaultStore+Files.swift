public import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension LoadNeed {
    /// The files that have to be read as they are.
    var files: FileNeed? {
        if case .files(let files, _) = self { files } else { nil }
    }

    /// The same without the files.
    var notesAlone: LoadNeed {
        if case .files(_, let need) = self { need.notesAlone } else { self }
    }
}

extension VaultStore {
    /// Reads files that a need names as such.
    ///
    /// - Returns: What they hold, and those that could not be read, without those that are not there.
    func load(
        _ need: FileNeed?, among listing: VaultListing
    ) throws(VaultStoreError) -> (bytes: [NotePath: [UInt8]], passedOver: [PassedOver]) {
        guard let need else { return ([:], []) }
        let root = try openRoot()
        var bytes: [NotePath: [UInt8]] = [:]
        var passedOver: [PassedOver] = []
        var total = 0
        for path in paths(need, among: listing, root: root) {
            guard total <= Self.largestTotal else {
                passedOver.append(PassedOver(path: path, reason: .opaque("the files before it are more than 1 GiB")))
                continue
            }
            switch NoteFile.read(path.string, in: root.descriptor, limit: NoteFile.largestAttachment) {
            case .bytes(let found):
                bytes[path] = found
                total += found.count
            case .tooLarge(let size):
                passedOver.append(PassedOver(path: path, reason: .opaque(Self.reason(size))))
            case .failed(let error) where error.isMissing: break
            case .failed(let error):
                passedOver.append(PassedOver(path: path, reason: .unreadableNote(error.reason)))
            }
        }
        // An attachment that can't be compared is copied once more.
        guard case .these = need else { return (bytes, []) }
        return (bytes, passedOver)
    }

    private func paths(_ need: FileNeed, among listing: VaultListing, root: Folder) -> [NotePath] {
        switch need {
        case .these(let paths): paths.filter { VaultWalk.obstacle(at: $0.string, root: root) == nil }
        case .attachments(let sizes):
            (listing.files + listing.notes).filter { path in
                guard path.isBelow(settings.attachmentsFolder),
                    let status = try? SystemFileCalls().status(
                        at: FilePlace(folder: root.descriptor, name: path.string))
                else { return false }
                return sizes.contains(status.size)
            }
        }
    }

    /// How much is read of files before no other is: all of it is in memory.
    private static let largestTotal = 1 << 30

    private static func reason(_ size: Int) -> String {
        "it is \((size + (1 << 20) - 1) >> 20) MiB large, and \(NoteFile.largestAttachment >> 20) MiB are read"
    }
}

// MARK: - Files from elsewhere

/// Why a file that somebody names can't be attached.
public enum GivenFileError: Error, Equatable, Sendable {
    /// Nothing stands there.
    case missing(path: String)
    /// A folder, a pipe or a device.
    case notAFile(path: String)
    /// The system does not let it be read; `reason` is its word for it.
    case unreadable(path: String, reason: String)
    /// It is larger than 256 MiB.
    case tooLarge(path: String)
}

extension VaultStore {
    /// The file that somebody names, links followed: where it stands, if it is one of the vault, or else what it holds.
    ///
    /// What is hidden in the vault's folder, or stands in a vault of its own there, is no part of the vault (format 1).
    ///
    /// - Parameters:
    ///   - path: As it is named, which errors say too.
    ///   - folder: The absolute path of the folder from which it is named.
    public func givenFile(at path: String, from folder: String) throws(VaultStoreError) -> GivenFile {
        let fullPath = path.hasPrefix("/") ? path : folder + "/" + path
        let kind: Folder.EntryKind
        do throws(SystemError) {
            kind = try Folder.kind(ofPath: fullPath)
        } catch {
            let isMissing = error.isMissing || error.isTooLong
            throw .givenFile(isMissing ? .missing(path: path) : .unreadable(path: path, reason: error.reason))
        }
        guard kind == .file else { throw .givenFile(.notAFile(path: path)) }
        let resolved = Self.resolved(fullPath) ?? fullPath
        if let own = try ownPath(of: resolved) { return .inVault(own) }
        switch NoteFile.read(resolved, in: AT_FDCWD, limit: NoteFile.largestAttachment) {
        case .bytes(let bytes): return .outside(name: String(NotePath(path).fileName), bytes)
        case .tooLarge: throw .givenFile(.tooLarge(path: path))
        case .failed(let error): throw .givenFile(.unreadable(path: path, reason: error.reason))
        }
    }

    /// The path from the root of a file that a walk over the vault comes to.
    private func ownPath(of path: String) throws(VaultStoreError) -> NotePath? {
        guard let folder = Self.resolved(root), path.hasPrefix(folder == "/" ? folder : folder + "/") else {
            return nil
        }
        let own = String(path.utf8.dropFirst(folder == "/" ? 1 : folder.utf8.count + 1)) ?? ""
        return VaultWalk.obstacle(at: own, root: try openRoot()) == nil ? NotePath(own) : nil
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }
}
