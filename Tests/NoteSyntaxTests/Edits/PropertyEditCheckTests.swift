import Testing

@testable import NoteSyntax

/// Edits that are not what was meant are found, whoever worked them out (format 6.4).
@Suite("The check of edited properties")
struct PropertyEditCheckTests {
    @Test(
        "what is as meant passes",
        arguments: [
            ("a: «x|y» # c\n", .text("y")), ("«a: x\n|»", .gone), ("a:« x|»\n", .nothing),
            ("a: «x|[y, z]»\n", .list(["y", "z"])), ("a: «x|'y'»\n", .text("y")), ("a: x\n«|n: y\n»", .text("y")),
            ("a: x«\n|\n  y\n»", .text("x y")),
        ] as [(String, PropertyOutcome)])
    func passes(marked: String, outcome: PropertyOutcome) {
        #expect(check(marked, outcome).passes)
    }

    @Test(
        "what is not as meant does not",
        arguments: [
            // The property is another text, of another kind, or there at all.
            ("a: «x|y»\n", .text("z")), ("a: «x|e\u{301}»\n", .text("é")), ("a: «x|[y]»\n", .text("y")),
            ("a: «x|y»\n", .list(["y"])), ("a: «x|[y, z]»\n", .list(["z", "y"])), ("a: «x|y»\n", .gone),
            ("«a: x\n|»", .nothing), ("a: «x|\"\"»\n", .nothing), ("a: «x|»\n", .text("")),
            ("a: x\n«|m: y\n»", .text("y")), ("a: x\n«|a: y\n»", .text("y")),
            // YAML cannot read it, or keys do not begin their lines.
            ("a: «x|'y»\n", .text("'y")), ("a: «x|y: z»\n", .text("y: z")), ("«a: x|{a: y}»\n", .text("y")),
            // The property takes something along, or brings something with it.
            ("a: «x|y\nm: z»\n", .text("y")), ("a: «x|y\n---»\n", .text("y")), ("a: «x\n|y\n  »", .text("y")),
            ("a: «x\n|y »", .text("y")), ("a: «x\n|'y»", .text("y")), ("a: «x|y\n...»\n", .text("y")),
            ("«a: x\n|? a\n: y\n»", .text("y")), ("a: x\n«|n: y\n---\n»", .text("y")),
        ] as [(String, PropertyOutcome)])
    func fails(marked: String, outcome: PropertyOutcome) {
        #expect(!check(marked, outcome).passes)
    }

    @Test(
        "an edit elsewhere does not, whatever it is",
        arguments: [
            "«o|O»: k # o\na: x\np: [k]\n", "o: «k|'k'» # o\na: x\np: [k]\n", "o: k # «o|O»\na: x\np: [k]\n",
            "o: k # o\na: x\np: «[k]|k»\n", "«o: k # o\n|»a: x\np: [k]\n", "«|# c\n»o: k # o\na: x\np: [k]\n",
            "o: k # o\na: x\np: [k]\n«|# c\n»", "o: k # o\na: x\np: [k«|, l»]\n",
            "«o: k # o\n|»a: x\np: [k]\n«|o: k # o\n»",
        ])
    func elsewhere(marked: String) {
        #expect(!check(marked, .text("x"), around: "").passes)
    }

    @Test(
        "Yams alone tells as well what is not as meant",
        arguments: [
            ("a: «x|y»\n", .text("z")), ("a: «x|e\u{301}»\n", .text("é")), ("a: «x|[y]»\n", .text("y")),
            ("a: «x|[y, z]»\n", .list(["z", "y"])), ("a: «x|y»\n", .gone), ("«a: x\n|»", .nothing),
            ("a: x\n«|m: y\n»", .text("y")), ("a: «x|'y»\n", .text("'y")), ("a: «x|y\nm: z»\n", .text("y")),
            ("«a: x\n|m: z\na: y\n»", .text("y")),
        ] as [(String, PropertyOutcome)])
    func yaml(marked: String, outcome: PropertyOutcome) {
        #expect(!check(marked, outcome).yamlIsAsMeant)
    }

    @Test("an edit of the text of the note does not")
    func text() {
        let edit = SourceEdit(insertingAt: 13, Array("more".utf8))
        let before = NoteTree("---\na: x\n---\nbody")
        let after = NoteTree(before.source.applying([edit]))
        let plan = PropertyPlan(key: "a", outcome: .text("x"), edits: [edit])
        #expect(!PropertyEditCheck(plan, before: before, after: after).passes)
    }

    /// Checks the edits `«OLD|NEW»` of front matter, of the property `a`, or of a new one `n`.
    private func check(_ marked: String, _ outcome: PropertyOutcome, around: String = "o: k # o\n") -> PropertyEditCheck
    {
        var bytes = Array("---\n\(around)".utf8)
        var edits: [SourceEdit] = []
        for (index, part) in marked.split(separator: "«", omittingEmptySubsequences: false).enumerated() {
            let halves = part.split(separator: "»", omittingEmptySubsequences: false)
            let rest = halves.last ?? ""
            if index > 0, let edit = halves.first?.split(separator: "|", omittingEmptySubsequences: false) {
                let start = bytes.count
                bytes += edit[0].utf8
                edits.append(SourceEdit(SourceSpan(start..<bytes.count), Array((edit.last ?? "").utf8)))
            }
            bytes += rest.utf8
        }
        let key = marked.contains("n: y") || marked.contains("m: y") ? "n" : "a"
        bytes += "\(around.isEmpty || key == "n" ? "" : "p: k\n")---\nbody\n---\n".utf8
        let before = NoteTree(bytes)
        let after = NoteTree(before.source.applying(edits))
        let plan = PropertyPlan(key: key, outcome: outcome, edits: edits)
        return PropertyEditCheck(plan, before: before, after: after)
    }
}
