import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// A note may change hands where the same people read and write it after that.
@Suite("Owners of written notes")
struct StagedNoteTests {
    private func status(_ mode: mode_t, owner: uid_t, group: gid_t) -> FileStatus {
        let times = FileTimes(access: timespec(), modification: timespec())
        return FileStatus(
            kind: .file, identity: FileIdentity(device: 1, number: 1), size: 0, linkCount: 1, mode: mode, owner: owner,
            group: group, times: times)
    }

    @Test(
        "with the owner lost, its rights must be the group's or anybody's",
        arguments: [
            (0o664, true), (0o660, true), (0o666, true), (0o606, true), (0o644, false), (0o640, false), (0o600, false),
            (0o444, true), (0o440, true), (0o400, false),
        ])
    func owner(mode: Int, isKept: Bool) {
        let former = status(mode_t(mode), owner: 1, group: 5)
        #expect(former.keepsReaders(in: status(0o600, owner: 2, group: 5)) == isKept)
        #expect(former.keepsReaders(in: status(0o600, owner: 1, group: 5)))
    }

    @Test(
        "with the group lost, it must have had what anybody has",
        arguments: [
            (0o644, true), (0o600, true), (0o666, true), (0o664, false), (0o640, false), (0o604, false),
        ])
    func group(mode: Int, isKept: Bool) {
        let former = status(mode_t(mode), owner: 1, group: 5)
        #expect(former.keepsReaders(in: status(0o600, owner: 1, group: 6)) == isKept)
    }

    @Test("with both lost, all must have had the same", arguments: [(0o666, true), (0o664, false), (0o644, false)])
    func both(mode: Int, isKept: Bool) {
        let former = status(mode_t(mode), owner: 1, group: 5)
        #expect(former.keepsReaders(in: status(0o600, owner: 2, group: 6)) == isKept)
    }
}
