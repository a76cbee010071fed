import TestSupport
import Testing
import VaultModel

@testable import VaultStore

/// What is written down of a change of several files, as bytes.
@Suite("Journals")
struct JournalTests {
    private static let journal = Journal([
        Journal.Entry(
            path: NotePath("Contacts/Zo\u{EB} \u{1F600}.md"), temporary: ".kith-7-abc.tmp",
            before: FileDigest(of: [1, 2]), after: [0, 10, 255]),
        Journal.Entry(path: NotePath("new.md"), temporary: ".kith-7-abd.tmp", before: nil, after: []),
        Journal.Entry(path: NotePath("x.pdf"), temporary: ".kith-7-abe.tmp", before: FileDigest(of: []), after: nil),
    ])

    private static func bytes(_ journal: Journal) -> [UInt8] {
        var bytes: [UInt8] = []
        try? journal.write { bytes += $0 }
        return bytes
    }

    @Test("what is written is read again")
    func roundTrip() throws {
        #expect(try Journal(parsing: Self.bytes(Self.journal)) == Self.journal)
    }

    @Test("of an edit it has the new bytes, and of the former ones a digest alone")
    func edit() {
        let path = NotePath("N/a.md")
        let (old, new) = (Array("a secret".utf8), Array("nothing".utf8))
        let journal = Journal(
            VaultEdit([.replace(path, from: old, to: new), .create(NotePath("b"), new), .remove(NotePath("c"), old)]))
        #expect(journal.entries.map(\.after) == [new, new, nil])
        #expect(journal.entries.map(\.before) == [FileDigest(of: old), nil, FileDigest(of: old)])
        #expect(Set(journal.temporaryNames.values).count == 3)
        #expect(!String(decoding: Self.bytes(journal), as: UTF8.self).contains("secret"))
    }

    @Test("no byte can change, and none be missing")
    func damaged() {
        let bytes = Self.bytes(Self.journal)
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 1
            #expect(throws: Journal.Malformed.self, "at \(index)") { try Journal(parsing: damaged) }
            #expect(throws: Journal.Malformed.self, "to \(index)") { try Journal(parsing: Array(bytes[..<index])) }
        }
        #expect(throws: Journal.Malformed.self) { try Journal(parsing: bytes + [10]) }
    }

    @Test(
        "no file is touched outside of the vault or in a hidden folder, by whatever somebody put there",
        arguments: [
            "../out.md", "/etc/out.md", "N/../../out.md", ".git/config", "N/.git/hooks/x", ".kith/lock", "", "N/",
            "a\0b", "./a.md",
        ])
    func paths(path: String) {
        let entry = Journal.Entry(path: NotePath(path), temporary: ".kith-7-abc.tmp", before: nil, after: [1])
        #expect(throws: Journal.Malformed.self) { try Journal(parsing: Self.bytes(Journal([entry]))) }
    }

    @Test(
        "no other file than a temporary one is taken for one",
        arguments: ["a.md", ".kith-7-abc.tmp/x", "../.kith-7-abc.tmp", ".kith-7-ABC.tmp", ".kith--1.tmp", ""])
    func names(name: String) {
        let entry = Journal.Entry(path: NotePath("a.md"), temporary: name, before: nil, after: [1])
        #expect(throws: Journal.Malformed.self) { try Journal(parsing: Self.bytes(Journal([entry]))) }
    }

    @Test("a file that stands twice, or neither was nor will be, is no change")
    func entries() {
        let entry = Self.journal.entries[0]
        #expect(throws: Journal.Malformed.self) { try Journal(parsing: Self.bytes(Journal([entry, entry]))) }
        let nothing = Journal.Entry(path: entry.path, temporary: entry.temporary, before: nil, after: nil)
        #expect(throws: Journal.Malformed.self) { try Journal(parsing: Self.bytes(Journal([nothing]))) }
    }

    @Test("temporary names are told from all others")
    func temporaryNames() throws {
        let name = TemporaryName.next()
        let parts = try #require(TemporaryName.parts(of: name))
        #expect(name == ".kith-\(parts.process)-\(parts.random).tmp")
        for other in [
            ".kith-1.tmp", ".kith-1-.tmp", ".kith-0-a.tmp", ".kith-01-a.tmp", ".kith-+1-a.tmp", ".kith-1-A.tmp",
            ".kith-1-a-b.tmp", ".kith-1-a.tmp ", "kith-1-a.tmp", ".kith-kept a.tmp", ".kith-99999999999-a.tmp",
            ".kith-1-zzzzzzzzzzzzzz.tmp", ".kith-1-00a.tmp", ".kith-.tmp", "",
        ] { #expect(TemporaryName.parts(of: other) == nil, "\(other)") }
    }

    // MARK: Digests

    @Test(
        "digests are those of SHA-256",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func digest(text: String, digest: String) {
        #expect(FileDigest(of: Array(text.utf8)).description == digest)
    }

    @Test("bytes that come in parts have the digest of the whole", arguments: 0..<130)
    func parts(count: Int) {
        var random = Seed(UInt64(count))
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var work = DigestWork()
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(1 + random.below(90))
            work.add(Array(part))
            rest = rest.dropFirst(part.count)
        }
        #expect(work.finish() == FileDigest(of: bytes))
    }

    @Test("no other text is a digest")
    func noDigest() {
        let digest = FileDigest(of: []).description
        #expect(FileDigest(digest[...])?.description == digest)
        for text in ["", digest.uppercased(), digest + "0", String(digest.dropLast())] {
            #expect(FileDigest(text[...]) == nil)
        }
    }
}
