/// Where a file stands in the vault: its path from the root, with `/` between, as the file system spells it.
///
/// Paths are compared byte for byte, also for order. Names that differ by Unicode form alone are different files.
public struct NotePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The path from the root.
    public let string: String

    /// A path from the root, without a leading `/`.
    public init(_ string: String) {
        self.string = string
    }

    /// The name of the file, with its ending.
    public var fileName: Substring {
        string.utf8.lastIndex(of: UInt8(ascii: "/")).map { string[string.utf8.index(after: $0)...] } ?? string[...]
    }

    /// The folder that holds it; empty at the root.
    public var folder: Substring {
        string.utf8.lastIndex(of: UInt8(ascii: "/")).map { string[..<$0] } ?? ""
    }

    /// The file's name without `.md`, which is what wiki-links name (format 2, Name).
    public var stem: Substring { isNote ? fileName.dropLast(3) : fileName }

    /// The path without `.md`.
    var withoutEnding: Substring { isNote ? string.dropLast(3) : string[...] }

    /// Whether the name ends in `.md`, in any case (format 1).
    public var isNote: Bool { Self.isNoteName(fileName.utf8) }

    /// Whether a file of that name is a note.
    public static func isNoteName(_ name: some BidirectionalCollection<UInt8>) -> Bool {
        name.count > 3 && name.suffix(3).elementsEqual(".md".utf8) { $0 | 0x20 == $1 | 0x20 }
    }

    /// Whether the file stands below `folder`, at any depth.
    public func isBelow(_ folder: String) -> Bool {
        string.utf8.starts(with: folder.utf8) && string.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
    }

    /// The path from the root.
    public var description: String { string }

    /// Whether both are the same bytes.
    public static func == (one: NotePath, other: NotePath) -> Bool {
        one.string.utf8.count == other.string.utf8.count && one.string.utf8.elementsEqual(other.string.utf8)
    }

    /// The order of their bytes.
    public static func < (one: NotePath, other: NotePath) -> Bool {
        // All notes of a vault are put in order, and in plain storage that is many times as fast.
        let (left, right) = (one.string.utf8, other.string.utf8)
        let precedes = left.withContiguousStorageIfAvailable { left in
            right.withContiguousStorageIfAvailable { left.lexicographicallyPrecedes($0) }
        }
        return (precedes ?? nil) ?? left.lexicographicallyPrecedes(right)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        var string = string
        string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
