import NoteSyntax
import VaultModel

@testable import VaultStore

/// What a change of a test does, as a function of what it sees.
typealias Change<Outcome: Sendable> = (VaultSlice) throws -> VaultChange<Outcome>

/// What a change throws that wants to.
struct ChangeRefusal: Error, Equatable {}

/// A change that adds a text at the end of notes that are there.
func appending(_ text: String, to paths: String...) -> Change<String> {
    { slice in
        let files = try paths.map { path in
            guard let note = slice.note(at: NotePath(path)) else { throw ChangeRefusal() }
            return VaultEdit.FileEdit.replace(note.path, from: note.bytes, to: note.bytes + Array(text.utf8))
        }
        return VaultChange(VaultEdit(files), outcome: text)
    }
}

/// A change that makes notes.
func creating(_ notes: [String: String]) -> Change<Int> {
    { _ in
        let files = notes.sorted { $0.key < $1.key }
            .map { VaultEdit.FileEdit.create(NotePath($0.key), Array($0.value.utf8)) }
        return VaultChange(VaultEdit(files), outcome: files.count)
    }
}

extension LoadNeed {
    /// These notes.
    static func notes(_ paths: String...) -> LoadNeed { .notes(paths.map { NotePath($0) }) }
}

extension Note {
    /// All of its bytes.
    var bytes: [UInt8] { tree.source.bytes }
}

/// What a body is refused with; nil where it is not.
func refusal(_ body: () async throws -> Void) async -> CommitError? {
    do {
        try await body()
        return nil
    } catch VaultStoreError.commit(let error) {
        return error
    } catch {
        return nil
    }
}
