/// A change of one property of a note's front matter (format 2, Flat; format 6).
///
/// Keys are compared with their case. Two spellings of the same characters (NFC, NFD) are the same key, and for `add`
/// and `remove` the same value.
public enum PropertyChange: Sendable, Equatable {
    /// Gives the key these values in the place of what it has; a key that is not there yet is added.
    ///
    /// It becomes a list if `asList` is true or there are several values; a single text that stands there already is
    /// a list of one and stays as it is (format 2). No values: `key: []`, or `key:` with nothing behind it.
    case set(key: String, values: [String], asList: Bool)

    /// Adds to a list, at its end and in this order, those of the values that it lacks.
    ///
    /// A single text becomes a list that begins with it; a key that is not there yet becomes a list.
    case add(key: String, values: [String])

    /// Takes these values out of a list, each as often as it stands there; the property goes with its last value.
    case remove(key: String, values: [String])

    /// Removes the property, whatever it holds.
    case unset(key: String)

    /// The key of the property.
    public var key: String {
        switch self {
        case .set(let key, _, _), .add(let key, _), .remove(let key, _), .unset(let key): key
        }
    }
}

/// What a property is to be after a change.
enum PropertyOutcome: Sendable {
    /// The key does not stand there.
    case gone
    /// The key stands there with nothing behind it.
    case nothing
    case text(String)
    case list([String])
}

extension PropertyChange {
    /// What becomes of `entry`, the one with the change's key; `nil` if it is so already.
    ///
    /// - Parameter line: The entry's line, counted from 1.
    func outcome(for entry: FrontMatter.Entry?, line: Int?) throws(PropertyEditError) -> PropertyOutcome? {
        switch self {
        case .set(_, let values, let asList):
            try refuseControlCharacters(in: values)
            let meant: PropertyOutcome =
                asList || values.count > 1 ? .list(values) : values.first.map { .text($0) } ?? .nothing
            return entry.map { $0.value.suffices(for: meant) } == true ? nil : meant
        case .add(_, let values):
            try refuseControlCharacters(in: values)
            let texts = try texts(of: entry, line) ?? []
            let sum = values.reduce(into: texts) { sum, value in
                if !sum.contains(value) { sum.append(value) }
            }
            return sum.count == texts.count ? nil : .list(sum)
        case .remove(_, let values):
            guard let texts = try texts(of: entry, line) else { throw .noSuchKey(key: key) }
            for value in values where !texts.contains(value) {
                throw .noSuchValue(key: key, value: value, line: line ?? 1)
            }
            guard !values.isEmpty else { return nil }
            let rest = texts.filter { !values.contains($0) }
            return rest.isEmpty ? .gone : .list(rest)
        case .unset:
            guard entry != nil else { throw .noSuchKey(key: key) }
            return .gone
        }
    }

    private func texts(of entry: FrontMatter.Entry?, _ line: Int?) throws(PropertyEditError) -> [String]? {
        guard let entry else { return nil }
        guard entry.value != .nested else { throw .notEditableInPlace(key: key, line: line ?? 1) }
        return entry.value.scalars.map(\.text)
    }

    private func refuseControlCharacters(in values: [String]) throws(PropertyEditError) {
        guard values.contains(where: { $0.unicodeScalars.contains(where: \.isControlOrLineEnd) }) else { return }
        throw .controlCharacter(key: key)
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character but TAB, or ends a line for YAML or for Unicode.
    fileprivate var isControlOrLineEnd: Bool {
        switch value {
        case 0x09: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        default: false
        }
    }
}

extension FrontMatter.Value {
    /// Whether the value is just that: the same bytes of text, and a list where one is meant.
    func matches(_ outcome: PropertyOutcome) -> Bool {
        switch (self, outcome) {
        case (.scalar(let scalar), .nothing): scalar.isAbsent
        case (.scalar(let scalar), .text(let text)): !scalar.isAbsent && scalar.text.isIdentical(to: text)
        case (.list(let items), .list(let texts)): items.map(\.text).elementsEqual(texts) { $0.isIdentical(to: $1) }
        default: false
        }
    }

    /// Whether the value need not change to be that: a single text is as good as a list of one, and a key without a
    /// value as an empty list (format 2, Flat).
    func suffices(for outcome: PropertyOutcome) -> Bool {
        guard case .scalar = self, case .list(let texts) = outcome, texts.count < 2 else { return matches(outcome) }
        return matches(texts.first.map { .text($0) } ?? .nothing)
    }
}

extension String {
    /// Whether both have the same bytes; `==` takes NFC and NFD for the same.
    func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
