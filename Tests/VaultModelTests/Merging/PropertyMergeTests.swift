import TestSupport
import Testing
import VaultModel

@Suite("Merging properties")
struct PropertyMergeTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private func note(_ properties: String) -> String { "---\ntype: contact\n\(properties)---\n\nProse.\n" }

    private func merged(_ base: String, _ ours: String, _ theirs: String) -> MergedNote {
        let one = fixture.merge(note(base), note(ours), note(theirs))
        let other = fixture.merge(note(base), note(theirs), note(ours))
        #expect(one.isClean == other.isClean)
        if one.isClean { #expect(one.bytes == other.bytes) }
        return one
    }

    private func expectMerge(
        _ base: String, _ ours: String, _ theirs: String, _ expected: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let merged = merged(base, ours, theirs)
        #expect(merged.isClean && !merged.isTextMerge, sourceLocation: sourceLocation)
        #expect(String(note: merged.bytes) == note(expected), sourceLocation: sourceLocation)
    }

    @Test("Each key for itself, with its comments, quotes and the blank lines above it")
    func keys() {
        expectMerge(
            "# Work\njob: 'A' # since May\n\npet: cat\n", "# Work\njob: 'B' # since May\n\npet: cat\n",
            "# Work\njob: 'A' # since May\n\npet: \"dog\"\n", "# Work\njob: 'B' # since May\n\npet: \"dog\"\n")
        expectMerge("a: 1\nb: 2\n", "b: 2\n", "a: 1\nb: 3\n", "b: 3\n")
        expectMerge(
            "a: 1\n# of b\nb: 2\nc: 3\n", "a: 1\n# of b\nc: 3\n", "a: 1\n# of b\nb: 2\nc: 4\n", "a: 1\n# of b\nc: 4\n")
    }

    @Test("New keys of both come at the end, sorted; those of one side stay where it put them")
    func newKeys() {
        expectMerge("m: 1\n", "m: 1\nz: 2\n", "m: 1\na: 3\n", "m: 1\na: 3\nz: 2\n")
        expectMerge("m: 1\nn: 1\n", "m: 1\nz: 2\nn: 1\n", "m: 1\nn: 2\n", "m: 1\nz: 2\nn: 2\n")
        expectMerge("m: 1\nn: 1\n", "n: 1\nm: 1\n", "m: 1\nn: 2\n", "n: 2\nm: 1\n")
    }

    @Test("Lists are sets: the order of the base, less what went, and what came, sorted")
    func lists() {
        expectMerge("tags: [b, a, c]\n", "tags: [b, a, c, z]\n", "tags: [b, c, d]\n", "tags: [b, c, d, z]\n")
        expectMerge(
            "tags:\n  - b\n  # most of all\n  - a # x\n", "tags:\n  - b\n  # most of all\n  - a # x\n  - z # new\n",
            "tags:\n  # most of all\n  - a # x\n  - c\n", "tags:\n  # most of all\n  - a # x\n  - c\n  - z # new\n")
        expectMerge("tags: a\n", "tags:\n  - a\n  - c\n", "tags:\n  - a\n  - b\n", "tags:\n  - a\n  - b\n  - c\n")
        expectMerge("", "tags: [b]\n", "tags: [a]\n", "tags: [a, b]\n")
        expectMerge("tags: [a, b]\n", "tags: [a]\n", "tags: [b]\n", "tags: []\n")
    }

    @Test(
        "What both changed differently is in conflict, with the whole property",
        arguments: [
            ("pet: cat\n", "pet: dog\n", "pet: cow\n"), ("", "pet: dog\n", "pet: cow\n"),
            ("pet: cat\n", "", "pet: cow\n"), ("tags: [a] # x\n", "tags: [a, b] # x\n", "tags: [a, c] # y\n"),
            ("pet: |\n  a\n", "pet: |\n  b\n", "pet: |\n  c\n"), ("pet: a\n", "pet: [a, b]\n", "pet: c\n"),
        ])
    func conflicts(base: String, ours: String, theirs: String) {
        let merged = merged(base, ours, theirs)
        #expect(merged.conflicts.count == 1 && !merged.isTextMerge)
        let key = base.isEmpty ? "pet" : String(base.prefix { $0 != ":" })
        #expect(merged.conflicts.map(\.kind) == [.property(key: key)])
        let conflict = "<<<<<<< ours\n\(ours)||||||| base\n\(base)=======\n\(theirs)>>>>>>> theirs\n"
        #expect(String(note: merged.bytes) == note(conflict))
    }

    @Test("Front matter that one side made, or took away")
    func wholeFrontMatter() {
        let plain = "Prose.\n\nMore.\n"
        let merged = fixture.merge(plain, "---\ntype: contact\n---\n" + plain, plain.replacing("More", with: "Less"))
        #expect(String(note: merged.bytes) == "---\ntype: contact\n---\nProse.\n\nLess.\n" && merged.isClean)
        let old = "---\npet: cat\n---\n" + plain
        #expect(!fixture.merge(old, plain, old.replacing("cat", with: "dog")).isClean)
        let gone = fixture.merge(old, plain, old.replacing("More", with: "Less"))
        #expect(String(note: gone.bytes) == plain.replacing("More", with: "Less"))
    }
}
