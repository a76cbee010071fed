import Testing

@testable import kith

@Suite("Tables of text")
struct TextTableTests {
    @Test("columns stand below each other, and no line ends in blanks")
    func aligned() {
        var table = TextTable([.left, .right])
        table.add(["佐藤", "7", "x"])
        table.add(["Ada", "12", ""])
        table.add(["", "3"])
        #expect(table.text() == "佐藤   7  x\nAda   12\n       3\n")
    }

    @Test("a column that is empty everywhere takes no room")
    func emptyColumn() {
        var table = TextTable()
        table.add(["a", "", "b"])
        table.add(["cc", "", "d"])
        #expect(table.text() == "a   b\ncc  d\n")
    }

    @Test("styles take no room")
    func styled() {
        let style = TextStyle(isStyled: true)
        var table = TextTable()
        table.add([style.bold("a"), "b"])
        table.add(["cc", "d"])
        #expect(table.text() == "\u{1B}[1ma\u{1B}[0m   b\ncc  d\n")
    }

    @Test("one column gives way where the terminal is narrow, and no other does")
    func cut() {
        var table = TextTable()
        table.add(["a", String(repeating: "long ", count: 10), "end"])
        table.add(["b", "short", "end"])
        #expect(table.text(width: 28, cutting: 1) == "a  long long long long…  end\nb  short                 end\n")
        #expect(table.text(width: 200, cutting: 1) == table.text())
        // A second column gives where the first has given all it can.
        var wide = TextTable()
        wide.add(["a name of twenty let", "a text of twenty let", "end"])
        #expect(wide.text(width: 35, cutting: 1, 0) == "a name of twent…  a text of t…  end\n")
        #expect(wide.text(width: 10, cutting: 1, 0) == "a name of t…  a text of t…  end\n")
    }
}
