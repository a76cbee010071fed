import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// The system's calls, with something that happens before each.
final class InterruptedCalls: FileCalls {
    /// A call that is about to be made.
    struct Moment: Sendable {
        let call: SimulatedDisk.Call

        /// How many calls there were before it, and how many of its kind.
        let index: Int
        let number: Int
    }

    private let system = SystemFileCalls()
    private let interrupt: @Sendable (Moment) throws(SystemError) -> Void
    private let made = Mutex<[SimulatedDisk.Call]>([])

    /// - Parameter interrupt: What happens before a call; the call fails with what it throws.
    init(_ interrupt: @escaping @Sendable (Moment) throws(SystemError) -> Void) {
        self.interrupt = interrupt
    }

    var calls: [SimulatedDisk.Call] { made.withLock { $0 } }

    private func before(_ call: SimulatedDisk.Call) throws(SystemError) {
        let moment = made.withLock { made in
            defer { made.append(call) }
            return Moment(call: call, index: made.count, number: made.count { $0 == call })
        }
        try interrupt(moment)
    }

    // MARK: Calls

    func open(_ place: FilePlace, for use: FileUse) throws(SystemError) -> Int32 {
        try before(.open)
        return try system.open(place, for: use)
    }

    func openFolder(_ path: String, beneath folder: Int32) throws(SystemError) -> Int32 {
        try before(.openBeneath)
        return try system.openFolder(path, beneath: folder)
    }

    func close(_ file: Int32) { system.close(file) }

    func status(of file: Int32) throws(SystemError) -> FileStatus {
        try before(.status)
        return try system.status(of: file)
    }

    func status(at place: FilePlace) throws(SystemError) -> FileStatus {
        try before(.status)
        return try system.status(at: place)
    }

    func isWritable(_ place: FilePlace) -> Bool { system.isWritable(place) }

    func names(in folder: Int32) throws(SystemError) -> [String] {
        try before(.names)
        return try system.names(in: folder)
    }

    func read(
        _ file: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        try before(.read)
        return try system.read(file, into: buffer, at: offset)
    }

    func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        try before(.write)
        return try system.write(file, bytes)
    }

    func setOwner(of file: Int32, to owner: uid_t, group: gid_t) throws(SystemError) {
        try before(.known)
        try system.setOwner(of: file, to: owner, group: group)
    }

    func setMode(of file: Int32, to mode: mode_t) throws(SystemError) {
        try before(.known)
        try system.setMode(of: file, to: mode)
    }

    func copyAttributes(from source: Int32, to file: Int32) throws(SystemError) {
        try before(.attributes)
        try system.copyAttributes(from: source, to: file)
    }

    func setTimes(of file: Int32, to times: FileTimes) throws(SystemError) {
        try before(.times)
        try system.setTimes(of: file, to: times)
    }

    func synchronize(_ file: Int32) throws(SystemError) {
        try before(.synchronize)
        try system.synchronize(file)
    }

    func makeFolder(_ place: FilePlace) throws(SystemError) {
        try before(.makeFolder)
        try system.makeFolder(place)
    }

    func removeFolder(_ place: FilePlace) throws(SystemError) {
        try before(.removeFolder)
        try system.removeFolder(place)
    }

    func remove(_ place: FilePlace) throws(SystemError) {
        try before(.remove)
        try system.remove(place)
    }

    func link(_ place: FilePlace, as other: FilePlace) throws(SystemError) {
        try before(.link)
        try system.link(place, as: other)
    }

    func rename(_ place: FilePlace, to other: FilePlace, _ way: RenamingWay) throws(SystemError) {
        switch way {
        case .replacing: try before(.replace)
        case .exclusive: try before(.exclusive)
        case .exchanging: try before(.exchange)
        }
        try system.rename(place, to: other, way)
    }

    func takeLease(on file: Int32) throws(SystemError) {
        try before(.lease)
        try system.takeLease(on: file)
    }

    func releaseLease(on file: Int32) -> Bool {
        // What happens while the lease is held happens here.
        try? before(.release)
        return system.releaseLease(on: file)
    }

    func lock(_ file: Int32) throws(SystemError) { try system.lock(file) }

    func pause(milliseconds: UInt32) {
        try? before(.pause)
        system.pause(milliseconds: milliseconds)
    }
}
