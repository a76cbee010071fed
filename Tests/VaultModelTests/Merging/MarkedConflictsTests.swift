import NoteSyntax
import Testing
import VaultModel

@Suite("Conflicts that Git left in a note")
struct MarkedConflictsTests {
    private static func versions(_ text: String) -> [String?]? {
        MarkedConflicts(SourceText(text)).map { marked in
            [marked.ours, marked.base, marked.theirs].map { $0.map { String(decoding: $0, as: UTF8.self) } }
        }
    }

    @Test("Each version has its lines and all that are in no conflict")
    func versions() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| 1234\nc\n=======\nd\ne\n>>>>>>> x\nf\n"
        #expect(Self.versions(text) == ["a\nb\nf\n", "a\nc\nf\n", "a\nd\ne\nf\n"])
        let crlf = text.replacing("\n", with: "\r\n")
        #expect(Self.versions(crlf) == Self.versions(text)?.map { $0?.replacing("\n", with: "\r\n") })
        #expect(Self.versions("<<<<<<< a\nb\n=======\n>>>>>>> c\n") == ["b\n", nil, ""])
    }

    @Test("Text with lines like these, and markers that do not fit together, are no conflicts")
    func none() {
        for text in [
            "", "a\n=======\nb\n", "Title\n=======\n", "<<<<<<< a\nb\n", "<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n",
            "<<<<<<<a\n=======\n>>>>>>>b\n", ">>>>>>> a\n",
        ] {
            #expect(Self.versions(text) == nil, "\(text)")
        }
    }

    @Test("A line that no version has was written since")
    func edited() {
        let source = SourceText("<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n")
        #expect(!MarkedConflicts.isEdited(source, since: [SourceText("b\r\n"), SourceText("c\n")]))
        #expect(MarkedConflicts.isEdited(source, since: [SourceText("b\n")]))
    }
}
