import NoteSyntax

/// What is wrong with the bytes of a note, and what a reader reports of it.
extension NoteCheck {
    mutating func checkText() {
        checkConflict()
        checkLineEnds()
        checkUTF8()
        checkOpenComment()
        for diagnostic in InteractionDiagnostics.all(in: note, interactions, settings: context.settings) {
            guard let rule = CheckRule(rawValue: diagnostic.rule) else { continue }
            let line = source.line(at: diagnostic.span.lowerBound)
            let holder = interactions.first { $0.callout.lines.contains(line) }
            if rule == .unstamped, holder?.isPlainNote == true { continue }
            let isFixable =
                switch rule {
                case .unstamped: holder.map { !tree.hasLazyText($0.callout) } ?? false
                // Within the callout the id is a line of its text.
                case .gluedID: holder == nil
                default: false
                }
            report(rule, diagnostic.message, diagnostic.span, isFixable: isFixable)
        }
    }

    private mutating func checkConflict() {
        guard let line = conflictLine else { return }
        let message = "Git left a conflict here; until it is settled the note is not edited"
        report(.conflictMarkers, message, source.lineContent(line))
    }

    private mutating func checkLineEnds() {
        guard context.rules.contains(.mixedLineEnds), source.lineCount > 1 else { return }
        var first: String?
        for line in 0..<source.lineCount {
            let end = source.bytes[source.lineContent(line).upperBound..<source.lineSpan(line).upperBound]
            guard !end.isEmpty else { continue }
            let name = end.count == 2 ? "CRLF" : end.first == 0x0A ? "LF" : "CR"
            guard let known = first else {
                first = name
                continue
            }
            guard name != known else { continue }
            return report(
                .mixedLineEnds, "The line ends in \(name), the first one in \(known)", source.lineContent(line))
        }
    }

    private mutating func checkUTF8() {
        guard context.rules.contains(.invalidUTF8), let offset = source.firstInvalidByte else { return }
        let byte = String(source.bytes[offset], radix: 16, uppercase: true)
        report(.invalidUTF8, "The byte \(byte) is not UTF-8", SourceSpan(offset..<offset + 1))
    }

    /// Looks for a `%%` without a partner, outside code.
    private mutating func checkOpenComment() {
        guard context.rules.contains(.openComment) else { return }
        let pairs = source.percentPairs(from: tree.bodyStart)
        guard !pairs.isEmpty else { return }
        let code =
            tree.blocks.filter { $0.kind == .codeBlock }.map { source.span(ofLines: $0.lines).range }
            + tree.codeSpans.map(\.range)
        let marks = pairs.filter { mark in !code.contains { $0.contains(mark) } }
        guard marks.count % 2 == 1, let last = marks.last else { return }
        let message = "Obsidian hides everything from here on: no other %% closes the comment"
        report(.openComment, message, SourceSpan(last..<last + 2))
    }
}

extension SourceText {
    /// The offset of the first byte that belongs to no character.
    var firstInvalidByte: Int? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
            var decoder = UTF8()
            var iterator = bytes.makeIterator()
            var offset = 0
            while true {
                switch decoder.decode(&iterator) {
                case .scalarValue(let scalar): offset += UTF8.width(scalar)
                case .emptyInput: return nil
                case .error: return offset
                }
            }
        }
    }

    /// Where each `%%` stands that does not touch the one before.
    fileprivate func percentPairs(from start: Int) -> [Int] {
        let percent = UInt8(ascii: "%")
        var pairs: [Int] = []
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index + 1 < bytes.count {
                if bytes[index] == percent, bytes[index + 1] == percent {
                    pairs.append(index)
                    index += 2
                } else {
                    index += 1
                }
            }
        }
        return pairs
    }
}
