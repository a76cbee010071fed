import Foundation

/// The values that stand in one argument with commas between.
enum ListedNames {
    /// The values; nil where a quote is open.
    ///
    /// `"…"` and `[[…]]` keep commas together, and of a link what it names is taken.
    static func parts(of argument: String) -> [String]? {
        var parts = [""]
        var (isQuoted, isLink) = (false, false)
        for character in argument {
            switch character {
            case "\"" where !isLink: isQuoted.toggle()
            case "," where !isQuoted && !isLink: parts.append("")
            default:
                parts[parts.count - 1].append(character)
                if !isQuoted { isLink = isLink ? !parts[parts.count - 1].hasSuffix("]]") : isOpen(parts.last ?? "") }
            }
        }
        return isQuoted ? nil : parts.map { linked($0.trimmingCharacters(in: .whitespaces)) }.filter { !$0.isEmpty }
    }

    /// The values that an option needs; an error where there are none.
    static func needed(_ parts: [String]?, _ option: String) throws -> [String] {
        guard let parts else {
            throw CommandFailure(
                code: .usage, message: "--\(option) has a quote that nothing closes", hint: "Add the other \".")
        }
        guard !parts.isEmpty else { throw CommandFailure(code: .usage, message: "--\(option) needs a value") }
        return parts
    }

    /// Whether a link begins with what stands there.
    private static func isOpen(_ part: String) -> Bool { part.drop(while: \.isWhitespace) == "[[" }

    /// The target of a link; another text as it is.
    private static func linked(_ value: String) -> String {
        guard value.hasPrefix("[["), value.hasSuffix("]]") else { return value }
        return String(value.dropFirst(2).dropLast(2).prefix { $0 != "|" && $0 != "#" })
    }
}
