import Testing
import VaultModel

@Suite("Paths of notes")
struct NotePathTests {
    @Test(
        "a path has a file name, a folder and a stem",
        arguments: [
            ("Contacts/Ada.md", "Ada.md", "Contacts", "Ada"), ("Ada.md", "Ada.md", "", "Ada"),
            ("a/b/c.MD", "c.MD", "a/b", "c"), ("x.Md", "x.Md", "", "x"), ("a/Dr. B.md", "Dr. B.md", "a", "Dr. B"),
            ("a.md/b.txt", "b.txt", "a.md", "b.txt"), ("a/.md", ".md", "a", ".md"),
            ("noending", "noending", "", "noending"),
            ("a.md.md", "a.md.md", "", "a.md"), ("é/\u{301}x.md", "\u{301}x.md", "é", "\u{301}x"),
        ])
    func parts(path: String, fileName: String, folder: String, stem: String) {
        let path = NotePath(path)
        #expect(Array(path.fileName.utf8) == Array(fileName.utf8))
        #expect(Array(path.folder.utf8) == Array(folder.utf8))
        #expect(Array(path.stem.utf8) == Array(stem.utf8))
    }

    @Test(
        "a note's name ends in `.md`, in any case",
        arguments: [
            ("a.md", true), ("a.MD", true), ("a.mD", true), (".md", false), ("x/.md", false), ("md", false),
            ("amd", false),
            ("a.md ", false), ("a.mdx", false), ("a.markdown", false), ("a.\u{2D}d", false), ("a.m\u{44}", true),
            ("a.MD/b", false),
            ("", false),
        ])
    func notes(path: String, isNote: Bool) {
        #expect(NotePath(path).isNote == isNote)
    }

    @Test("a path lies below its folders, not below their neighbours")
    func below() {
        let path = NotePath("Team/Sub/Ada.md")
        #expect(path.isBelow("Team"))
        #expect(path.isBelow("Team/Sub"))
        for other in ["Tea", "Team/", "team", "Team/Su", "Sub", "Team/Sub/Ada.md", "Team/Sub/Ada"] {
            #expect(!path.isBelow(other))
        }
    }

    @Test("paths are compared byte for byte")
    func order() {
        let (composed, decomposed) = (NotePath("\u{E9}.md"), NotePath("e\u{301}.md"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(decomposed < composed)
        #expect(NotePath("B") < NotePath("a"))
        #expect(NotePath("a") < NotePath("a/b"))
        #expect(NotePath("a b") < NotePath("a/b"))
        #expect(!(NotePath("a") < NotePath("a")))
    }
}
