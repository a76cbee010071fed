import NoteSyntax
import TestSupport
import Testing

@testable import VaultModel

@Suite("Merging lists")
struct ListMergeTests {
    private let fixture: MergeFixture

    init() throws { fixture = try MergeFixture() }

    private func note(_ key: String, _ items: [String]?) -> String {
        let list = (items ?? []).map { "  - \($0)\n" }.joined()
        return "---\ntype: segment\n" + (items == nil ? "" : "\(key):\n\(list)") + "---\n\nProse.\n"
    }

    private func flow(_ key: String, _ items: [String]) -> String {
        "---\ntype: segment\n\(key): [\(items.joined(separator: ", "))]\n---\n\nProse.\n"
    }

    /// Both ways round, written in one line and in several; the items, nil for a conflict of the whole list.
    private func merged(
        _ key: String, _ base: [String], _ ours: [String], _ theirs: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [String]? {
        var found: [[String]?] = []
        for write in [note, flow] as [(String, [String]) -> String] {
            for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
                let merged = fixture.merge(write(key, base), write(key, ours), write(key, theirs))
                if merged.isClean {
                    let frontMatter = Note(
                        path: fixture.path, tree: NoteTree(merged.bytes), settings: fixture.settings
                    ).tree.frontMatter
                    found.append(frontMatter?[key]?.scalars.map(\.text) ?? [])
                } else {
                    #expect(merged.conflicts.map(\.kind) == [.property(key: key)], sourceLocation: sourceLocation)
                    found.append(nil)
                }
            }
        }
        #expect(found.allSatisfy { $0 == found[0] }, sourceLocation: sourceLocation)
        return found[0]
    }

    // MARK: Comments beside an item

    @Test(
        "A comment that one side wrote beside an item which the other took out is in conflict",
        arguments: [
            ("  - b # private\n", "  - b # work\n"), ("  # his\n  - b # private\n", "  # hers\n  - b # private\n"),
            ("  - b\n", "  - b # work\n"),
        ])
    func comment(old: String, new: String) {
        func note(_ items: String) -> String { "---\ntype: contact\nphones:\n\(items)---\n\nProse.\n" }
        let base = note("  - a\n\(old)  - c\n")
        let (gone, edited) = (note("  - a\n  - c\n"), note("  - a\n\(new)  - c\n"))
        for merged in [fixture.merge(base, gone, edited), fixture.merge(base, edited, gone)] {
            #expect(merged.conflicts.map(\.kind) == [.property(key: "phones")])
        }
        let other = note("  - a\n\(old)  - c\n  - d\n")
        #expect(fixture.merge(base, gone, other).bytes == Array(note("  - a\n  - c\n  - d\n").utf8))
        // Blanks and quotes alone say nothing.
        let plain = note("- a\n- b\n- c\n- d\n")
        #expect(fixture.merge(note("  - a\n  - b\n  - c\n"), gone, plain).isClean)
    }

    // MARK: Steps of a segment

    @Test("The steps of a segment are a sequence: each side's changes are taken where they do not touch")
    func steps() {
        let old = ["add tag:x", "refine tag:p", "reduce tag:q"]
        func merge(_ base: [String], _ ours: [String], _ theirs: [String]) -> [String]? {
            merged("criteria", base, ours, theirs)
        }
        #expect(
            merge(old, ["add tag:y"] + old.dropFirst(), old + ["add tag:z"])
                == ["add tag:y", "refine tag:p", "reduce tag:q", "add tag:z"])
        #expect(
            merge(old, Array(old.dropFirst()), old + ["add tag:x"]) == ["refine tag:p", "reduce tag:q", "add tag:x"])
        let turned = ["refine tag:p", "add tag:x", "reduce tag:q"]
        #expect(merge(old, turned, old + ["add tag:z"]) == turned + ["add tag:z"])
        // Both appended: the order decides what comes out.
        #expect(merge(["add tag:x"], ["add tag:x", "add tag:aa"], ["add tag:x", "reduce tag:zz", "add tag:y"]) == nil)
        #expect(merge(old, ["add tag:x", "reduce tag:q", "refine tag:p"], old + ["add tag:z"]) == nil)
        #expect(merge(old, Array(old.dropLast()), old + ["add tag:z"]) == nil)
    }

    // MARK: The preferred address

    @Test("The first address is that of the side which changed it, of two that did differently a person's")
    func preferred() {
        for key in ["emails", "phones"] {
            func merge(_ base: [String], _ ours: [String], _ theirs: [String]) -> [String]? {
                merged(key, base, ours, theirs)
            }
            #expect(merge(["a", "b"], ["b", "a"], ["a", "b", "c"]) == ["b", "a", "c"])
            #expect(merge(["a", "b"], ["new", "b"], ["a", "b", "c"]) == ["new", "b", "c"])
            #expect(merge(["a", "b"], ["b"], ["a", "b", "c"]) == ["b", "c"])
            #expect(merge(["a", "b"], ["b"], ["c", "a", "b"]) == ["c", "b"])
            #expect(merge(["a", "b"], ["a", "b", "d"], ["a", "b", "c"]) == ["a", "b", "c", "d"])
            #expect(merge(["a", "b"], ["b", "a", "d"], ["b", "a", "c"]) == ["b", "a", "c", "d"])
            #expect(merge(["a", "b", "c"], ["b", "a", "c"], ["c", "a", "b"]) == nil)
            #expect(merge(["a"], ["x"], ["y"]) == nil)
            #expect(merge(["a", "b"], ["b", "a"], ["a", "c"]) == nil)
            #expect(merge([], ["b"], ["a"]) == ["a", "b"])
            #expect(merge([], ["c", "b"], ["a"]) == ["c", "a", "b"])
        }
        // Of tags none is the first.
        #expect(merged("tags", ["a", "b"], ["b", "a"], ["a", "b", "c"]) == ["a", "b", "c"])
    }

    @Test("Whatever both did, an address is there where it should be, and the result is the same both ways round")
    func everyPreference() {
        let lists: [[String]] = [
            [], ["a"], ["b"], ["c"], ["a", "b"], ["b", "a"], ["a", "c"], ["c", "a"], ["b", "c"], ["c", "b"],
            ["a", "b", "c"], ["a", "c", "b"], ["b", "a", "c"], ["b", "c", "a"], ["c", "a", "b"], ["c", "b", "a"],
        ]
        let texts = lists.map { $0.map { Array($0.utf8) } }
        for base in texts {
            for ours in texts {
                for theirs in texts where ours != theirs && ours != base && theirs != base {
                    let merged = ListRule.preferred.merged(base: base, ours: ours, theirs: theirs)
                    #expect(merged == ListRule.preferred.merged(base: base, ours: theirs, theirs: ours))
                    guard let merged else { continue }
                    let set = ListRule.set.merged(base: base, ours: ours, theirs: theirs) ?? []
                    #expect(Set(merged) == Set(set) && merged.count == set.count)
                    let again = ListRule.preferred.merged(base: base, ours: ours, theirs: merged)
                    #expect(ours == merged || base == merged || again == merged)
                }
            }
        }
    }

    // MARK: Tags and their periods

    @Test("A tag has one period")
    func periods() {
        func merge(_ base: [String], _ ours: [String], _ theirs: [String]) -> [String]? {
            merged("keep-in-touch-tags", base, ours, theirs)
        }
        #expect(merge(["client 30d"], ["client 60d"], ["client 14d"]) == nil)
        #expect(merge(["vip 1w"], ["vip 1w", "client 60d"], ["vip 1w", "Client 14d"]) == nil)
        #expect(merge(["client 30d", "vip 1w"], ["vip 1w"], ["client 14d", "vip 1w"]) == nil)
        #expect(
            merge(["client 30d", "vip 1w"], ["client 60d", "vip 1w"], ["client 30d", "vip 2w", "press 1y"])
                == ["client 60d", "press 1y", "vip 2w"])
    }
}
