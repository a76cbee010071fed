/// What is kept from Yams, because reading it would take too much time or stack.
extension FrontMatterLines {
    /// The most bytes that Yams is given.
    private static let largestContent = 64 * 1024

    /// The most brackets that may be open within each other.
    private static let deepestBrackets = 64

    /// The widest indentation, in columns.
    private static let widestIndentation = 128

    /// Why Yams is not to read the content; `nil` if it may.
    var refusal: YAMLBlock.Refusal? {
        if range.count > Self.largestContent {
            return YAMLBlock.Refusal(message: "The front matter is larger than 64 KiB and not flat")
        }
        if let line = lineOfAlias {
            return YAMLBlock.Refusal(message: "YAML anchors (&) and aliases (*) are not read", line: line)
        }
        return lineNestedTooDeeply.map { YAMLBlock.Refusal(message: "The front matter is nested too deeply", line: $0) }
    }
}

// MARK: - Aliases

/// A dozen aliases of aliases grow to billions of values, and a map that has one as its key visits them all. An alias
/// needs an anchor of its name, so where no `&name` has a `*name` there is none. What looks like both but is text is
/// refused as well: to tell the difference would be to read YAML.
extension FrontMatterLines {
    private var lineOfAlias: Int? {
        let anchors = Set(names(behind: UInt8(ascii: "&")).map(\.name))
        guard !anchors.isEmpty else { return nil }
        return names(behind: UInt8(ascii: "*")).first { anchors.contains($0.name) }?.line
    }

    private func names(behind mark: UInt8) -> [(name: String, line: Int)] {
        var names: [(name: String, line: Int)] = []
        forEachLine { number, line in
            for index in line where self[index] == mark {
                var end = index + 1
                while self[end].isNameByte || self[end] == UInt8(ascii: "_") { end += 1 }
                if end > index + 1 { names.append((text(index + 1..<end), number)) }
            }
            return true
        }
        return names
    }

    /// Visits the lines with their numbers, counted from 1, until `body` returns false.
    private func forEachLine(_ body: (Int, Range<Int>) -> Bool) {
        var number = 1
        var line = range.lowerBound
        while line < end {
            let next = nextLine(from: line)
            guard body(number, line..<next) else { return }
            number += 1
            line = next
        }
    }
}

// MARK: - Nesting

extension FrontMatterLines {
    private var lineNestedTooDeeply: Int? {
        var depth = 0
        var deepLine: Int?
        forEachLine { number, line in
            depth += openBrackets(in: line)
            if depth > Self.deepestBrackets || indentation(of: line) > Self.widestIndentation { deepLine = number }
            return deepLine == nil
        }
        return deepLine
    }

    /// At most this many brackets are still open at the end of the line that were not at its beginning.
    ///
    /// Whether a bracket is text cannot be told without reading YAML. But one that is none is closed by the next that
    /// closes, unless a quote or a comment begins in between; and neither begins within a word.
    private func openBrackets(in line: Range<Int>) -> Int {
        var certain = 0
        var closable = 0
        var mayBegin = true
        for index in line {
            switch self[index] {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if mayBegin { closable += 1 }
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                closable = max(0, closable - 1)
                mayBegin = false
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "#"):
                let isInWord = index > line.lowerBound && (self[index - 1].isNameByte || self[index - 1] >= 0x80)
                if !isInWord {
                    certain += closable
                    closable = 0
                }
                mayBegin = false
            case .space, .tab, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "?"):
                mayBegin = true
            default:
                mayBegin = false
            }
        }
        return certain + closable
    }

    /// The width of the blanks and of the dashes, question marks and colons that a line begins with: each of these may
    /// open a level.
    private func indentation(of line: Range<Int>) -> Int {
        var index = line.lowerBound
        while index < line.upperBound {
            switch self[index] {
            case .space, .tab: index += 1
            case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                guard isBlankOrLineEnd(index + 1) else { return index - line.lowerBound }
                index += 1
            default: return index - line.lowerBound
            }
        }
        return 0
    }
}
