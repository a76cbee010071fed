/// A text, folded character by character, so that what is found in it can be shown where it stands.
struct FoldedMap {
    let text: String
    private var folded: [UInt8] = []

    /// For each byte of `folded` the character that it comes from.
    private var origins: [String.Index] = []

    init(_ text: String) {
        self.text = text
        for index in text.indices {
            if let byte = text[index].asciiValue, byte > 0x20 {
                folded.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
                origins.append(index)
            } else if text[index].isWhitespace {
                guard folded.last != 0x20 else { continue }
                folded.append(0x20)
                origins.append(index)
            } else {
                for byte in FoldedText(text[index...index]).text.utf8 {
                    folded.append(byte)
                    origins.append(index)
                }
            }
        }
    }

    /// Where a folded text stands, in order and apart from each other; each from a whole character to another.
    func places(of wanted: FoldedText) -> [Range<String.Index>] {
        let wanted = Array(wanted.text.utf8)
        guard let first = wanted.first else { return [] }
        var places: [Range<String.Index>] = []
        var start = 0
        while start + wanted.count <= folded.count,
            let next = folded[start...(folded.count - wanted.count)].firstIndex(of: first)
        {
            if folded[next...].starts(with: wanted) {
                let last = origins[next + wanted.count - 1]
                places.append(origins[next]..<text.index(after: last))
                start = next + wanted.count
            } else {
                start = next + 1
            }
        }
        return places
    }
}

extension SearchQuery {
    /// What of a line is meant: all places of all terms, those that touch as one.
    func marks(in text: String) -> [Range<String.Index>] {
        let map = FoldedMap(text)
        let places = terms.flatMap { $0.places(in: map) }.sorted { $0.lowerBound < $1.lowerBound }
        return places.reduce(into: []) { marks, place in
            guard let last = marks.last, place.lowerBound <= last.upperBound else { return marks.append(place) }
            marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
        }
    }
}
