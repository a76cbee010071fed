import CFileCalls
import Foundation
import TestSupport
import Testing

@Suite("What a note keeps when it is written")
struct WrittenNoteTests {
    private static let note = LoggedNote.path

    private static func log(_ vault: TemporaryVault) async throws {
        try await vault.kith(all: LoggedNote.command + ["something"]).expectExit(0)
        #expect(try LoggedNote.parts(of: vault.read(note)).entries.map(\.subject) == ["something"])
    }

    @Test("The mode stays", arguments: [0o600, 0o640, 0o664, 0o666, 0o755])
    func mode(mode: Int) async throws {
        let vault = try LoggedNote.vault()
        try vault.setPermissions(mode, of: Self.note)
        try await Self.log(vault)
        #expect(try vault.permissions(of: Self.note) == mode)
    }

    @Test("The owner and the group stay", .enabled(if: geteuid() == 0, "only the administrator gives files away"))
    func owner() async throws {
        let vault = try LoggedNote.vault()
        try #require(chown(vault.path(Self.note), 1234, 4321) == 0)
        try await Self.log(vault)
        let attributes = try FileManager.default.attributesOfItem(atPath: vault.path(Self.note))
        #expect(attributes[.ownerAccountID] as? Int == 1234)
        #expect(attributes[.groupOwnerAccountID] as? Int == 4321)
    }

    @Test("Extended attributes stay, empty ones too", .enabled(if: hasAttributes, "the file system knows none"))
    func attributes() async throws {
        let vault = try LoggedNote.vault()
        try #require(Self.set("user.kith.some", [1, 0, 2], at: vault.path(Self.note)))
        try #require(Self.set("user.kith.empty", [], at: vault.path(Self.note)))
        try await Self.log(vault)
        #expect(Self.attribute("user.kith.some", at: vault.path(Self.note)) == [1, 0, 2])
        #expect(Self.attribute("user.kith.empty", at: vault.path(Self.note)) == [])
    }

    // MARK: Extended attributes

    private static let hasAttributes: Bool = {
        guard let vault = try? TemporaryVault() else { return false }
        return set("user.kith.some", [1], at: vault.path("Vault.md"))
    }()

    private static func set(_ name: String, _ value: [UInt8], at path: String) -> Bool {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return false }
        defer { close(file) }
        return kith_set_attribute(file, name, value, value.count) == 0
    }

    private static func attribute(_ name: String, at path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var value = [UInt8](repeating: 0, count: 64)
        let count = kith_get_attribute(file, name, &value, value.count)
        return count >= 0 ? Array(value[..<count]) : nil
    }
}
