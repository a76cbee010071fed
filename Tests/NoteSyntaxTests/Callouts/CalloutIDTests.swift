import NoteSyntax
import Testing

/// Format 3, Id.
@Suite("Ids of callouts")
struct CalloutIDTests {
    @Test("the id is the next block, a paragraph of one line")
    func paragraph() {
        checkCallouts("> [!call] x\n\n^i-k3f7qa92xd\n", "call \"x\"\n^i-k3f7qa92xd")
        checkCallouts("> [!call] x\n\n\n \t\n^i-1", "call \"x\"\n^i-1")
        checkCallouts("> [!call] x\r\n\r\n^i-1\r\n", "call \"x\"\n^i-1")
        checkCallouts("> [!call] x\n\n   ^i-1 \t", "call \"x\"\n^i-1")
        checkCallouts("> [!call] x\n\n^i-1\n\ntext", "call \"x\"\n^i-1")
        checkCallouts("> [!call] x\n\n^i-1\n# Heading", "call \"x\"\n^i-1")
        checkCallouts("> [!call] x\n\n^i-1\n- item", "call \"x\"\n^i-1")
        checkCallouts("> [!call] x\n\n^i-1\n> [!email] y\n\n^e-2", "call \"x\"\n^i-1\n\nemail \"y\"\n^e-2")
    }

    @Test("any letters, digits and hyphens are an id")
    func foreign() {
        checkCallouts("> [!call] x\n\n^37066d", "call \"x\"\n^37066d")
        checkCallouts("> [!call] x\n\n^My-Block-2", "call \"x\"\n^My-Block-2")
        checkCallouts("> [!call] x\n\n^-", "call \"x\"\n^-")
        for none in ["^", "^ i-1", "^i_1", "^é", "^i-1 ^i-2", "i-1", "\\^i-1", "^i-1.", "`^i-1`", "^^i-1", "[^i-1]"] {
            checkCallouts("> [!call] x\n\n\(none)", "call \"x\"")
        }
    }

    @Test("the id may be the callout's own last line, if that is lazy")
    func lazy() {
        checkCallouts("> [!call] x\n^i-1", "call \"x\"\n^i-1 (lazy)")
        checkCallouts("> [!call] x\n> body\n^i-1\n\n^i-2", "call \"x\"\n\"body\"\n^i-1 (lazy)")
        checkCallouts("> [!call] x\n> body\n  ^i-1  \n", "call \"x\"\n\"body\"\n^i-1 (lazy)")
        checkCallouts("> [!call] x\n> - by:: Ada\n^i-1", "call \"x\"\n- by = Ada\n^i-1 (lazy)")
        checkCallouts("> [!call] x\nlazy\n^i-1", "call \"x\"\n\"lazy\"\n^i-1 (lazy)")
        checkCallouts("> [!call] x\n^i-1\n> more", "call \"x\"\n\"^i-1\"\n\"more\"")
        checkCallouts("> [!call] x\n^i-1\n\n^i-2", "call \"x\"\n^i-1 (lazy)")
    }

    @Test("a line with its quote mark is no id")
    func marked() {
        checkCallouts("> [!call] x\n> ^i-1", "call \"x\"\n\"^i-1\"")
        checkCallouts("> [!call] x ^i-1", "call \"x ^i-1\"")
        checkCallouts("> [!call] x\n> body ^i-1\n", "call \"x\"\n\"body ^i-1\"")
        checkCallouts("> [!call] x\n\n> ^i-1", "call \"x\"")
    }

    @Test("a line glued to what follows is no id")
    func glued() {
        checkCallouts("> [!call] x\n\n^i-1\ntext", "call \"x\"")
        checkCallouts("> [!call] x\n\n^i-1\n---\n", "call \"x\"")
        checkCallouts("> [!call] x\n\n^i-1\n===\n", "call \"x\"")
        checkCallouts("> [!call] x\n\n^i-1\n    code", "call \"x\"")
        checkCallouts("> [!call] x\n\ntext\n^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n^i-1\ntext", "call \"x\"\n\"^i-1\"\n\"text\"")
        checkCallouts("> [!call] x\n^i-1\n---", "call \"x\"\n^i-1 (lazy)")
    }

    @Test("another block between parts the id from the callout")
    func otherBlocks() {
        checkCallouts("> [!call] x\n\n# Heading\n^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n\n> [!email] y\n\n^i-1", "call \"x\"\n\nemail \"y\"\n^i-1")
        checkCallouts("> [!call] x\n\n<!-- c -->\n\n^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n\n***\n^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n\n[a]: /url\n\n^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n\n[a]: /url\n^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n\n- ^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n\n    ^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n\n\t^i-1", "call \"x\"")
        checkCallouts("> [!call] x\n\n```\n^i-1\n```", "call \"x\"")
        checkCallouts("> [!call] x\n\n# ^i-1", "call \"x\"")
    }

    @Test("an id tells its line and its place")
    func place() throws {
        let note = NoteTree("> [!call] x\n>\n> text\n\n  ^i-1 \n")
        let id = try #require(note.callout(at: 0)?.id)
        #expect(note.source.text(id.span) == "i-1")
        #expect(id.line == 4)
        #expect(id.place == .paragraph)
    }
}
