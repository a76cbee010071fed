#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

extension SimulatedDisk {
    /// Everything that changes.
    struct State {
        var disk: DiskState
        var open: [Int32: Int] = [:]
        var calls: [Call] = []
        var isCut = false
        var failed: Call?
        /// The file that the note was at first, and whether another program has that open.
        var original: Int?
        var isOpenElsewhere = false
        var hasIntruded = false
    }
}

extension SimulatedDisk.State {
    func file(_ descriptor: Int32) -> Int { descriptor == SimulatedDisk.root ? DiskState.root : open[descriptor] ?? -1 }

    func names(_ folder: Int32) -> [String: Int] { disk.seen[file(folder)]?.names ?? [:] }

    mutating func opened(_ file: Int) -> Int32 {
        let descriptor = (open.keys.max() ?? SimulatedDisk.root) + 1
        open[descriptor] = file
        return descriptor
    }

    func status(_ number: Int) -> Result<FileStatus, SystemError> {
        guard let file = disk.seen[number] else { return .failure(SystemError(EBADF)) }
        let time = timespec(tv_sec: file.time, tv_nsec: 0)
        return .success(
            FileStatus(
                kind: file.isFolder ? .folder : .file, identity: FileIdentity(device: 1, number: UInt64(number)),
                size: file.bytes.count, linkCount: disk.linkCount(of: number), mode: file.mode, owner: file.owner,
                group: 0, times: FileTimes(access: time, modification: time)))
    }

    mutating func know(
        _ descriptor: Int32, _ body: (inout DiskState.File) -> Void
    ) -> Result<Void, SystemError> {
        let number = file(descriptor)
        guard var file = disk.seen[number] else { return .failure(SystemError(EBADF)) }
        body(&file)
        disk.perform(.known(file: number, mode: file.mode, owner: file.owner, attributes: file.attributes))
        return .success(())
    }

    mutating func name(_ names: [(place: FilePlace, file: Int?)]) -> Result<Void, SystemError> {
        disk.perform(.names(names.map { (file($0.place.folder), $0.place.name, $0.file) }))
        return .success(())
    }

    // MARK: Another program

    /// What another program saves is on disk at once, and so is the name that it found the note by.
    mutating func intrude(_ intrusion: SimulatedDisk.Intrusion) {
        switch intrusion {
        case .inPlace:
            guard let file = disk.file(SimulatedDisk.note), let folder = disk.file("N") else { return }
            save(in: file)
            disk.synchronize(folder)
        case .byRename:
            guard let folder = disk.file("N") else { return }
            let file = disk.makeFile(mode: 0o644)
            save(in: file)
            disk.perform(.names([(folder, "a.md", file)]))
            disk.synchronize(folder)
        case .late: isOpenElsewhere = true
        }
    }

    mutating func writeLate() {
        guard isOpenElsewhere, let original else { return }
        save(in: original)
        isOpenElsewhere = false
    }

    private mutating func save(in file: Int) {
        disk.perform(.bytes(file: file, at: 0, SimulatedDisk.theirs))
        disk.synchronize(file)
        hasIntruded = true
    }
}
