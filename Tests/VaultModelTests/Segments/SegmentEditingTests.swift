import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 2.3, Segment: the list, and the criteria by which it was put together.
@Suite("Segments are changed")
struct SegmentEditingTests {
    private let author = ChangeFixture.author
    private let path = SegmentFixture.path

    private func expect(
        _ fixture: SegmentFixture, _ steps: [String], _ names: [String],
        sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (VaultSlice) throws -> VaultChange<Written>
    ) throws {
        let text = try fixture.changed(change).text
        let expected = SegmentFixture.note(steps, names)
        #expect(text.utf8.elementsEqual(expected.bytes), "\(text)", sourceLocation: sourceLocation)
    }

    @Test(
        "a step is added to the criteria, and done with the list",
        arguments: [
            (SegmentStep.Kind.add, "AC", ["A", "B", "C"]), (.add, "DC", ["A", "B", "C", "D"]),
            (.refine, "BE", ["B"]), (.reduce, "AE", ["B"]), (.reduce, "AB", []), (.refine, "", []),
            (.add, "A", ["A", "B"]),
        ] as [(SegmentStep.Kind, String, [String])])
    func steps(kind: SegmentStep.Kind, filter: String, names: [String]) throws {
        let fixture = try SegmentFixture(SegmentFixture.note(["add ABE"], ["A", "B"]))
        try expect(fixture, ["add ABE", "\(kind.rawValue) \(filter)x"], names) {
            try SegmentEditing.adding(
                SegmentStep(kind, filter + "x"), to: path, matches: fixture.matches([filter + "x"]), by: author, in: $0)
        }
    }

    @Test("a filter that was not looked at is refused: somebody else changed the criteria")
    func changedMeanwhile() throws {
        let fixture = try SegmentFixture(SegmentFixture.note(["add AB"], []))
        #expect(throws: ChangeRefusal.self) {
            try SegmentEditing.refreshing(
                path, matches: fixture.matches(["C"]), prunes: false, by: author, in: fixture.slice)
        }
    }

    @Test(
        "a replay brings what the criteria list, and keeps what is there by hand unless a step takes it out",
        arguments: [
            (["add AB"], ["B"], ["B", "A"], []), (["add AB"], ["C"], ["C", "A", "B"], ["C"]),
            (["add AB", "reduce C"], ["C", "B"], ["B", "A"], []),
            (["add AB", "refine BC"], ["A", "C", "D"], ["C", "B"], ["C"]),
            (["reduce A", "add AB"], ["A"], ["A", "B"], []), (["refine A"], ["A", "B"], ["A"], ["A"]),
            ([], ["A"], ["A"], ["A"]),
        ] as [([String], [String], [String], [String])])
    func replay(steps: [String], before: [String], after: [String], byHand: [String]) throws {
        let fixture = try SegmentFixture(SegmentFixture.note(steps, before))
        let matches = fixture.matches(["AB", "BC", "A", "C"])
        try expect(fixture, steps, after) {
            try SegmentEditing.refreshing(path, matches: matches, prunes: false, by: author, in: $0)
        }
        let report = try fixture.changed {
            try SegmentEditing.refreshing(path, matches: matches, prunes: false, by: author, in: $0)
        }.report
        #expect(report?.byHand == byHand)
        #expect(report?.contactCount == after.count)
        // Pruned, what is there by hand goes, and nobody is named.
        try expect(fixture, steps, after.filter { !byHand.contains($0) }) {
            try SegmentEditing.refreshing(path, matches: matches, prunes: true, by: author, in: $0)
        }
    }

    @Test("links that resolve to no contact stay, and are told; remarks stay")
    func unresolved() throws {
        let note: FileContent = """
            ---
            type: segment
            criteria: add AB
            ---
            # Contacts
            * [[Nobody]] who
            * [[B]]   a *remark* [[C]]
            * [[Vault.md]]
            * [[D]] goes

            """
        let fixture = try SegmentFixture(note)
        let (text, report) = try fixture.changed {
            try SegmentEditing.refreshing(
                path, matches: fixture.matches(["AB"]), prunes: true, by: author, in: $0)
        }
        #expect(
            text == """
                ---
                type: segment
                criteria: add AB
                ---
                # Contacts
                * [[Nobody]] who
                * [[B]]   a *remark* [[C]]
                * [[Vault.md]]
                * [[A]]

                """)
        #expect(report?.unresolved == ["Nobody", "Vault.md"])
        #expect(report?.removed == ["D"])
        #expect(report?.added == ["A"])
    }

    @Test(
        "the last step is taken back, with what it brought or took",
        arguments: [
            (["add AB", "add CD"], ["A", "B", "C", "D"], ["add AB"], ["A", "B"]),
            (["add AB", "refine A"], ["A"], ["add AB"], ["A", "B"]),
            (["add AB", "reduce A"], ["B"], ["add AB"], ["B", "A"]), (["add AB"], ["A", "B"], [], []),
            (["add AB"], ["A", "E", "B"], [], ["E"]), ([], ["A"], [], ["A"]),
            (["add AB", "add BE"], ["A", "B", "E", "D"], ["add AB"], ["A", "B", "D"]),
            (["add AB", "bad"], ["A", "B"], ["add AB"], ["A", "B"]),
        ] as [([String], [String], [String], [String])])
    func undo(steps: [String], before: [String], fewer: [String], after: [String]) throws {
        let fixture = try SegmentFixture(SegmentFixture.note(steps, before))
        try expect(fixture, fewer, after) {
            try SegmentEditing.undoing(
                path, matches: fixture.matches(["AB", "CD", "A", "BE"]), by: author, in: $0)
        }
    }

    @Test("a step that can't be read is refused where it counts")
    func badStep() throws {
        let fixture = try SegmentFixture(SegmentFixture.note(["bad", "add AB"], []))
        for change: (VaultSlice) throws -> VaultChange<Written> in [
            { try SegmentEditing.refreshing(path, matches: fixture.matches([]), prunes: false, by: author, in: $0) },
            {
                try SegmentEditing.taking(
                    [fixture.contact("A")], outOf: path, matches: fixture.matches(["AB"]), by: author, in: $0)
            },
        ] {
            #expect(throws: ChangeRefusal.self) { try change(fixture.slice) }
        }
        try expect(fixture, ["bad"], []) {
            try SegmentEditing.undoing(path, matches: fixture.matches(["AB"]), by: author, in: $0)
        }
        try expect(fixture, ["bad", "add AB", "add C"], ["C"]) {
            try SegmentEditing.adding(
                SegmentStep(.add, "C"), to: path, matches: fixture.matches(["C"]), by: author, in: $0)
        }
    }

    // MARK: Those who stay out

    @Test("who stays out of segments comes in by no filter unless that is wanted, and stays once in")
    func excluded() throws {
        let fixture = try SegmentFixture(SegmentFixture.note(["add A"], ["A"]), excluded: ["B"])
        let step = SegmentStep(.add, "BC")
        try expect(fixture, ["add A", "add BC"], ["A", "C"]) {
            try SegmentEditing.adding(step, to: path, matches: fixture.matches(["BC"]), by: author, in: $0)
        }
        try expect(fixture, ["add A", "add BC"], ["A", "B", "C"]) {
            try SegmentEditing.adding(
                step, to: path, matches: fixture.matches(["BC"], includesExcluded: true), by: author, in: $0)
        }
        let full = try SegmentFixture(SegmentFixture.note(["add A", "add BC"], ["A", "B", "C"]), excluded: ["B"])
        let matches = full.matches(["A", "BC"])
        let (text, report) = try full.changed {
            try SegmentEditing.refreshing(path, matches: matches, prunes: false, by: author, in: $0)
        }
        #expect(text.contains("[[B]]"))
        #expect(report?.byHand == ["B"])
        // Undone, who came in by that step goes again.
        try expect(full, ["add A"], ["A"]) {
            try SegmentEditing.undoing(path, matches: matches, by: author, in: $0)
        }
    }

    @Test("who stays out of segments is refused by name, but for those who are in it")
    func excludedByName() throws {
        let fixture = try SegmentFixture(SegmentFixture.note([], ["A"]), excluded: ["A", "B"])
        func add(_ name: String, _ includesExcluded: Bool) throws -> [String] {
            let bytes = try fixture.changed {
                try SegmentEditing.adding(
                    [fixture.contact(name)], to: path, remark: nil, includesExcluded: includesExcluded, by: author,
                    in: $0)
            }.text
            return try SegmentFixture.segment(Array(bytes.utf8)).items.map(\.target)
        }
        #expect(throws: ChangeRefusal.self) { try add("B", false) }
        #expect(try add("B", true) == ["A", "B"])
        #expect(try add("A", false) == ["A"])
    }

    // MARK: Single contacts

    @Test("a contact comes in by hand, with a remark, and no step is noted")
    func byHand() throws {
        let fixture = try SegmentFixture("---\ntype: segment\n---\n## Contacts\n1) [[A]]\n2) [[B]] old\n   more")
        func add(_ names: [String], _ remark: String?) throws -> String {
            try fixture.changed {
                try SegmentEditing.adding(
                    names.map { try fixture.contact($0) }, to: path, remark: remark, includesExcluded: false,
                    by: author,
                    in: $0)
            }.text
        }
        let start = "---\ntype: segment\n---\n## Contacts\n1) [[A]]\n"
        #expect(
            try add(["C", "D", "C"], " only\nby mail ") == start
                + "2) [[B]] old\n   more\n3) [[C]] only by mail\n4) [[D]] only by mail\n")
        #expect(try add(["B", "A"], "new") == "---\ntype: segment\n---\n## Contacts\n1) [[A]] new\n2) [[B]] new")
        #expect(try add(["B"], "") == start + "2) [[B]]")
        #expect(try add(["B"], nil) == start + "2) [[B]] old\n   more")
    }

    @Test("a contact goes, and a step is noted where the criteria would bring it back")
    func out() throws {
        let fixture = try SegmentFixture(SegmentFixture.note(["add AB"], ["A", "C", "B", "A"]))
        func taking(_ names: [String]) -> (VaultSlice) throws -> VaultChange<Written> {
            { slice in
                try SegmentEditing.taking(
                    names.map { try fixture.contact($0) }, outOf: path, matches: fixture.matches(["AB"]), by: author,
                    in: slice)
            }
        }
        try expect(fixture, ["add AB"], ["A", "B", "A"], taking(["C"]))
        #expect(throws: ChangeRefusal.self) { try taking(["A", "D"])(fixture.slice) }
        let text = try fixture.changed(taking(["A", "C"])).text
        #expect(text.contains("  - reduce name:\"A\"\n") && text.hasSuffix("## Contacts\n\n- [[B]]\n"))
    }

    @Test("a name that others have too gives way to the stem, or the id; without either, it is told")
    func naming() throws {
        let twin: FileContent = "---\ntype: contact\nname: Twin\nid: c-TWIN\n---\n"
        let vault = try InMemoryVault([
            "Segments/Leads.md": SegmentFixture.note(["add all"], ["T1", "T2"]), "T1.md": twin,
            "T2.md": "---\ntype: contact\nname: \"Q\\\"Q\"\n---\n", "T3.md": twin,
        ])
        let contacts = vault.contacts
        #expect(
            contacts.map { SegmentStep.filters(naming: $0) } == [
                ["name:\"Twin\"", "name:\"T1\"", "id:c-TWIN"], ["name:\"T2\""],
                ["name:\"Twin\"", "name:\"T3\"", "id:c-TWIN"],
            ])
        let all = Set(contacts.map(\.path))
        let twins = all.subtracting([NotePath("T2.md")])
        func steps(_ filters: [String: Set<NotePath>]) throws -> ([String], [String]) {
            let slice = VaultSlice(policy: vault.policy, notes: vault.notes, listing: vault.listing)
            let change = try SegmentEditing.taking(
                [contacts[0]], outOf: path,
                matches: SegmentMatches(contacts, byFilter: filters.merging(["all": all]) { $1 }), by: author, in: slice
            )
            let segment = try SegmentFixture.segment(try ChangeFixture.bytes(change.edit))
            return (segment.criteria.map(\.description), change.outcome.segment?.returning ?? [])
        }
        let filters = ["name:\"Twin\"": twins, "name:\"T1\"": [contacts[0].path], "id:c-TWIN": twins]
        #expect(try steps(filters) == (["add all", "reduce name:\"T1\""], []))
        #expect(try steps(["name:\"Twin\"": twins]) == (["add all"], ["Twin"]))
    }

    // MARK: New ones

    @Test("a new segment has its criteria and its contacts")
    func creating() throws {
        let fixture = try SegmentFixture("---\ntype: segment\n---\n")
        func new(_ name: String, _ step: SegmentStep?) throws -> (NotePath, String) {
            let edit = try SegmentCreation.creating(
                name, step: step, matches: fixture.matches(["AC"]), by: author, in: fixture.slice
            ).edit
            return (try #require(edit.files.first).path, String(decoding: try ChangeFixture.bytes(edit), as: UTF8.self))
        }
        #expect(try new("X", nil) == (NotePath("Segments/X.md"), "---\ntype: segment\n---\n\n## Contacts\n"))
        let expected = """
            ---
            type: segment
            name: "X: y"
            criteria:
              - add AC
            ---

            ## Contacts

            - [[A]]
            - [[C]]

            """
        #expect(try new("X: y", SegmentStep(.add, "AC")) == (NotePath("Segments/X- y.md"), expected))
        #expect(throws: ChangeRefusal.self) { try new("leads", nil) }
        #expect(throws: ChangeRefusal.self) { try new("a", nil) }
        #expect(throws: ChangeRefusal.self) { try new(" ", nil) }
    }

    @Test("a follow-up has the same contacts and remarks, and says whom it follows")
    func followUp() throws {
        let fixture = try SegmentFixture(
            "---\ntype: segment\ncriteria: add A\n---\n## Contacts\n- [[Contacts/A]] x [[B]]\n- Text\n- [[Nobody]]\n  y\n"
        )
        let edit = try SegmentCreation.following(path, called: "Next", by: author, in: fixture.slice).edit
        let expected = """
            ---
            type: segment
            follows: "[[Leads]]"
            ---

            ## Contacts

            - [[A]] x [[B]]
            - [[Nobody]] y

            """
        #expect(String(decoding: try ChangeFixture.bytes(edit), as: UTF8.self) == expected)
    }
}
