import Foundation

/// A JSON text, parsed by another parser than Kith's own code.
enum JSONValue: Decodable, Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// A text that is not one JSON value.
    struct Malformed: Error, CustomStringConvertible {
        let text: String
        var description: String { "no JSON: \(text.prefix(500))" }
    }

    init(parsing bytes: [UInt8]) throws {
        do {
            self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        } catch {
            throw Malformed(text: String(decoding: bytes, as: UTF8.self))
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}

// MARK: - Looking into it

extension JSONValue {
    /// The member of an object; `null` where there is none.
    subscript(key: String) -> JSONValue {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// The item of a list; `null` where there is none.
    subscript(index: Int) -> JSONValue {
        items.indices.contains(index) ? items[index] : .null
    }

    /// The items of a list; none of anything else.
    var items: [JSONValue] {
        if case .array(let items) = self { items } else { [] }
    }

    /// The names of an object's members, in alphabetical order.
    var keys: [String] {
        if case .object(let members) = self { members.keys.sorted() } else { [] }
    }

    /// The text of a string; empty for anything else.
    var text: String {
        if case .string(let text) = self { text } else { "" }
    }

    /// The texts of a list's items.
    var texts: [String] { items.map(\.text) }

    /// Whether nothing at all is in it that documents leave out: no `null`, no empty list or object.
    var leavesOutAbsentValues: Bool {
        switch self {
        case .null: false
        case .bool, .number, .string: true
        case .array(let items): !items.isEmpty && items.allSatisfy(\.leavesOutAbsentValues)
        case .object(let members): !members.isEmpty && members.values.allSatisfy(\.leavesOutAbsentValues)
        }
    }

    /// The names of all members, at any depth but below `skipped`, whose members a note names.
    func allKeys(but skipped: Set<String>) -> Set<String> {
        switch self {
        case .array(let items): items.reduce(into: []) { $0.formUnion($1.allKeys(but: skipped)) }
        case .object(let members):
            members.reduce(into: Set(members.keys)) { keys, member in
                if !skipped.contains(member.key) { keys.formUnion(member.value.allKeys(but: skipped)) }
            }
        default: []
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
}
