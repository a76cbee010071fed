import Synchronization
import TestSupport
import VaultModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@testable import VaultStore

/// A vault whose last change, of three files, was cut short.
enum CutShortVault {
    static let (created, replaced, removed) = ("New/N.md", "A.md", "Files/x.pdf")

    private static let files: [String: FileContent] = [
        replaced: "a", removed: "x", "B.md": "b", ".kith/lock": "", ".kith/.gitignore": "*\n",
    ]

    /// Before the names change, after a new file has its own, after the note has its bytes, and after the file is away.
    enum Moment: Sendable, CaseIterable {
        case marked, created, replaced, removed
    }

    /// Runs `body` with the vault, as it was left.
    static func with(_ moment: Moment, _ body: (TemporaryVault, VaultStore) async throws -> Void) async throws {
        try await TemporaryVault.with(files) { vault in
            let store = try VaultStore(root: vault.root)
            try await cutShort(store, moment)
            try await body(vault, store)
        }
    }

    private static func cutShort(_ store: VaultStore, _ moment: Moment) async throws {
        let isGone = Mutex(false)
        let calls = InterruptedCalls { call throws(SystemError) in
            let isNow =
                switch moment {
                case .marked: call.call == .exclusive && call.number == 0
                case .created: call.call == .exchange && call.number == 0
                case .replaced: call.call == .exclusive && call.number == 1
                case .removed: call.call == .remove
                }
            let isGone = isGone.withLock { isGone in
                isGone = isGone || isNow
                return isGone
            }
            if isGone { throw SystemError(EIO) }
        }
        let need = LoadNeed.files(.these([NotePath(removed)]), and: .notes(replaced))
        _ = try? await store.commit(needing: need, limit: .seconds(60), calls: calls) { slice in
            let note = try appending("+", to: replaced)(slice).edit.files
            let new = VaultEdit.FileEdit.create(NotePath(created), Array("new".utf8))
            return VaultChange(VaultEdit(note + [new, .remove(NotePath(removed), Array("x".utf8))]), outcome: ())
        }
    }
}

extension TemporaryVault {
    /// A file's text; nil where there is none.
    func content(_ path: String) -> String? { (try? read(path)).map { String(decoding: $0, as: UTF8.self) } }

    /// What is told of versions that were set aside, and what a change was cut short left.
    func kept() throws -> [String] {
        try entries().filter { $0.hasPrefix(".kith/recover/") }.compactMap(content)
    }

    /// What the files hold, by their paths, but temporary ones.
    func texts() throws -> [String: String] {
        try entries().filter { !$0.contains(".kith-") }.reduce(into: [:]) { $0[$1] = content($1) }
    }

    /// Whether all three files are as they are to be, with nothing left over.
    func isFinished() throws -> Bool {
        let left = try entries().contains { $0.contains(".kith-") || $0.hasPrefix(".kith/journal") }
        return content(CutShortVault.created) == "new" && content(CutShortVault.replaced) == "a+"
            && content(CutShortVault.removed) == nil && !left
    }

    /// The journal's path from the root.
    func journal() throws -> String {
        try entries().first { $0.hasPrefix(".kith/journal/") && !$0.hasSuffix("files") } ?? ""
    }
}

/// What a store tells of changes that were cut short.
final class Notices: Sendable {
    private let notices = Mutex<[RecoveryNotice]>([])

    var all: [RecoveryNotice] { notices.withLock { $0 } }

    /// The same store, which tells them here.
    func heard(by store: VaultStore) -> VaultStore {
        var store = store
        store.onRecovery = { told in self.notices.withLock { $0 += told } }
        return store
    }
}
