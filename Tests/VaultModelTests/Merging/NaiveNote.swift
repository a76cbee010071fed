import Foundation

/// A contact's note as somebody reads it who knows nothing of Markdown: line by line.
///
/// It shares no code with what it judges. It reads notes of ``BaseNote`` and what Kith makes of them, no others.
struct NaiveNote {
    /// An entry below the header line, up to its id.
    struct Entry: Equatable {
        var type = ""
        var when = ""
        var subject = ""
        var fields: [String: [String]] = [:]
        var body: [String] = []
        var comments: Set<[String]> = []
    }

    /// Entries by id.
    private(set) var entries: [String: Entry] = [:]

    /// Values by key; a list has several.
    private(set) var properties: [String: [String]] = [:]

    /// All other lines but blank ones.
    private(set) var prose: [String] = []

    /// What is broken whatever it is compared with.
    private(set) var troubles: [String] = []

    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        if lines.first == "---" {
            lines.removeFirst()
            readProperties(lines.prefix { $0 != "---" })
            lines = lines.drop { $0 != "---" }.dropFirst()
        }
        read(lines)
    }

    private mutating func readProperties(_ lines: ArraySlice<String>) {
        var key = ""
        for line in lines where !line.isEmpty {
            if line.hasPrefix("#") {
                prose.append(line)
            } else if line.hasPrefix("  - ") {
                properties[key, default: []].append(Self.value(line.dropFirst(4)))
            } else if let colon = line.firstIndex(of: ":") {
                key = String(line[..<colon])
                if properties[key] != nil { troubles.append("the key \(key) stands twice") }
                let rest = line[line.index(after: colon)...].drop { $0 == " " }
                if rest.hasPrefix("[") {
                    properties[key] = rest.dropFirst().dropLast().split(separator: ",").map {
                        Self.value($0.drop { $0 == " " })
                    }
                } else {
                    properties[key] = rest.isEmpty ? [] : [Self.value(rest)]
                }
            } else {
                troubles.append("\(line) is no property")
            }
        }
    }

    /// A value without its comment and its quotes.
    private static func value(_ text: Substring) -> String {
        let parts = text.components(separatedBy: " #")
        return parts[0].filter { $0 != "\"" && $0 != "'" }
    }
}

// MARK: - Entries

extension NaiveNote {
    private mutating func read(_ lines: ArraySlice<String>) {
        var isInSection = false
        var open: Entry?
        var isComment = false
        var comment: [String] = []
        var last = ""
        func isHeader(_ line: String) -> Bool {
            ["> [!call]", "> [!email]", "> [!meeting]", "> [!note]"].contains { line.hasPrefix($0) }
        }
        func closeComment() {
            if !comment.isEmpty { open?.comments.insert(comment) }
            comment = []
            isComment = false
        }
        for line in lines {
            defer { last = line }
            if line.hasPrefix("#") { isInSection = line == "## Interactions" }
            if isInSection, isHeader(line) {
                if open != nil { troubles.append("\(line) follows an entry without an id") }
                if last.hasPrefix(">") { troubles.append("\(line) was swallowed") }
                open = Self.header(line)
            } else if isInSection, line.hasPrefix("^") {
                closeComment()
                let id = String(line.dropFirst())
                guard let entry = open else {
                    troubles.append("\(line) has no header")
                    continue
                }
                if entries[id] != nil { troubles.append("\(line) stands twice") }
                entries[id] = entry
                open = nil
            } else if open != nil, line.hasPrefix("> > [!comment]") {
                closeComment()
                isComment = true
                comment = [line]
            } else if isComment, line.hasPrefix("> >") {
                comment.append(line)
            } else if open != nil, line.hasPrefix(">") {
                closeComment()
                read(line, into: &open)
            } else if !line.isEmpty {
                if open != nil { troubles.append("\(line) stands between an entry and its id") }
                prose.append(line)
            }
        }
        if open != nil { troubles.append("the last entry has no id") }
    }

    private func read(_ line: String, into entry: inout Entry?) {
        if line.hasPrefix("> - "), let colons = line.range(of: ":: "), entry?.body.isEmpty == true {
            let key = String(line[line.index(line.startIndex, offsetBy: 4)..<colons.lowerBound])
            entry?.fields[key, default: []].append(String(line[colons.upperBound...]))
        } else if line != ">" {
            entry?.body.append(line)
        }
    }

    private static func header(_ line: String) -> Entry {
        var entry = Entry()
        let words = line.split(separator: " ").map(String.init)
        entry.type = words[1]
        entry.when = words.dropFirst(2).prefix(2).joined(separator: " ")
        entry.subject = words.dropFirst(4).joined(separator: " ")
        return entry
    }
}
