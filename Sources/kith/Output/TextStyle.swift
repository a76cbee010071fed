/// How words look on a terminal: bold, dim, struck through, coloured; or plain where colours are not wanted.
///
/// Every function makes its text printable first, so text from a note may be given as it is. Styles don't nest; give
/// several at once: `style.text(name, .bold, .red)`.
struct TextStyle {
    /// What a stretch of text can look like.
    enum Look: Int {
        case bold = 1
        case dim = 2
        case struck = 9
        case red = 31
        case green = 32
        case yellow = 33
        case blue = 34
        case magenta = 35
        case cyan = 36
    }

    /// Whether looks are shown at all.
    let isStyled: Bool

    /// A style that is plain, or not.
    init(isStyled: Bool) {
        self.isStyled = isStyled
    }

    /// Follows `--color`; left to itself it styles on a terminal that can, unless `NO_COLOR` is set.
    init(choice: ColorChoice, isTerminal: Bool, environment: [String: String]) {
        switch choice {
        case .always: isStyled = true
        case .never: isStyled = false
        case .auto:
            let refuses = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            isStyled = isTerminal && !refuses && environment["TERM"] != "dumb"
        }
    }

    /// A printable text that looks like this.
    func text(_ text: some StringProtocol, _ looks: Look...) -> String {
        let text = printable(text)
        guard isStyled, !looks.isEmpty, !text.isEmpty else { return text }
        return looks.map { Self.sequence($0.rawValue) }.joined() + text + Self.end
    }

    func bold(_ text: some StringProtocol) -> String { self.text(text, .bold) }
    func dim(_ text: some StringProtocol) -> String { self.text(text, .dim) }
    func color(_ text: some StringProtocol, _ color: Look) -> String { self.text(text, color) }
}

// MARK: - Sequences

extension TextStyle {
    /// What ends every look.
    static let end = sequence(0)

    private static func sequence(_ number: Int) -> String { "\u{1B}[\(number)m" }

    /// The style sequence that `text` begins with, if it begins with one of those that are made here.
    static func sequence(at text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
        guard text.first == "\u{1B}" else { return nil }
        let digits = text.dropFirst(2).prefix(2).prefix { ("0"..."9").contains($0) }
        guard text.dropFirst().first == "[", text[digits.endIndex...].first == "m",
            let number = Int(String(digits)), number == 0 || Look(rawValue: number) != nil
        else { return nil }
        return text[..<text.index(after: digits.endIndex)]
    }
}
