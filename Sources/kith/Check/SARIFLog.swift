import ArgumentParser
import NoteSyntax
import VaultModel

/// Findings as a log of SARIF 2.1.0, which code hosts and editors read.
struct SARIFLog {
    let findings: [Finding]

    func json() -> JSONWriter {
        let rules = CheckRule.allCases.filter { rule in findings.contains { $0.rule == rule } }
        var json = JSONWriter()
        json.object { json in
            json.member("version", "2.1.0")
            json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            json.array("runs", [rules]) { json, rules in
                json.object { json in
                    json.object("tool") { json in
                        json.object("driver") { json in
                            json.member("name", "kith")
                            json.member("version", Kith.configuration.version)
                            json.array("rules", rules, keepsEmpty: true) { Self.write($1, to: &$0) }
                        }
                    }
                    json.member("columnKind", "unicodeCodePoints")
                    json.array("results", findings, keepsEmpty: true) { json, finding in
                        Self.write(finding, index: rules.firstIndex(of: finding.rule), to: &json)
                    }
                }
            }
        }
        return json
    }

    private static func write(_ rule: CheckRule, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", rule.id)
            json.object("shortDescription") { $0.member("text", rule.summary) }
            json.object("defaultConfiguration") { $0.member("level", rule.severity.rawValue) }
        }
    }

    private static func write(_ finding: Finding, index: Int?, to json: inout JSONWriter) {
        json.object { json in
            json.member("ruleId", finding.rule.id)
            json.member("ruleIndex", index)
            json.member("level", finding.severity.rawValue)
            json.object("message") { $0.member("text", finding.message + ".") }
            json.array("locations", [finding]) { json, finding in
                json.object { json in
                    json.object("physicalLocation") { json in
                        json.object("artifactLocation") { $0.member("uri", uri(of: finding.path)) }
                        guard let line = finding.line else { return }
                        json.object("region") { json in
                            json.member("startLine", line)
                            json.member("startColumn", finding.column)
                            if let column = finding.column, finding.length > 0 {
                                json.member("endColumn", column + finding.length)
                            }
                        }
                    }
                }
            }
        }
    }

    /// A path as a relative URI: all but letters, digits and a few marks written with `%`.
    private static func uri(of path: NotePath) -> String {
        var uri = ""
        for byte in path.string.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                byte < 0x80
                && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-._~/".unicodeScalars.contains(scalar))
            if isPlain {
                uri.unicodeScalars.append(scalar)
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                uri += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return uri
    }
}

/// A finding as an annotation of GitHub's workflows.
enum GitHubAnnotation {
    static func line(_ finding: Finding) -> String {
        let command = finding.severity == .note ? "notice" : finding.severity.rawValue
        let properties = [
            ("file", finding.path.string), ("line", finding.line.map(String.init)),
            ("col", finding.column.map(String.init)), ("title", "kith: \(finding.rule.id)"),
        ]
        let written = properties.compactMap { key, value in value.map { "\(key)=\(escaped($0, isProperty: true))" } }
        return "::\(command) \(written.joined(separator: ","))::\(escaped(finding.message, isProperty: false))"
    }

    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var escaped = text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
        if isProperty { escaped = escaped.replacing(":", with: "%3A").replacing(",", with: "%2C") }
        return escaped
    }
}
