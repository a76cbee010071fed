/// A zone's offsets from UTC over a stretch of time, for many lookups without a lock.
struct OffsetTable: Sendable {
    /// When each offset begins, in seconds since 1970, ascending; the first holds from ever on.
    private var starts = [Int64.min]

    /// Seconds ahead of UTC, one for each start.
    private var offsets: [Int]

    /// For each slot of time from the first change on, which offset holds at its beginning: nearly where to look.
    private var slots = [0]

    /// Seconds in a slot, as a power of two: seven weeks, in which a zone changes once, or twice around Ramadan.
    private static let slotBits: Int64 = 22

    /// No clock has ever been farther from UTC than this: Manila and Alaska were sixteen hours off before 1900.
    static let largestOffset: Int64 = 16 * 3600

    /// - Parameters:
    ///   - firstOffset: Seconds ahead of UTC before the first change.
    ///   - changes: What holds from when on, ascending.
    init(firstOffset: Int, changes: [(start: Int64, offset: Int)] = []) {
        offsets = [firstOffset]
        for change in changes where change.offset != offsets.last {
            starts.append(change.start)
            offsets.append(change.offset)
        }
        guard starts.count > 1, let last = starts.last else { return }
        slots = stride(from: starts[1], through: last, by: 1 << Self.slotBits).reduce(into: []) { slots, start in
            var index = slots.last ?? 0
            while index + 1 < starts.count, starts[index + 1] <= start { index += 1 }
            slots.append(index)
        }
    }

    /// Seconds ahead of UTC at a moment.
    func offset(at seconds: Int64) -> Int { offsets[index(at: seconds)] }

    /// The stretch that holds a moment: the last that does not begin after it.
    private func index(at seconds: Int64) -> Int {
        guard starts.count > 1, seconds >= starts[1] else { return 0 }
        var index = slots[min(Int((seconds - starts[1]) >> Self.slotBits), slots.count - 1)]
        while index + 1 < starts.count, starts[index + 1] <= seconds { index += 1 }
        return index
    }

    /// The moments at which the clock shows a reading.
    enum Reading: Equatable {
        case exact(Int64)
        /// Read with the offset before the change that skips it, which happens at `change`.
        case skipped(Int64, change: Int64)
        case repeated(Int64, Int64)
    }

    /// The moments at which the clock shows `local`: a reading in seconds as if the clock were UTC's.
    func reading(of local: Int64) -> Reading {
        var index = index(at: local - Self.largestOffset)
        var first: Int64?
        while true {
            let moment = local - Int64(offsets[index])
            let next = index + 1 < starts.count ? starts[index + 1] : Int64.max
            if moment >= starts[index], moment < next {
                if let first { return .repeated(first, moment) }
                first = moment
            }
            guard next <= local + Self.largestOffset else { break }
            if moment >= next, local - Int64(offsets[index + 1]) < next { return .skipped(moment, change: next) }
            index += 1
        }
        return .exact(first ?? local - Int64(offsets[index]))
    }
}
