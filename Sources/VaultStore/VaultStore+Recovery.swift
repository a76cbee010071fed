import VaultModel

extension VaultStore {
    /// Carries a change through that was cut short, where there is one and that can be done at once; for commands that
    /// read.
    ///
    /// Where another command is at work, nothing is done and nothing told: the change may well be its own. What is read
    /// then may be from before it or from after it, note by note.
    ///
    /// - Returns: The vault as it is after that.
    public func recovered() async throws(VaultStoreError) -> VaultStore {
        let calls = SystemFileCalls()
        let isThere = (try? calls.status(at: FilePlace(path: root + "/" + JournalFolder.path)).kind) == .folder
        guard isThere else { return self }
        do {
            try await withRoot(calls) { root in
                try await VaultLock.holding(in: root, calls: calls, limit: .zero) {
                    try carryThrough(root: root, calls: calls)
                }
            }
        } catch VaultStoreError.commit(.busy) {
            return self
        } catch let error as VaultStoreError {
            guard case .unfinished = error else {
                onRecovery?([.unfinished(.unfinished(journal: JournalFolder.path, error))])
                return self
            }
            onRecovery?([.unfinished(error)])
        } catch {
            // A task that is cancelled reads no more.
            return self
        }
        return try anew()
    }

    /// Carries changes through that were cut short; under the lock, before anything else is done there.
    func carryThrough(root: Int32, calls: any FileCalls) throws(VaultStoreError) {
        var recovery = JournalRecovery(root: root, calls: calls) { isInNestedVault($0) }
        defer { if !recovery.notices.isEmpty { onRecovery?(recovery.notices) } }
        do throws(JournalRecovery.Obstacle) {
            try recovery.run()
        } catch {
            throw .unfinished(journal: error.journal, VaultStoreError(error.failure))
        }
    }

    /// Whether a folder stands in a vault of its own.
    private func isInNestedVault(_ folder: NotePath) -> Bool {
        guard let root = try? Folder(path: root) else { return false }
        return VaultWalk.obstacle(at: folder.string + "/", root: root)?.reason == .nestedVault
    }
}

// MARK: - Looking

extension VaultStore {
    /// Whether a change that was cut short still waits to be carried through.
    public var hasUnfinishedChange: Bool {
        (try? SystemFileCalls().status(at: FilePlace(path: root + "/" + JournalFolder.path)).kind) == .folder
    }

    /// Whether the vault's lock keeps others out on this file system; makes the lock's file where it is missing.
    ///
    /// - Throws: ``VaultStoreError``, where it can't be taken at all.
    public func locksOthersOut() async throws -> Bool {
        let calls = SystemFileCalls()
        return try await withRoot(calls) { root in
            try await VaultLock.holding(in: root, calls: calls, limit: VaultLock.limit) {
                do {
                    try await VaultLock.holding(in: root, calls: calls, limit: .zero) {}
                    return false
                } catch VaultStoreError.commit(.busy) {
                    return true
                }
            }
        }
    }
}
