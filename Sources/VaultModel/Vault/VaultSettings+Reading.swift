public import NoteSyntax

extension VaultSettings {
    /// Reads the settings of the vault whose `Vault.md` this is; format 1.
    ///
    /// - Parameters:
    ///   - tree: `Vault.md`, parsed.
    ///   - folderName: The name of the vault's folder, which names the book where the note does not.
    public init(_ tree: NoteTree, folderName: String) throws(VaultSettingsError) {
        guard let frontMatter = tree.frontMatter, let version = frontMatter.entry(for: "kith") else { throw .notAVault }
        let values = SettingsReader(frontMatter: frontMatter, source: tree.source)
        let problem = frontMatter.problems.first { $0.kind != .nestedValue }
        if problem != nil, let line = tree.source.conflictLine { throw .conflict(line: line + 1) }
        // A newer format may write what looks broken here.
        try Self.checkVersion(version, line: values.line(of: version.keySpan))
        if let problem {
            throw .unreadable(line: values.line(of: problem.span), problem: problem.message)
        }
        name = try values.parsed("name", expected: "a text") { $0 } ?? folderName
        zone =
            try values.parsed("timezone", expected: "an IANA time zone such as Europe/Berlin") {
                VaultZone(identifier: $0)
            } ?? .utc
        contactsFolder = try values.folder("contacts") ?? "Contacts"
        segmentsFolder = try values.folder("segments") ?? "Segments"
        attachmentsFolder = try values.folder("attachments") ?? "Attachments"
        teamFolder = try values.folder("team") ?? "Team"
        templatesFolder = try values.folder("templates") ?? "Templates"
        codesFolder = try values.folder("codes") ?? "Codes"
        interactionTypes = try values.interactionTypes() ?? Self.defaultInteractionTypes
        deletePolicy =
            try values.parsed("delete-policy", expected: "direct or cancel-first") {
                DeletePolicy(rawValue: $0)
            } ?? .direct
        requiresTemplate = try values.flag("require-template")
        requiresCode = try values.flag("require-code")
        keepInTouchTags = try values.list("keep-in-touch-tags", expected: "a tag and a span, such as client 6w") {
            KeepInTouchTag($0)
        }
        rulesOff = try values.list("check-off", expected: "the names of rules") { $0 }
    }

    /// The types of a vault that lists none.
    public static let defaultInteractionTypes = ["call", "email", "meeting", "note"]

    /// The index of a callout's type among the vault's, compared without case; nil where it is not one of them.
    public func interactionType(_ span: SourceSpan, in source: SourceText) -> Int? {
        interactionTypes.firstIndex { type in
            span.count == type.utf8.count
                && zip(source.bytes[span.range], type.utf8).allSatisfy { Self.lowercased($0) == Self.lowercased($1) }
        }
    }

    /// Whether a text has the form of a callout's type, `[A-Za-z][A-Za-z0-9-]*` (format 3, What).
    static func isInteractionType(_ text: String) -> Bool {
        text.utf8.first?.isASCIILetter == true && text.utf8.allSatisfy(\.isNameByte)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func checkVersion(_ entry: FrontMatter.Entry, line: Int) throws(VaultSettingsError) {
        guard case .scalar(let scalar) = entry.value else { throw .badVersion("no single value", line: line) }
        let text = scalar.text
        let digits = text.utf8.drop { $0 == UInt8(ascii: "0") }
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { throw .badVersion(text, line: line) }
        // More digits than an `Int` holds are a newer version too.
        guard let version = Int(text), version <= supportedVersion else { throw .newerVersion(text, line: line) }
    }
}

extension VaultSettings.KeepInTouchTag {
    /// Reads `TAG SPAN`; nil for anything else.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, let span = TimeSpan(String(words[1])) else { return nil }
        self.init(tag: String(words[0]), span: span)
    }
}

/// Types the values of `Vault.md` by the format's table.
private struct SettingsReader {
    let frontMatter: FrontMatter
    let source: SourceText

    func line(of span: SourceSpan) -> Int { source.line(at: span.lowerBound) + 1 }

    func text(_ key: String) -> String? {
        frontMatter[key]?.scalars.first.map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Refuses a value that is not flat: what it was meant to set would silently be something else.
    private func checkFlat(_ key: String, expected: String) throws(VaultSettingsError) {
        guard let entry = frontMatter.entry(for: key), entry.value == .nested else { return }
        throw error(key, source.text(entry.valueSpan), expected: expected)
    }

    func parsed<Value>(
        _ key: String, expected: String, _ parse: (String) -> Value?
    ) throws(VaultSettingsError) -> Value? {
        try checkFlat(key, expected: expected)
        guard let text = text(key) else { return nil }
        guard let value = parse(text) else { throw error(key, text, expected: expected) }
        return value
    }

    func list<Value>(
        _ key: String, expected: String, _ parse: (String) -> Value?
    ) throws(VaultSettingsError) -> [Value] {
        try checkFlat(key, expected: expected)
        var values: [Value] = []
        for scalar in frontMatter[key]?.scalars ?? [] {
            guard let value = parse(scalar.text) else { throw error(key, scalar.text, expected: expected) }
            values.append(value)
        }
        return values
    }

    func flag(_ key: String) throws(VaultSettingsError) -> Bool {
        try parsed(key, expected: "true or false") { ["true": true, "false": false][$0] } ?? false
    }

    /// A folder below the root, without `/` at its ends.
    func folder(_ key: String) throws(VaultSettingsError) -> String? {
        try parsed(key, expected: "a folder of the vault, such as Contacts") { text in
            let parts = text.split(separator: "/")
            let isBelow = !parts.isEmpty && !text.hasPrefix("/") && parts.allSatisfy { !$0.hasPrefix(".") }
            return isBelow ? parts.joined(separator: "/") : nil
        }
    }

    func interactionTypes() throws(VaultSettingsError) -> [String]? {
        let types = try list("interaction-types", expected: "types of letters, digits and -, such as call") { type in
            VaultSettings.isInteractionType(type) ? type : nil
        }
        return types.isEmpty ? nil : types
    }

    private func error(_ key: String, _ value: String, expected: String) -> VaultSettingsError {
        let line = frontMatter.entry(for: key).map { self.line(of: $0.keySpan) } ?? 1
        return key == "timezone"
            ? .unknownZone(value, line: line) : .badValue(key: key, value: value, expected: expected, line: line)
    }
}
