/// Tells from a note's path and bytes whether some words may stand in it, case and accents aside, without parsing it.
///
/// It may pass too much and never too little: of each word its longest run of ASCII letters and digits is looked for, in
/// capital or small letters, with accents or as a ligature. A word that has none passes every note with other letters.
public struct TextScreen: Sendable, Equatable {
    private let runs: [FoldedRun]

    /// A screen for words that must all be there.
    ///
    /// - Parameter words: Texts in which white space parts words.
    public init(_ words: [FoldedText]) {
        let runs = words.flatMap { $0.text.split(whereSeparator: \.isWhitespace) }.map { FoldedRun.longest(in: $0) }
        // The longest are the rarest.
        self.runs = runs.sorted { $0.bytes.count > $1.bytes.count }
    }

    /// Whether all words may stand in a note, in its name or its text.
    public func passes(_ path: NotePath, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var name = String(path.stem)
        var isDisguised: Bool?
        return runs.allSatisfy { run in
            if run.mayOccur(in: bytes) || name.withUTF8(run.mayOccur) { return true }
            // In front matter YAML may read another text than what is written.
            let mayHide = isDisguised ?? MentionScreen.mayDisguiseLinks(bytes)
            isDisguised = mayHide
            return mayHide
        }
    }

    /// Whether all words may stand in a stretch of a note's text.
    func passes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { runs.allSatisfy { $0.mayOccur(in: bytes) } }
}

/// A run of ASCII letters and digits, in lower case, that a folded text must hold.
struct FoldedRun: Sendable, Equatable {
    let bytes: [UInt8]

    /// Whether no run is known, but the text must hold letters that are not ASCII.
    private let needsOthers: Bool

    private let needle: Needle
    private let letters: LetterTable

    init(_ bytes: [UInt8], needsOthers: Bool = false) {
        self.bytes = bytes
        self.needsOthers = needsOthers
        needle = Needle(bytes: bytes)
        letters = LetterTable(bytes)
    }

    static func == (one: FoldedRun, other: FoldedRun) -> Bool {
        one.bytes == other.bytes && one.needsOthers == other.needsOthers
    }

    /// The longest run in a folded word.
    static func longest(in word: Substring) -> FoldedRun {
        let runs = word.utf8.split { !isLetterOrDigit($0) }
        let longest = runs.max { $0.count < $1.count }.map { Array($0) } ?? []
        return FoldedRun(longest, needsOthers: longest.isEmpty && !word.utf8.allSatisfy { $0 < 0x80 })
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// Whether the run may stand in a text once that is folded.
    func mayOccur(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !bytes.isEmpty else { return !needsOthers || Self.firstOther(in: text, from: 0) != nil }
        return needle.occurs(in: text) || occursAccented(in: text)
    }
}

// MARK: - Letters that are not ASCII

extension FoldedRun {
    /// Whether the run stands where some of it is no ASCII: accented letters, ligatures, letters with combining marks.
    ///
    /// Such places are folded scalar by scalar, as far as they consist of letters of the run.
    private func occursAccented(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        letters.classes.withUnsafeBufferPointer { classes in
            var folded: [UInt8] = []
            var index = 0
            while let place = Self.firstOther(in: text, from: index) {
                let scalar = ScalarReading(text, at: place)
                index = place + scalar.length
                let kind = LetterTable.class(of: scalar.value, in: classes)
                guard kind != LetterTable.other, fits(kind, between: place - 1, and: index, in: text) else { continue }
                let start = beginning(before: place, in: text, classes)
                folded.removeAll(keepingCapacity: true)
                index = max(index, fold(text, from: start, beyond: place, classes, into: &folded))
                if folded.count >= bytes.count, folded.withUnsafeBufferPointer(needle.occurs) { return true }
            }
            return false
        }
    }

    /// Whether a letter may stand in the run between its neighbours, a quick test that almost all others fail.
    private func fits(
        _ letter: UInt8, between before: Int, and behind: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard letter > LetterTable.several else { return true }
        func isNeighbour(_ index: Int, _ wanted: Int) -> Bool {
            guard bytes.indices.contains(wanted) else { return true }
            guard text.indices.contains(index) else { return false }
            let byte = text[index]
            return byte >= 0x80 || byte == bytes[wanted] || (0x41...0x5A).contains(byte) && byte | 0x20 == bytes[wanted]
        }
        return bytes.indices.contains { index in
            bytes[index] == letter && isNeighbour(before, index - 1) && isNeighbour(behind, index + 1)
        }
    }

    /// Where the run may begin that goes on at `place`.
    private func beginning(
        before place: Int, in text: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var start = place
        var count = 0
        while start > 0, count < bytes.count {
            if text[start - 1] < 0x80 {
                guard classes[Int(text[start - 1])] != LetterTable.other else { break }
                start -= 1
                count += 1
            } else {
                let scalar = ScalarReading(text, endingAt: start)
                guard LetterTable.class(of: scalar.value, in: classes) != LetterTable.other else { break }
                start -= scalar.length
            }
        }
        return start
    }

    /// Folds a text as long as it may belong to the run; gives the offset behind that.
    private func fold(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, beyond place: Int,
        _ classes: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]
    ) -> Int {
        var index = start
        while index < text.count {
            let isASCII = text[index] < 0x80
            let scalar = isASCII ? nil : ScalarReading(text, at: index)
            let kind = scalar.map { LetterTable.class(of: $0.value, in: classes) } ?? classes[Int(text[index])]
            switch kind {
            case LetterTable.other: return index
            case LetterTable.vanishing: break
            case LetterTable.several: folded += letters.several[scalar?.value ?? 0] ?? [0]
            default: folded.append(kind)
            }
            index += scalar?.length ?? 1
        }
        return index
    }

    /// The first byte of a text that is no ASCII: by its highest bit, of eight bytes at a time.
    private static func firstOther(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = text.baseAddress else { return nil }
        let raw = UnsafeRawPointer(base)
        var index = start
        while index + 8 <= text.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let marks = word & 0x8080_8080_8080_8080
            if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < text.count {
            if text[index] >= 0x80 { return index }
            index += 1
        }
        return nil
    }
}

/// What each scalar is to a run: one of its letters, something that may vanish, or the end of it.
struct LetterTable: Sendable {
    static let other: UInt8 = 0
    static let vanishing: UInt8 = 1
    static let several: UInt8 = 2

    /// For each scalar below the table's end its class, or the letter that it folds to.
    let classes: [UInt8]

    /// What the scalars fold to that fold to several letters.
    let several: [UInt32: [UInt8]]

    private static let end: UInt32 = 0x800
    private static let rare: [UInt32] = Array(0x1E00..<0x1F00) + [0x212A, 0x212B] + Array(0xFB00...0xFB06)

    /// What all scalars fold to that may fold to letters.
    private static let rareFoldings = rare.map { ScalarFolding(of: $0) }
    private static let foldings = (0x80..<end).map { ScalarFolding(of: $0) }

    /// The class of any scalar; of those that are rare `several`, also where it is no letter of the run.
    @inline(__always)
    static func `class`(of scalar: UInt32, in classes: UnsafeBufferPointer<UInt8>) -> UInt8 {
        if scalar < end { return classes[Int(scalar)] }
        switch scalar {
        case 0x1E00..<0x1F00, 0x212A, 0x212B, 0xFB00...0xFB06: return several
        default: return ScalarFolding(of: scalar) == .other ? other : vanishing
        }
    }

    init(_ run: [UInt8]) {
        var classes = [UInt8](repeating: Self.other, count: Int(Self.end))
        var several: [UInt32: [UInt8]] = [:]
        for byte in run {
            classes[Int(byte)] = byte
            if (0x61...0x7A).contains(byte) { classes[Int(byte & 0xDF)] = byte }
        }
        guard !run.isEmpty else {
            (self.classes, self.several) = (classes, several)
            return
        }
        for (scalar, folding) in zip(UInt32(0x80)..., Self.foldings) {
            switch folding {
            case .other: break
            case .mayVanish: classes[Int(scalar)] = Self.vanishing
            case .letters(let letters) where letters.count == 1:
                if run.contains(letters[0]) { classes[Int(scalar)] = letters[0] }
            case .letters(let letters):
                guard letters.contains(where: run.contains) else { continue }
                classes[Int(scalar)] = Self.several
                several[scalar] = letters
            }
        }
        for (scalar, folding) in zip(Self.rare, Self.rareFoldings) {
            if case .letters(let letters) = folding { several[scalar] = letters }
        }
        (self.classes, self.several) = (classes, several)
    }
}
