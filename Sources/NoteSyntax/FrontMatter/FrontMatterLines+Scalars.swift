/// Texts that YAML is certain to read as they are read here; `nil` stands for everything else.
///
/// The rules are those of YAML 1.1 as libyaml has them, narrowed down to one line and to what people write.
extension FrontMatterLines {
    /// A text with the offset behind its last byte.
    struct Reading {
        let scalar: FrontMatter.Scalar
        let end: Int
    }

    /// The text that begins at `start`, as the value of a key or as an item of a block list.
    func blockScalar(at start: Int) -> Reading? {
        switch self[start] {
        case UInt8(ascii: "'"): singleQuoted(at: start)
        case UInt8(ascii: "\""): doubleQuoted(at: start)
        default: plain(at: start)
        }
    }

    /// The text that begins at `start`, as an item of a flow list.
    func flowScalar(at start: Int) -> Reading? {
        switch self[start] {
        case UInt8(ascii: "'"): singleQuoted(at: start)
        case UInt8(ascii: "\""): doubleQuoted(at: start)
        default: plainInFlow(at: start)
        }
    }

    /// Whether a plain text may begin at `index`; `?` and `:` also may at times, and nobody writes that.
    func isPlainStart(_ index: Int) -> Bool {
        switch self[index] {
        case UInt8(ascii: "-"): !isBlankOrLineEnd(index + 1)
        case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
            UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
            UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), .space, .tab, .lineFeed, .carriageReturn:
            false
        default: true
        }
    }

    private func plain(at start: Int) -> Reading? {
        guard isPlainStart(start) else { return nil }
        var index = start
        var textEnd = start
        while true {
            switch self[index] {
            case .lineFeed, .carriageReturn:
                return reading(start..<textEnd, .plain)
            case .space, .tab:
                index += 1
                if self[index] == UInt8(ascii: "#") { return reading(start..<textEnd, .plain) }
            case UInt8(ascii: ":") where isBlankOrLineEnd(index + 1):
                return nil
            default:
                index += 1
                textEnd = index
            }
        }
    }

    private func plainInFlow(at start: Int) -> Reading? {
        guard isPlainStart(start), self[start] != UInt8(ascii: "-") || !isFlowIndicator(start + 1) else { return nil }
        var index = start
        var textEnd = start
        while true {
            switch self[index] {
            case .lineFeed, .carriageReturn, UInt8(ascii: ","), UInt8(ascii: "]"):
                return reading(start..<textEnd, .plain)
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"):
                return nil
            case .space, .tab:
                index += 1
                if self[index] == UInt8(ascii: "#") { return nil }
            case UInt8(ascii: ":") where isBlankOrLineEnd(index + 1) || isFlowIndicator(index + 1):
                return nil
            default:
                index += 1
                textEnd = index
            }
        }
    }

    private func isFlowIndicator(_ index: Int) -> Bool {
        switch self[index] {
        case UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"):
            true
        default: false
        }
    }

    private func reading(_ range: Range<Int>, _ style: FrontMatter.Scalar.Style) -> Reading {
        let scalar = FrontMatter.Scalar(text: text(range), span: SourceSpan(range), style: style)
        return Reading(scalar: scalar, end: range.upperBound)
    }
}
