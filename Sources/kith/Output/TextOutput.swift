/// Standard output for people: what a command prints in its text format goes through here.
///
///     let output = TextOutput(options.terminal)
///     var table = TextTable()
///     for contact in contacts { table.add([output.style.bold(contact.name), output.style.dim(contact.path.string)]) }
///     try await output.print(table.text(width: output.width, cutting: 0))
///
/// Text goes to the terminal through the pager where it is longer than the screen, and plainly to anything else.
struct TextOutput {
    /// How words look there.
    let style: TextStyle

    /// The terminal's columns; nil where output goes elsewhere, so that nothing may be cut.
    var width: Int? { screen?.columns }

    private let screen: TerminalScreen?
    private let pager: Pager?

    /// The output that a command's options ask for.
    init(_ options: TerminalOptions) {
        let environment = Invocation.environment
        self.init(
            color: options.color, isPaged: !options.noPager, screen: .ofOutput(environment: environment),
            environment: environment)
    }

    /// Output to a terminal of this size, or to something else.
    init(color: ColorChoice, isPaged: Bool, screen: TerminalScreen?, environment: [String: String]) {
        style = TextStyle(choice: color, isTerminal: screen != nil, environment: environment)
        self.screen = screen
        pager = isPaged ? Pager(environment: environment) : nil
    }

    /// Shows a command's whole text, which ends in a line end, or is empty.
    ///
    /// To be called once a command: a pager shows one text.
    func print(_ text: String) async throws {
        try await print(CollectionOfOne(text))
    }

    /// Shows a command's whole text, whose pieces are whole lines; they are made only as far as they are looked at.
    func print(_ pieces: some Sequence<String>) async throws {
        var rest = pieces.lazy.map(TerminalText.guarded).makeIterator()
        let (beginning, pager) = takeScreen(from: &rest)
        if let pager, await pager.show(beginning, then: &rest) { return }
        var output = OutputStream()
        try output.write(beginning)
        while let piece = rest.next() { try output.write(piece) }
        try output.finish()
    }

    /// Takes off what tells whether the text is longer than the screen, and says which pager shows it then.
    func takeScreen(from pieces: inout some IteratorProtocol<String>) -> (text: String, pager: Pager?) {
        guard let screen, let pager else { return ("", nil) }
        var text = ""
        var rows = 0
        // One row is the prompt's.
        while rows < screen.rows, let piece = pieces.next() {
            text += piece
            rows += screen.rowCount(of: piece)
        }
        return (text, rows < screen.rows ? nil : pager)
    }
}
