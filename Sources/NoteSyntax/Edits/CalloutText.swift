/// A callout as it is to be written: header, fields, body, id (format 3).
///
/// Texts are in their normal form (see ``NormalText``).
public struct CalloutText: Sendable, Equatable {
    /// A line `- KEY:: VALUE`.
    public struct Field: Sendable, Equatable {
        /// `[A-Za-z][A-Za-z0-9-]*`.
        public let key: String

        /// One line, not empty.
        public let value: String

        /// A field of this key and value.
        public init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }

        /// The line, with its quote mark.
        var line: [UInt8] { Array("> - \(key):: \(value)".utf8) }
    }

    /// The callout's type.
    public var type: String

    /// When it took place.
    public var when: WrittenWhen?

    /// What it was about; may be empty where there is a body.
    public var subject: String

    /// The fields in the order in which they are written.
    public var fields: [Field]

    /// Markdown, LF between lines; empty where there is none.
    public var body: String

    /// The block id, without `^`.
    public var id: String?

    /// A callout of these parts.
    public init(
        type: String, when: WrittenWhen? = nil, subject: String = "", fields: [Field] = [], body: String = "",
        id: String? = nil
    ) {
        self.type = type
        self.when = when
        self.subject = subject
        self.fields = fields
        self.body = body
        self.id = id
    }

    /// The lines without their endings, the blank one before the id and the id included.
    var lines: [[UInt8]] {
        let header = Array("> [!\(type)]".utf8) + Self.headerRest(when: when?.description, subject: subject)
        return [header] + fields.map(\.line) + Self.bodyLines(body) + (id.map { [[], Array("^\($0)".utf8)] } ?? [])
    }

    /// The lines of a body with their quote marks, and the `>` that parts it from what stands before; none for an empty
    /// one.
    static func bodyLines(_ body: String) -> [[UInt8]] {
        guard !body.isEmpty else { return [] }
        let lines = body.utf8.split(separator: UInt8.lineFeed, omittingEmptySubsequences: false)
        return [[UInt8(ascii: ">")]] + lines.map { $0.isEmpty ? [UInt8(ascii: ">")] : Array("> ".utf8) + $0 }
    }

    /// What stands in a header behind its brackets, the blank in front included; a `·` parts WHEN and subject where they
    /// would otherwise read as something else (format 3, Header).
    ///
    /// - Parameter when: The WHEN as it is written.
    package static func headerRest(when: String?, subject: String) -> [UInt8] {
        let plain = rest([when, subject])
        return reads(plain, asSubject: subject, behind: when) ? plain : rest([when, "·", subject])
    }

    private static func rest(_ parts: [String?]) -> [UInt8] {
        parts.compactMap(\.self).filter { !$0.isEmpty }.flatMap { [.space] + Array($0.utf8) }
    }

    private static func reads(_ rest: [UInt8], asSubject subject: String, behind when: String?) -> Bool {
        let line = Array("[!x]".utf8) + rest
        return line.withUnsafeBufferPointer { bytes in
            guard let header = CalloutHeader.parse(bytes, 0..<bytes.count), !header.hasDot,
                bytes[header.subject.range].elementsEqual(subject.utf8)
            else { return false }
            let written = Array((when ?? "").utf8)
            let expected = written.withUnsafeBufferPointer { WrittenWhen.parse($0, from: 0, to: $0.count)?.when }
            return header.when == expected
        }
    }
}
