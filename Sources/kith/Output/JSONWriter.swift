/// Writes JSON: keys in the order in which they are given, absent values and empty lists left out.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// What was written so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends bytes that stand between values, such as a line end between records.
    mutating func separate(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        needsComma = false
    }

    // MARK: Containers

    /// An object with the members that `body` writes.
    mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        startValue()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        try body(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// A member that is an object.
    mutating func object(_ key: StaticString, _ body: (inout JSONWriter) throws -> Void) rethrows {
        self.key(key)
        try object(body)
    }

    /// A member that is a list with a value for each element; nothing for an empty list unless `keepsEmpty`.
    mutating func array<Element>(
        _ key: StaticString, _ elements: some Sequence<Element>, keepsEmpty: Bool = false,
        _ body: (inout JSONWriter, Element) throws -> Void
    ) rethrows {
        var iterator = elements.makeIterator()
        guard let first = iterator.next() else {
            if keepsEmpty {
                self.key(key)
                bytes.append(contentsOf: "[]".utf8)
                needsComma = true
            }
            return
        }
        self.key(key)
        bytes.append(UInt8(ascii: "["))
        needsComma = false
        try body(&self, first)
        while let next = iterator.next() { try body(&self, next) }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    // MARK: Members

    /// A member that is a text; nothing where it is nil.
    mutating func member(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        self.key(key)
        string(value)
    }

    /// A member that is a number; nothing where it is nil.
    mutating func member(_ key: StaticString, _ value: Int?) {
        guard let value else { return }
        self.key(key)
        bytes.append(contentsOf: String(value).utf8)
        needsComma = true
    }

    /// A member that is true; nothing where it is false.
    mutating func member(_ key: StaticString, ifTrue value: Bool) {
        guard value else { return }
        self.key(key)
        bytes.append(contentsOf: "true".utf8)
        needsComma = true
    }

    /// A member that is a list of texts; nothing for an empty one.
    mutating func member(_ key: StaticString, _ values: [String]) {
        array(key, values) { $0.string($1) }
    }

    /// A member whose key comes from a note.
    mutating func member(named key: String, _ value: String) {
        string(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
        string(value)
    }

    /// A member whose key comes from a note and whose value is a list.
    mutating func member(named key: String, list values: [String]) {
        string(key)
        bytes.append(contentsOf: ":[".utf8)
        needsComma = false
        for value in values { string(value) }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    // MARK: Values

    /// A text.
    mutating func string(_ text: String) {
        startValue()
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { buffer in
            var start = 0
            for (index, byte) in buffer.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    private mutating func key(_ key: StaticString) {
        startValue()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        bytes.append(contentsOf: "\":".utf8)
        needsComma = false
    }

    private mutating func startValue() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22: bytes.append(contentsOf: "\\\"".utf8)
        case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
