import TestSupport
import Testing

/// A note that went and one that came, which Git takes for one that was renamed.
@Suite("kith sync, where Git takes two notes for one")
struct SyncTwoNotesTests {
    typealias Clones = SharedClones
    private static let (zed, kim) = ("Contacts/Zed Young.md", "Contacts/Kim Lee.md")
    private static let typed = "---\ntype: contact\ncreated: \"2026-03-16\"\n---\n"
    private static let added = "---\ntype: contact\nid: c-aaaaaaaaaa\ncreated: \"2026-03-16\"\n---\n"
    private static let secret = "\n## Interactions\n" + Clones.entry("08", "secret", "secret")

    @Test("What was logged with one contact goes to no other", arguments: [false, true])
    func contacts(byGit: Bool) async throws {
        let clones = try await Clones(files: [Self.zed: FileContent(Self.typed)])
        try clones.place.write("b/\(Self.zed)", FileContent(Self.typed + Self.secret))
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        try await clones.git("a", "rm", "-q", Self.zed).expectExit(0)
        try clones.place.write("a/\(Self.kim)", FileContent(Self.added))
        try await clones.commit("a")
        if byGit {
            try await clones.git("a", "pull", "-q", "--no-rebase", "--no-edit").expectExit(1)
        } else {
            try await clones.kith("a", "sync").expectExit(1)
        }
        let merged = try clones.text("a", Self.kim)
        #expect(merged.contains("<<<<<<<") && merged.contains("||||||| "))
        #expect(merged.contains("c-aaaaaaaaaa") && merged.contains("secret"))
    }

    @Test("A note that was renamed, and got its id, is the same where its text says so")
    func renamed() async throws {
        let text = "\n# Zed\n\nMet in Rome.\n"
        let clones = try await Clones(files: [Self.zed: FileContent(Self.typed + text)])
        try clones.place.write("b/\(Self.zed)", FileContent(Self.typed + text + Self.secret))
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        try await clones.git("a", "mv", Self.zed, Self.kim).expectExit(0)
        try clones.place.write("a/\(Self.kim)", FileContent(Self.added + text))
        try await clones.commit("a")
        try await clones.kith("a", "sync").expectExit(0)
        #expect(try clones.text("a", Self.kim) == Self.added + text + Self.secret)
    }
}
