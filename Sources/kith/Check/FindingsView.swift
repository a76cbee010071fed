import ArgumentParser
import NoteSyntax
import VaultModel

/// The forms in which findings are printed.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sarif
    case github
}

/// Findings as people and programs read them.
struct FindingsView {
    let findings: [Finding]

    /// What was mended before.
    var mended: [Finding] = []

    func print(_ format: CheckFormat, _ options: VaultOptions) async throws {
        switch format {
        case .text: try await printText(options)
        case .json: try printJSON()
        case .sarif: try OutputStream.print(SARIFLog(findings: findings).json())
        case .github:
            var output = OutputStream()
            for finding in findings { try output.write(GitHubAnnotation.line(finding) + "\n") }
            try output.finish()
        }
    }

    private func printJSON() throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.check/1")
            json.array("findings", findings, keepsEmpty: true) { Self.write($1, to: &$0) }
            json.array("mended", mended) { Self.write($1, to: &$0) }
        }
        try OutputStream.print(json)
    }

    private static func write(_ finding: Finding, to json: inout JSONWriter) {
        json.object { json in
            json.member("rule", finding.rule.id)
            json.member("severity", finding.severity.rawValue)
            json.member("message", finding.message)
            json.member("path", finding.path.string)
            json.member("line", finding.line)
            json.member("column", finding.column)
            json.member("fixable", ifTrue: finding.isFixable)
        }
    }

    // MARK: Text

    private func printText(_ options: VaultOptions) async throws {
        let output = TextOutput(options.terminal)
        let done = mended.map { line($0, output.style, as: "mended", .green) }
        let text =
            done
            + findings.map { finding in
                line(finding, output.style) + (output.width == nil ? "" : excerpt(finding, output))
            }
        if !text.isEmpty { try await output.print(text.joined()) }
        StandardError.write("kith: \(summary)\n")
    }

    private func line(_ finding: Finding, _ style: TextStyle) -> String {
        line(finding, style, as: finding.severity.rawValue, Self.look(of: finding.severity))
    }

    private func line(_ finding: Finding, _ style: TextStyle, as word: String, _ look: TextStyle.Look) -> String {
        let place = [finding.path.string, finding.line.map(String.init), finding.column.map(String.init)]
        let severity = style.text(word, .bold, look)
        return style.bold(place.compactMap(\.self).joined(separator: ":")) + ": " + severity + ": "
            + printable(finding.message) + " " + style.dim("[\(finding.rule.id)]") + "\n"
    }

    /// The line of the note, with marks below what is meant.
    private func excerpt(_ finding: Finding, _ output: TextOutput) -> String {
        guard let excerpt = finding.excerpt, let column = finding.column, !excerpt.isEmpty else { return "" }
        let shown = DisplayWidth.cut(printable(excerpt), to: max(20, (output.width ?? 80) - 4))
        let text = "    " + output.style.dim(shown) + "\n"
        let scalars = excerpt.unicodeScalars
        let before = String(String.UnicodeScalarView(scalars.prefix(column - 1)))
        let part = String(String.UnicodeScalarView(scalars.dropFirst(column - 1).prefix(finding.length)))
        let start = DisplayWidth.of(printable(before))
        let length = min(max(1, DisplayWidth.of(printable(part))), DisplayWidth.of(shown) - start)
        guard length > 0 else { return text }
        let marks = String(repeating: " ", count: 4 + start) + String(repeating: "^", count: length)
        return text + output.style.color(marks, Self.look(of: finding.severity)) + "\n"
    }

    private static func look(of severity: Diagnostic.Severity) -> TextStyle.Look {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }

    private var summary: String {
        let done = mended.isEmpty ? "" : "\(mended.count.grouped) mended; "
        guard !findings.isEmpty else { return done + "nothing to report" }
        let counts = Diagnostic.Severity.allCases.compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            guard count > 0 else { return nil }
            return "\(count.grouped) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        let fixable = findings.count(where: \.isFixable)
        return done + counts.joined(separator: ", ")
            + (fixable == 0 ? "" : "; `kith check --fix` mends \(fixable.grouped) of them")
    }
}

/// The rules as people and programs read them.
struct RuleList {
    let rules: [CheckRule]
    let format: CheckFormat

    init(rules: [CheckRule], _ format: CheckFormat) {
        (self.rules, self.format) = (rules, format)
    }

    func print(_ options: VaultOptions) async throws {
        switch format {
        case .text:
            let output = TextOutput(options.terminal)
            var table = TextTable()
            for rule in rules {
                table.add([
                    output.style.bold(rule.id), rule.severity.rawValue,
                    output.style.dim(rule.isFixable ? "fixable" : ""),
                    printable(rule.summary),
                ])
            }
            try await output.print(table.text(width: output.width, cutting: 3))
        case .json:
            var json = JSONWriter()
            json.object { json in
                json.member("schema", "kith.rules/1")
                json.array("rules", rules) { json, rule in
                    json.object { json in
                        json.member("rule", rule.id)
                        json.member("severity", rule.severity.rawValue)
                        json.member("summary", rule.summary)
                        json.member("fixable", ifTrue: rule.isFixable)
                    }
                }
            }
            try OutputStream.print(json)
        case .sarif, .github:
            throw CommandFailure(
                code: .usage, message: "rules are listed as text or json",
                hint: "Leave out --format \(format.rawValue).")
        }
    }
}
