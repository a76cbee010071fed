#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How large the terminal is that standard output goes to.
struct TerminalScreen: Equatable {
    let columns: Int
    let rows: Int

    /// The screen of standard output; nil where that is no terminal.
    ///
    /// What the terminal does not know is taken from `COLUMNS` and `LINES`, else it is 80 by 24.
    static func ofOutput(environment: [String: String]) -> TerminalScreen? {
        guard Invocation.isOutputTerminal else { return nil }
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
        return TerminalScreen(
            columns: isKnown ? Int(size.ws_col) : 0, rows: isKnown ? Int(size.ws_row) : 0, environment: environment)
    }

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// A screen of a size that the terminal gave; 0 for what it does not know.
    init(columns: Int, rows: Int, environment: [String: String]) {
        func number(_ name: String) -> Int? {
            environment[name].flatMap { Int($0) }.flatMap { (1...9999).contains($0) ? $0 : nil }
        }
        self.columns = columns > 0 ? columns : number("COLUMNS") ?? 80
        self.rows = rows > 0 ? rows : number("LINES") ?? 24
    }

    /// How many rows a text of whole lines takes, long lines counted as often as they wrap.
    func rowCount(of text: String) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(0) { count, line in
            count + max(1, (DisplayWidth.of(line) + columns - 1) / columns)
        }
    }
}
