import Foundation

/// A name made fit for a file, on every system that a vault may be carried to (format 5, "File names that the writer
/// makes").
public struct FileName: Sendable, Hashable {
    /// The file's name without its ending, in NFC.
    public let stem: String

    /// What the note's property `name` has to hold; nil where the stem says it.
    ///
    /// Unicode forms are the same name, so a difference in these alone needs no property.
    public let name: String?

    /// The longest name of a file, ending included, in bytes.
    public static let longestName = 200

    /// The file name for `name`, trimmed; nil where that is empty.
    ///
    /// - Parameters:
    ///   - name: What the file is to be called.
    ///   - ending: What will stand behind the stem, which counts towards the longest name.
    public init?(_ name: String, ending: String = ".md") {
        let name = Self.trimmed(name)
        guard !name.isEmpty else { return nil }
        let safe = Self.withoutDeviceName(Self.replacingForbidden(in: name.precomposedStringWithCanonicalMapping))
        stem = Self.cut(safe, toBytes: Self.longestName - ending.utf8.count)
        self.name = stem == name ? nil : name
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars.drop(while: \.properties.isWhitespace)
        let end = scalars.lastIndex { !$0.properties.isWhitespace }
        return end.map { String(scalars[...$0]) } ?? ""
    }
}

// MARK: - Characters

extension FileName {
    /// Puts one `-` for each run of what no file name may hold, and one blank for each run of blanks.
    private static func replacingForbidden(in name: String) -> String {
        let scalars = Array(name.unicodeScalars)
        let isForbidden = forbidden(in: scalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isFirstOfRun = index == 0 || !isForbidden[index - 1]
            if isForbidden[index] {
                if isFirstOfRun { result.append("-") }
            } else if isBlank(scalar) {
                // Behind a forbidden character a blank begins a run of its own.
                if isFirstOfRun || index == 0 || !isBlank(scalars[index - 1]) { appendBlank(to: &result) }
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func appendBlank(to text: inout String.UnicodeScalarView) {
        if text.last != " " { text.append(" ") }
    }

    private static func forbidden(in scalars: [Unicode.Scalar]) -> [Bool] {
        var isForbidden = scalars.map(isForbiddenAnywhere)
        for (index, scalar) in scalars.enumerated() where scalar == "%" {
            let hasNeighbour = (index > 0 && scalars[index - 1] == "%") || scalars.dropFirst(index + 1).first == "%"
            if hasNeighbour { isForbidden[index] = true }
        }
        for index in scalars.indices {
            guard scalars[index] == "." else { break }
            isForbidden[index] = true
        }
        for index in scalars.indices.reversed() {
            guard scalars[index] == "." || isBlank(scalars[index]) else { break }
            isForbidden[index] = true
        }
        return isForbidden
    }

    private static func isForbiddenAnywhere(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", "/", ":", "*", "?", "\"", "<", ">", "|", "#", "^", "[", "]": true
        default: scalar.properties.generalCategory == .control && !isBlank(scalar)
        }
    }

    /// A space, a tab, or what would break a line elsewhere.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}

// MARK: - Devices, length

extension FileName {
    /// Windows takes these for devices, whatever ending stands behind them.
    private static let deviceNames: Set<String> = {
        let numbers = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"]
        return Set(
            ["con", "prn", "aux", "nul", "conin$", "conout$"]
                + ["com", "lpt"].flatMap { port in numbers.map { port + $0 } })
    }()

    /// Puts a `-` behind a device name, which keeps it readable.
    private static func withoutDeviceName(_ name: String) -> String {
        let base = name.prefix { $0 != "." }
        guard let end = base.lastIndex(where: { $0 != " " }), deviceNames.contains(base[...end].lowercased()) else {
            return name
        }
        return String(base) + "-" + name[base.endIndex...]
    }

    /// The beginning of a text that fits into some bytes, characters whole where they can be, without a blank or a dot
    /// at its end.
    private static func cut(_ text: String, toBytes limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var result = ""
        var count = 0
        for character in text {
            count += character.utf8.count
            guard count <= limit else { break }
            result.append(character)
        }
        while let last = result.unicodeScalars.last, last == "." || isBlank(last) { result.unicodeScalars.removeLast() }
        return result.isEmpty ? cutScalars(text, toBytes: limit) : result
    }

    /// For a single character that is longer than any name: a letter under hundreds of accents.
    private static func cutScalars(_ text: String, toBytes limit: Int) -> String {
        var result = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            count += UTF8.width(scalar)
            guard count <= limit else { break }
            result.append(scalar)
        }
        return String(result)
    }
}
