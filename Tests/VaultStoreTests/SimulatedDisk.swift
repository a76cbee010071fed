import Synchronization
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// The calls on files of a disk that is a value, with a script of what goes wrong.
///
/// Calls are counted from 0; `close` and what only looks whether something may be done are not.
final class SimulatedDisk: FileCalls {
    /// What happens to writing, and when.
    struct Script: Sendable {
        /// The call before which the power goes.
        var cut: Int?
        /// The call that fails, and how.
        var failure: (call: Int, code: Int32)?
        /// The calls that this system lacks.
        var missing: Set<Call> = []
        /// What another program does, and before which call.
        var intrusion: (call: Int, Intrusion)?
        /// How many bytes are written at once.
        var portion = 16
    }

    enum Call: Sendable, Hashable {
        case open, openBeneath, status, names, read, write, known, attributes, times, synchronize
        case makeFolder, removeFolder, remove, link, replace, exclusive, exchange, lease, release, pause
    }

    /// How another program saves the note `Script.note`.
    enum Intrusion: Sendable, CaseIterable {
        /// It writes into what has the note's name.
        case inPlace
        /// It renames another file over it.
        case byRename
        /// It opens the file that the note was at first, and writes into that when time passes.
        case late
    }

    static let note = "N/a.md"
    static let theirs = Array("another program's versions\n".utf8)

    private let script: Script
    private let state: Mutex<State>

    init(_ disk: DiskState, _ script: Script = Script()) {
        self.script = script
        state = Mutex(State(disk: disk, original: disk.file(Self.note)))
    }

    /// The descriptor of the root.
    static let root: Int32 = 3

    var disk: DiskState { state.withLock { $0.disk } }
    var calls: [Call] { state.withLock { $0.calls } }
    var failed: Call? { state.withLock { $0.failed } }
    var hasIntruded: Bool { state.withLock { $0.hasIntruded } }

    /// Does what the script says of the next call, then the call.
    private func perform<Value: Sendable>(
        _ call: Call, _ body: (inout State) -> Result<Value, SystemError>
    ) throws(SystemError) -> Value {
        try state.withLock { state -> Result<Value, SystemError> in
            let index = state.calls.count
            state.calls.append(call)
            if script.cut == index { state.isCut = true }
            if state.isCut { return .failure(SystemError(EIO)) }
            if let intrusion = script.intrusion, intrusion.call == index { state.intrude(intrusion.1) }
            if script.missing.contains(call) { return .failure(SystemError(ENOSYS)) }
            if let failure = script.failure, failure.call == index {
                state.failed = call
                return .failure(SystemError(failure.code))
            }
            return body(&state)
        }.get()
    }

    // MARK: Opening

    func open(_ place: FilePlace, for use: FileUse) throws(SystemError) -> Int32 {
        try perform(.open) { state in
            let folder = state.file(place.folder)
            if let file = state.disk.seen[folder]?.names[place.name] {
                if case .creating = use { return .failure(SystemError(EEXIST)) }
                if case .folder = use, state.disk.seen[file]?.isFolder != true { return .failure(SystemError(ENOTDIR)) }
                return .success(state.opened(file))
            }
            guard case .creating(let mode) = use else { return .failure(SystemError(ENOENT)) }
            let file = state.disk.makeFile(mode: mode & 0o644)
            state.disk.perform(.names([(folder, place.name, file)]))
            return .success(state.opened(file))
        }
    }

    func openFolder(_ path: String, beneath folder: Int32) throws(SystemError) -> Int32 {
        try perform(.openBeneath) { state in
            state.disk.file(path).map { .success(state.opened($0)) } ?? .failure(SystemError(ENOENT))
        }
    }

    func close(_ file: Int32) { state.withLock { $0.open[file] = nil } }

    // MARK: Looking

    func status(of file: Int32) throws(SystemError) -> FileStatus {
        try perform(.status) { $0.status($0.file(file)) }
    }

    func status(at place: FilePlace) throws(SystemError) -> FileStatus {
        try perform(.status) { state in
            state.disk.file(place.name, in: state.file(place.folder)).map { state.status($0) }
                ?? .failure(SystemError(ENOENT))
        }
    }

    func isWritable(_ place: FilePlace) -> Bool { true }

    func names(in folder: Int32) throws(SystemError) -> [String] {
        try perform(.names) { .success(Array($0.names(folder).keys.filter { !$0.hasPrefix(".") })) }
    }

    func read(
        _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        let bytes = try perform(.read) { state in
            Result<[UInt8], SystemError>.success(state.disk.seen[state.file(file)]?.bytes ?? [])
        }
        let part = bytes.dropFirst(offset).prefix(buffer.count)
        buffer.copyBytes(from: part)
        return part.count
    }

    // MARK: Changing files

    func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        let part = Array(bytes.prefix(script.portion))
        return try perform(.write) { state in
            let number = state.file(file)
            state.disk.perform(.bytes(file: number, at: state.disk.seen[number]?.bytes.count ?? 0, part))
            return .success(part.count)
        }
    }

    func setOwner(of file: Int32, to owner: uid_t, group: gid_t) throws(SystemError) {
        try perform(.known) { $0.know(file) { $0.owner = owner } }
    }

    func setMode(of file: Int32, to mode: mode_t) throws(SystemError) {
        try perform(.known) { $0.know(file) { $0.mode = mode } }
    }

    func copyAttributes(from source: Int32, to file: Int32) throws(SystemError) {
        try perform(.attributes) { state in
            let attributes = state.disk.seen[state.file(source)]?.attributes ?? [:]
            return state.know(file) { $0.attributes = attributes }
        }
    }

    func setTimes(of file: Int32, to times: FileTimes) throws(SystemError) {
        try perform(.times) { state -> Result<Void, SystemError> in
            state.disk.setTime(of: state.file(file), to: Int(times.modification.tv_sec))
            return .success(())
        }
    }

    func synchronize(_ file: Int32) throws(SystemError) {
        try perform(.synchronize) { state -> Result<Void, SystemError> in
            state.disk.synchronize(state.file(file))
            return .success(())
        }
    }

    // MARK: Changing names

    func makeFolder(_ place: FilePlace) throws(SystemError) {
        try perform(.makeFolder) { state -> Result<Void, SystemError> in
            guard state.names(place.folder)[place.name] == nil else { return .failure(SystemError(EEXIST)) }
            let folder = state.disk.makeFile(isFolder: true, mode: 0o755)
            return state.name([(place, folder)])
        }
    }

    func removeFolder(_ place: FilePlace) throws(SystemError) {
        try perform(.removeFolder) { state -> Result<Void, SystemError> in
            guard let file = state.names(place.folder)[place.name] else { return .failure(SystemError(ENOENT)) }
            guard state.disk.seen[file]?.names.isEmpty == true else { return .failure(SystemError(ENOTEMPTY)) }
            return state.name([(place, nil)])
        }
    }

    func remove(_ place: FilePlace) throws(SystemError) {
        try perform(.remove) { state -> Result<Void, SystemError> in
            guard state.names(place.folder)[place.name] != nil else { return .failure(SystemError(ENOENT)) }
            return state.name([(place, nil)])
        }
    }

    func link(_ place: FilePlace, as other: FilePlace) throws(SystemError) {
        try perform(.link) { state -> Result<Void, SystemError> in
            guard let file = state.names(place.folder)[place.name] else { return .failure(SystemError(ENOENT)) }
            guard state.names(other.folder)[other.name] == nil else { return .failure(SystemError(EEXIST)) }
            return state.name([(other, file)])
        }
    }

    func rename(_ place: FilePlace, to other: FilePlace, _ way: RenamingWay) throws(SystemError) {
        let call: Call =
            switch way {
            case .replacing: .replace
            case .exclusive: .exclusive
            case .exchanging: .exchange
            }
        try perform(call) { state -> Result<Void, SystemError> in
            guard let file = state.names(place.folder)[place.name] else { return .failure(SystemError(ENOENT)) }
            let existing = state.names(other.folder)[other.name]
            switch way {
            case .replacing where existing == file: return .success(())
            case .replacing: return state.name([(place, nil), (other, file)])
            case .exclusive where existing != nil: return .failure(SystemError(EEXIST))
            case .exclusive: return state.name([(place, nil), (other, file)])
            case .exchanging where existing == nil: return .failure(SystemError(ENOENT))
            case .exchanging: return state.name([(place, existing), (other, file)])
            }
        }
    }

    // MARK: Others

    func takeLease(on file: Int32) throws(SystemError) {
        try perform(.lease) { state in
            state.isOpenElsewhere && state.file(file) == state.original
                ? .failure(SystemError(EAGAIN)) : .success(())
        }
    }

    func releaseLease(on file: Int32) -> Bool {
        state.withLock { !($0.isOpenElsewhere && $0.file(file) == $0.original) }
    }

    func lock(_ file: Int32) throws(SystemError) {}

    func pause(milliseconds: UInt32) {
        try? perform(.pause) { state in
            state.writeLate()
            return .success(())
        }
    }
}
