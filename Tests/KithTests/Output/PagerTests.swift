import Foundation
import TestSupport
import Testing

@testable import kith

@Suite("The pager")
struct PagerTests {
    private static let long = String(repeating: "line\n", count: 24)

    private func output(
        isPaged: Bool = true, screen: TerminalScreen? = TerminalScreen(columns: 80, rows: 24),
        environment: [String: String] = [:]
    ) -> TextOutput {
        TextOutput(color: .auto, isPaged: isPaged, screen: screen, environment: environment)
    }

    @Test("shows what is longer than the screen, on a terminal alone")
    func decision() {
        #expect(Self.pager(output(), Self.long)?.words == ["less", "-FRX"])
        #expect(Self.pager(output(), String(Self.long.dropLast(5))) == nil)
        #expect(Self.pager(output(isPaged: false), Self.long) == nil)
        #expect(Self.pager(output(screen: nil), Self.long) == nil)
    }

    /// The pager that a text is shown in.
    private static func pager(_ output: TextOutput, _ text: String) -> Pager? {
        var pieces = text.split(separator: "\n").map { "\($0)\n" }.makeIterator()
        return output.takeScreen(from: &pieces).pager
    }

    @Test("takes no more of the text than tells that it is long")
    func lazy() {
        var made = 0
        var lines = sequence(first: "line\n") {
            made += 1
            return $0
        }
        #expect(output().takeScreen(from: &lines).text == Self.long)
        #expect(made < 30)
    }

    @Test("counts a long line as often as it wraps")
    func wrapping() {
        let screen = TerminalScreen(columns: 10, rows: 4)
        #expect(screen.rowCount(of: String(repeating: "x", count: 30) + "\n") == 3)
        #expect(screen.rowCount(of: String(repeating: "x", count: 31) + "\n\n") == 5)
        #expect(screen.rowCount(of: String(repeating: "佐", count: 16) + "\n") == 4)
        #expect(screen.rowCount(of: "") == 0)
    }

    @Test("is what PAGER names, split at blanks, and no shell's business")
    func words() {
        #expect(Pager(environment: ["PAGER": " less  -R\t-S "])?.words == ["less", "-R", "-S"])
        #expect(Pager(environment: ["PAGER": "more; rm -rf '$HOME'"])?.words == ["more;", "rm", "-rf", "'$HOME'"])
        #expect(Pager(environment: ["PAGER": ""]) == nil)
        #expect(Pager(environment: ["PAGER": "cat"]) == nil)
    }

    @Test("a bare `less` is told to show styles, unless LESS says what it does")
    func defaults() {
        #expect(Pager(environment: ["PAGER": "less"])?.defaults == ["LESS": "FRX"])
        #expect(Pager(environment: ["PAGER": "less", "LESS": "i"])?.defaults == [:])
        #expect(Pager(environment: [:])?.defaults == [:])
    }

    @Test("a screen of unknown size is taken from the environment")
    func unknownScreen() {
        let environment = ["COLUMNS": "100", "LINES": "50"]
        #expect(TerminalScreen(columns: 0, rows: 0, environment: environment) == TerminalScreen(columns: 100, rows: 50))
        #expect(
            TerminalScreen(columns: 0, rows: 0, environment: ["LINES": "x"]) == TerminalScreen(columns: 80, rows: 24))
        #expect(
            TerminalScreen(columns: 70, rows: 20, environment: environment) == TerminalScreen(columns: 70, rows: 20))
    }

    @Test("gets the whole text")
    func wholeText() async throws {
        try await TemporaryVault.with { folder in
            let text = String(repeating: "Søren and 佐藤\n", count: 20_000)
            let pager = try #require(Pager(environment: ["PAGER": "dd of=\(folder.path("shown")) status=none"]))
            #expect(await Self.show(text, in: pager))
            #expect(try folder.read("shown") == Array(text.utf8))
        }
    }

    @Test("a reader who leaves early has seen enough")
    func leavesEarly() async throws {
        let pager = try #require(Pager(environment: ["PAGER": "true"]))
        #expect(await Self.show(String(repeating: "line\n", count: 200_000), in: pager))
    }

    @Test(
        "a program that does not exist shows nothing, and says so", arguments: ["kith-no-pager", "/no/such/pager -R"])
    func missing(name: String) async throws {
        let pager = try #require(Pager(environment: ["PAGER": name]))
        #expect(await Self.show("text", in: pager) == false)
    }

    private static func show(_ text: String, in pager: Pager) async -> Bool {
        let half = text.index(text.startIndex, offsetBy: text.count / 2)
        var rest = text[half...].lazy.map { String($0) }.makeIterator()
        return await pager.show(String(text[..<half]), then: &rest)
    }
}
