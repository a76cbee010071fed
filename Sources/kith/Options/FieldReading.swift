import NoteSyntax
import VaultModel
import VaultStore

/// Reads what somebody gives for the fields of an interaction: names become the notes they name, times become dates.
struct FieldReading {
    let vault: OpenVault
    let now: Instant

    /// The note that holds the interaction, from which links are read; nil where several notes will.
    let holder: NotePath?

    /// What was read so far.
    private(set) var input = InteractionInput()

    init(vault: OpenVault, now: Instant, holder: NotePath?) {
        (self.vault, self.now, self.holder) = (vault, now, holder)
    }

    /// Reads a WHEN, if one is given.
    mutating func readWhen(_ text: String?) throws {
        guard let text else { return }
        input.when = try WhenInput.parse(text, now: now, zone: vault.settings.zone).written
    }

    /// Adds people to `by`.
    mutating func addPeople(_ names: [String]) throws {
        for name in names { input.by = (input.by ?? []) + [try vault.person(named: name)] }
    }

    /// Adds contacts to `with`; a word of the holder's relations, such as `spouse`, names that contact.
    mutating func addContacts(_ names: [String]) async throws {
        for name in names {
            let related = try await vault.contact(relatedAs: name, to: try oneHolder(for: .with))
            let path = if let related { related } else { try await vault.contact(named: name).path }
            input.with = (input.with ?? []) + [path]
        }
    }

    /// Adds `KEY=VALUE`.
    mutating func addAssignment(_ item: String) async throws {
        let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw CommandFailure(code: .usage, message: "“\(item)” is no key=value", hint: "Write --set key=value.")
        }
        guard !parts[1].allSatisfy(\.isWhitespace) else {
            throw CommandFailure(
                code: .usage, message: "“\(item)” has no value",
                hint: "`kith edit ID --unset \(parts[0])` takes a field out.")
        }
        try await add(parts[0], parts[1], option: "--set")
    }

    /// Takes fields out.
    mutating func remove(_ keys: [String]) throws {
        for key in keys {
            try Self.checkKey(key, option: "--unset")
            switch InteractionField(named: key) {
            case .by: input.by = []
            case .with: input.with = []
            default: addField(key, "")
            }
        }
    }

    /// Adds the field of a key.
    mutating func add(_ key: String, _ value: String, option: String) async throws {
        try Self.checkKey(key, option: option)
        switch InteractionField(named: key) {
        case .by: try addPeople([value])
        case .with: try await addContacts([value])
        case .followUp, .followUpDone:
            let when = try WhenInput.parse(value, now: now, zone: vault.settings.zone, span: .ahead)
            addField(key, when.date.description)
        case .code: addField(key, try await vault.code(named: value).code)
        case .template:
            let holder = try oneHolder(for: .template)
            addField(key, try vault.link(to: try await vault.template(named: value).path, from: holder))
        case .segment: addField(key, try await vault.link(toSegment: value, from: try oneHolder(for: .segment)))
        case .attachments: addField(key, try vault.link(toFile: value, from: try oneHolder(for: .attachments)))
        default: addField(key, value)
        }
    }

    /// The note that holds the interaction; links are another in each of several.
    private func oneHolder(for field: InteractionField) throws -> NotePath {
        if let holder { return holder }
        let hint =
            field == .template ? "Name it with --template." : "A template may have attachments; the rest is up to Kith."
        throw CommandFailure(
            code: .usage, message: "`\(field.key)` can't be given for a whole segment", hint: hint)
    }

    /// Of a key that is given twice the last counts, but for lists, whose items come together.
    private mutating func addField(_ key: String, _ value: String) {
        let same = input.fields.firstIndex { $0.key.lowercased() == key.lowercased() }
        guard let same else {
            input.fields.append(OtherField(key: key, value: value))
            return
        }
        let isList = InteractionField(named: key)?.isList ?? false
        let joined = isList && !value.isEmpty ? input.fields[same].value + ", " + value : value
        input.fields[same] = OtherField(key: input.fields[same].key, value: joined)
    }

    /// Refuses what is no key, and keys that Kith alone writes.
    private static func checkKey(_ key: String, option: String) throws {
        let bytes = Array(key.utf8)
        let isKey =
            bytes.first.map { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") } ?? false
            && key.utf8.allSatisfy { byte in
                ("a"..."z").contains(Character(UnicodeScalar(byte | 0x20)))
                    || ("0"..."9").contains(Character(UnicodeScalar(byte))) || byte == UInt8(ascii: "-")
            }
        guard isKey else {
            throw CommandFailure(
                code: .usage, message: "“\(key)” can't be the key of a field",
                hint: "A key is a letter, then letters, digits and -.")
        }
        guard let field = InteractionField(named: key), field.isStamped else { return }
        let isCancellation = field == .cancelledAt || field == .cancelledBy
        throw CommandFailure(
            code: .usage, message: "`\(field.key)` can't be given with \(option): Kith alone writes it",
            hint: isCancellation ? "`kith cancel` and `kith uncancel` do that." : "It never changes.")
    }
}
