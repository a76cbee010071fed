import Foundation
import NoteSyntax
import Testing
import VaultModel

@Suite("The page of rules")
struct RulePageTests {
    /// The sections of the page that have a rule's heading, by heading.
    private static func sections() throws -> [(name: String, text: String)] {
        let path = "../../../Sources/VaultModel/VaultModel.docc/Rules.md"
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: path).standardizedFileURL
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        return text.components(separatedBy: "\n### ").dropFirst().map { section in
            let lines = section.components(separatedBy: "\n## ")[0]
            let end = lines.firstIndex(of: "\n") ?? lines.endIndex
            return (String(lines[..<end]), String(lines[end...]).trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    @Test("Has every rule once, in the order of the code, and nothing else")
    func complete() throws {
        #expect(try Self.sections().map(\.name) == CheckRule.allCases.map(\.id))
    }

    @Test("Says of each what it is, why, by an example, and how to mend it", arguments: CheckRule.allCases)
    func section(rule: CheckRule) throws {
        let text = try #require(try Self.sections().first { $0.name == rule.id }?.text)
        let severity = rule.severity.rawValue.prefix(1).uppercased() + rule.severity.rawValue.dropFirst()
        #expect(text.hasPrefix("*\(severity)\(rule.isFixable ? ", fixable" : "").* "))
        #expect(text.contains("```markdown\n") || text.contains("\n*Such as*: "))
        #expect(text.contains("\n*To mend it*: "))
        #expect(text.contains("--fix") == rule.isFixable || rule == .duplicateContactID)
    }

    @Test("Every rule has a line of its own, without a full stop")
    func summaries() {
        let summaries = CheckRule.allCases.map(\.summary)
        #expect(Set(summaries).count == summaries.count)
        #expect(summaries.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") && !$0.contains("\n") })
    }
}
