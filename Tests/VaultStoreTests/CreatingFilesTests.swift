import Foundation
import TestSupport
import Testing

@testable import VaultStore

/// New files replace nothing, and go again where not all of them can be made.
@Suite("Creating files")
struct CreatingFilesTests {
    @Test("a file that appears in between is not replaced, and what was made is taken back")
    func race() async throws {
        try await TemporaryVault.with(["kept": "k"], vaultNote: nil) { place in
            let before = try modificationDate(of: place.root)
            var files = NewFiles()
            try files.makeFolder(place.path("new/deep"))
            try files.stage("one\n", at: place.path("new/deep/a"))
            try files.stage("two\n", at: place.path("b"))
            try place.write("b", "somebody's")
            #expect(throws: NewFiles.Failure.self) { try files.publish() }
            files.takeBack()
            let left = try paths(in: place)
            #expect(left == ["b", "kept"])
            #expect(try place.read("b") == Array("somebody's".utf8))
            #expect(try modificationDate(of: place.root) == before)
        }
    }

    @Test("what can't be written is told with its path, and leaves nothing behind")
    func failure() async throws {
        try await TemporaryVault.with(["file": ""], vaultNote: nil) { place in
            var files = NewFiles()
            do throws(NewFiles.Failure) {
                try files.stage("one\n", at: place.path("a"))
                try files.stage("two\n", at: place.path("file/b"))
                Issue.record("a file was made below a file")
            } catch {
                #expect(error.path == place.path("file/b"))
                #expect(error.reason == SystemError(20))
            }
            files.takeBack()
            let left = try paths(in: place)
            #expect(left == ["file"])
        }
    }

    @Test("a folder that somebody uses already is not taken back")
    func usedFolder() async throws {
        try await TemporaryVault.with(vaultNote: nil) { place in
            var files = NewFiles()
            try files.makeFolder(place.path("new"))
            try files.stage("one\n", at: place.path("new/a"))
            try place.write("new/theirs", "x")
            files.takeBack()
            let left = try paths(in: place)
            #expect(left == ["new", "new/theirs"])
        }
    }

    @Test("published files have their names alone")
    func published() async throws {
        try await TemporaryVault.with(vaultNote: nil) { place in
            var files = NewFiles()
            try files.stage("one\n", at: place.path("a"))
            try files.publish()
            let left = try paths(in: place)
            #expect(left == ["a"])
            #expect(try place.read("a") == Array("one\n".utf8))
            let links = try FileManager.default.attributesOfItem(atPath: place.path("a"))[.referenceCount] as? Int
            #expect(links == 1)
        }
    }

    private func paths(in folder: TemporaryVault) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.root).sorted()
    }

    private func modificationDate(of path: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
}
