public import VaultModel

extension VaultStore {
    /// Works out a change under the vault's lock, and writes it, all of it or nothing (`Architecture`, Writing a vault).
    ///
    /// What it returns is on disk. `change` sees the vault as it is under the lock, `Vault.md` included, so what it decides
    /// still holds when it is written. Where another program saves one of its notes in between, the vault is loaded and
    /// `change` run again; that program's version is never lost. It may run several times, then, and must have no effect of
    /// its own.
    ///
    /// A change that is refused or fails leaves the folder as it was, bytes and times, but for `.kith`, which the first
    /// change makes once nothing that can be known stands against it. A change of several files that the system's end cuts
    /// short is carried through by the next command, or had not begun; what such a change left is carried through first.
    ///
    /// - Parameters:
    ///   - need: Which notes `change` is to see.
    ///   - change: Works out what to write, from the notes alone. What it throws comes through, and nothing is written.
    /// - Returns: The change's outcome.
    /// - Throws: `VaultStoreError`, of which `commit` is for what stands against writing; what `change` throws; and
    ///   `CancellationError`, where the task is cancelled while it waits.
    @discardableResult
    public func commit<Outcome: Sendable>(
        needing need: LoadNeed, _ change: (VaultSlice) throws -> VaultChange<Outcome>
    ) async throws -> Outcome {
        try await commit(needing: need, limit: VaultLock.limit, calls: SystemFileCalls(), change)
    }

    /// Works out a change as ``commit(needing:_:)`` does, and throws what it would refuse, without the lock and without
    /// writing: for dry runs, and for questions to a person.
    ///
    /// - Returns: What would be written, if nothing changes until then.
    public func plan<Outcome: Sendable>(
        needing need: LoadNeed, _ change: (VaultSlice) throws -> VaultChange<Outcome>
    ) async throws -> VaultChange<Outcome> {
        let calls = SystemFileCalls()
        return try await withRoot(calls) { try await plan(needing: need, root: $0, calls: calls, change) }
    }

    /// Runs something while no other command changes the vault, as Git's work on its files; a change that was cut short is
    /// carried through before.
    ///
    /// - Throws: `VaultStoreError`; what `body` throws; and `CancellationError`, where the task is cancelled while it waits.
    public func alone<Result>(_ body: () async throws -> Result) async throws -> Result {
        let calls = SystemFileCalls()
        return try await withRoot(calls) { root in
            try await VaultLock.holding(in: root, calls: calls, limit: VaultLock.limit) {
                try carryThrough(root: root, calls: calls)
                return try await body()
            }
        }
    }

    /// The same as the public one, with a limit for the lock and these calls.
    @discardableResult
    func commit<Outcome: Sendable>(
        needing need: LoadNeed, limit: Duration, calls: any FileCalls,
        _ change: (VaultSlice) throws -> VaultChange<Outcome>
    ) async throws -> Outcome {
        try await withRoot(calls) { root in
            if !VaultLock.isThere(in: root, calls: calls) {
                // A change that comes to nothing makes no lock.
                let planned = try await plan(needing: need, root: root, calls: calls, change)
                if planned.edit.isEmpty { return planned.outcome }
            }
            return try await VaultLock.holding(in: root, calls: calls, limit: limit) {
                try carryThrough(root: root, calls: calls)
                return try await settled {
                    let worked = try change(try await anew(isLocked: true).load(need))
                    try refuseNestedVaults(worked.edit)
                    try EditWriter.write(worked.edit, root: root, calls: calls)
                    return worked.outcome
                }
            }
        }
    }

    private func plan<Outcome: Sendable>(
        needing need: LoadNeed, root: Int32, calls: any FileCalls,
        _ change: (VaultSlice) throws -> VaultChange<Outcome>
    ) async throws -> VaultChange<Outcome> {
        try await settled {
            let worked = try change(try await anew().load(need))
            try refuseNestedVaults(worked.edit)
            try EditWriter.check(worked.edit, root: root, calls: calls)
            return worked
        }
    }

    // MARK: Steps

    /// How often a change is run again when another program writes in between.
    private static let rerunLimit = 5

    /// Runs `attempt` until no other program comes in between, and gives up after a while.
    private func settled<Result>(_ attempt: () async throws -> Result) async throws -> Result {
        var runs = 0
        while true {
            do {
                return try await attempt()
            } catch EditFailure.interference where runs < Self.rerunLimit {
                // Whoever is saving gets time to come to an end.
                try await Task.sleep(for: .milliseconds(10 << runs))
                runs += 1
            } catch let failure as EditFailure {
                throw VaultStoreError(failure)
            }
        }
    }

    /// The same vault with what its `Vault.md` says now.
    ///
    /// - Parameter isLocked: Whether nobody else changes it.
    func anew(isLocked: Bool = false) throws(VaultStoreError) -> VaultStore {
        var store = try VaultStore(root: root)
        (store.isLocked, store.onRecovery) = (isLocked, onRecovery)
        return store
    }

    func withRoot<Result>(
        _ calls: any FileCalls, _ body: (Int32) async throws -> Result
    ) async throws -> Result {
        let folder: Int32
        do throws(SystemError) {
            folder = try calls.open(FilePlace(path: root), for: .root)
        } catch {
            throw VaultStoreError.system(operation: "open the folder", path: root, reason: error.reason)
        }
        defer { calls.close(folder) }
        return try await body(folder)
    }

    /// What stands in a vault of its own is no part of this one, and would not be found again.
    private func refuseNestedVaults(_ edit: VaultEdit) throws(VaultStoreError) {
        guard !edit.isEmpty, let folder = try? Folder(path: root) else { return }
        for parent in Set(edit.files.map { NotePath(String($0.path.folder)) }) {
            guard let obstacle = VaultWalk.obstacle(at: parent.string + "/", root: folder),
                obstacle.reason == .nestedVault
            else { continue }
            throw .commit(.nestedVault(path: obstacle.path.string))
        }
    }
}

extension VaultStoreError {
    /// What is told of an edit that was not written.
    init(_ failure: EditFailure) {
        self =
            switch failure {
            case .interference(let path): .commit(.changedOnDisk(path: path, kept: nil))
            case .overtaken(let path, let kept): .commit(.changedOnDisk(path: path, kept: kept))
            case .refused(let error): .commit(error)
            case .system(let operation, let path, let error):
                .system(operation: operation, path: path, reason: error.reason)
            }
    }
}
