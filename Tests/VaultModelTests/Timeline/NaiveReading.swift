import Foundation
import TestSupport

/// An interaction as a few regular expressions find it: a second opinion on notes that hold nothing unusual.
struct NaiveInteraction: Sendable {
    let place: String
    let path: String
    let type: String
    let date: String?
    let moment: Date?
    let subject: String
    let fields: [String: String]
    let text: String
    let id: String?

    /// Who did it, as written.
    var by: String { fields["by"] ?? fields["logged-by"] ?? "" }

    /// Whether subject, body or comments hold a word, case aside.
    func mentions(_ word: String) -> Bool { (subject + "\n" + text).lowercased().contains(word.lowercased()) }
}

extension NaiveInteraction {
    /// The interactions of the contacts among some files, in the order of paths and lines.
    ///
    /// - Parameters:
    ///   - types: The interaction types, in lower case.
    ///   - zone: The vault's time zone.
    static func all(in files: [String: FileContent], types: Set<String>, zone: TimeZone) -> [NaiveInteraction] {
        files.sorted { $0.key < $1.key }.flatMap { path, content in
            let text = String(decoding: content.bytes, as: UTF8.self).replacing("\u{FEFF}", with: "").replacing(
                "\r\n", with: "\n")
            guard path.hasSuffix(".md"), text.contains(/(?m)^type: contact$/) else { return [NaiveInteraction]() }
            return all(in: text, path: path, types: types, zone: zone)
        }
    }

    private static func all(in text: String, path: String, types: Set<String>, zone: TimeZone) -> [NaiveInteraction] {
        // A code block at the left margin may show a callout; blank lines keep the numbers right.
        let uncoded = text.replacing(/(?ms)^```.*?^```$/) { match in
            String(repeating: "\n", count: match.0.filter { $0 == "\n" }.count)
        }
        let lines = uncoded.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var found: [NaiveInteraction] = []
        var sectionLevel: Int?
        for (number, line) in lines.enumerated() {
            let next = number + 1 < lines.count ? lines[number + 1] : ""
            if let (level, title) = heading(line, next) {
                if let open = sectionLevel, level > open { continue }
                sectionLevel = title.lowercased() == "interactions" ? level : nil
            }
            let isFirst = number == 0 || !lines[number - 1].hasPrefix(">")
            guard sectionLevel != nil, isFirst,
                let header = line.wholeMatch(of: /> ?\[!([A-Za-z][A-Za-z0-9-]*)(?:\|[^\]]*)?\][+-]?(?: +(.*))?/),
                types.contains(header.1.lowercased())
            else { continue }
            let block = lines[(number + 1)...].prefix { !$0.isEmpty }
            let behind = lines[(number + 1 + block.count)...].first { !$0.isEmpty } ?? ""
            found.append(
                NaiveInteraction(
                    place: "\(path):\(number + 1)", path: path, type: header.1.lowercased(),
                    rest: String(header.2 ?? ""), block: block,
                    behind: behind, zone: zone))
        }
        return found
    }

    private static func heading(_ line: String, _ next: String) -> (Int, String)? {
        if let match = line.wholeMatch(of: /(#{1,6}) (.*?)(?: #+)?/) { return (match.1.count, String(match.2)) }
        guard !line.isEmpty, line.first?.isLetter == true else { return nil }
        if next.wholeMatch(of: /=+/) != nil { return (1, line) }
        return next.wholeMatch(of: /-+/) != nil ? (2, line) : nil
    }

    private init(
        place: String, path: String, type: String, rest: String, block: ArraySlice<String>, behind: String,
        zone: TimeZone
    ) {
        (self.place, self.path, self.type) = (place, path, type)
        let when = rest.firstMatch(
            of: /^(?:\[\[)?(\d{4}-\d\d-\d\d)(?:\]\])?(?:[ T](\d\d:\d\d(?::\d\d)?)([+-]\d\d:\d\d)?)?(?= |$)/)
        date = when.map { String($0.1) }
        moment = when.flatMap { Self.moment(String($0.1), $0.2.map(String.init), $0.3.map(String.init), zone: zone) }
        let behindWhen = rest[(when?.range.upperBound ?? rest.startIndex)...].trimmingCharacters(in: .whitespaces)
        subject = behindWhen.hasPrefix("· ") ? String(behindWhen.dropFirst(2)) : behindWhen
        var fields: [String: String] = [:]
        var count = 0
        for line in block {
            guard let field = line.wholeMatch(of: /> *(?:[-*+] )?([A-Za-z][A-Za-z0-9-]*):: +(.*)/) else { break }
            fields[field.1.lowercased()] = String(field.2)
            count += 1
        }
        self.fields = fields
        text = block.dropFirst(count).map { $0.replacing(/^(> ?)+/, with: "") }.joined(separator: "\n")
        let last = block.last.flatMap { $0.hasPrefix("^") ? $0 : nil } ?? behind
        id = last.wholeMatch(of: /\^([A-Za-z0-9-]+)/).map { String($0.1) }
    }

    private static func moment(_ date: String, _ time: String?, _ offset: String?, zone: TimeZone) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = zone
        formatter.dateFormat = "yyyy-MM-dd HH:mm:ss" + (offset == nil ? "" : "xxx")
        let clock = (time ?? "00:00") + (time?.utf8.count == 8 ? "" : ":00")
        return formatter.date(from: "\(date) \(clock)\(offset ?? "")")
    }
}
