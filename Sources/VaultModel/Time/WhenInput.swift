public import NoteSyntax

/// A WHEN that somebody gave on the command line: a day or a moment, absolute or counted from now.
///
/// `2026-03-09`, `2026-03-09 14:05` (also with `T`; an offset may follow), `now`, `today`, `yesterday 15:00`,
/// `tomorrow`, `3 days ago`, `2 hours ago`, `in 2 weeks`, `last monday`, `next friday` (neither is ever today). Letters
/// may be of any case, and a TIME may follow all that names a day.
public struct WhenInput: Sendable, Hashable {
    /// What the writer puts into a header: in the vault's zone, to the minute, with an offset in a repeated hour only.
    public let written: WrittenWhen

    /// The moments it names, end not included: a whole day, a minute, or, where seconds were given, a second.
    public let instants: Range<Instant>

    /// The day, in the vault's zone.
    public var date: CivilDate { written.date }

    /// The time of day in the vault's zone, without seconds; nil for a whole day.
    public var time: CivilTime? { written.time }

    /// The moment that the written form stands for; of a day, its beginning.
    public var instant: Instant { time == nil ? instants.lowerBound : instants.lowerBound.toMinute }

    /// Which way a SPAN counts where one is taken in place of a WHEN.
    public enum SpanDirection: Sendable, Hashable {
        /// From today back, as for `--since`.
        case back
        /// From today on, as for `--follow-up`.
        case ahead
    }

    /// Reads a WHEN, or, where `span` is given, a WHEN or a SPAN, which is a whole day.
    ///
    /// With `--since` the first of `instants` counts, with `--until` their end, so that both include what they name.
    ///
    /// - Parameters:
    ///   - text: What was given; white space around it and the length of blanks do not matter.
    ///   - now: The moment that relative words count from.
    ///   - zone: The vault's zone.
    ///   - span: Which way a SPAN counts; nil refuses one.
    /// - Throws: ``TimeInputError``; for an hour that the zone skips too. Of a repeated one without offset the earlier
    ///   is taken.
    public static func parse(
        _ text: String, now: Instant, zone: VaultZone, span: SpanDirection? = nil
    ) throws(TimeInputError) -> WhenInput {
        let form: TimeInputForm = span.map { $0 == .back ? .whenOrSpan : .dayAhead } ?? .when
        let reader = WhenReader(text: text, now: now, zone: zone, form: form)
        if let span, let length = TimeSpan(text.trimmingBlanks) {
            return reader.day(span == .back ? reader.today.subtracting(length) : reader.today.adding(length))
        }
        return try reader.read()
    }

    init(day: CivilDate, in zone: VaultZone) {
        let start = zone.beginning(of: day)
        let end = day.adding(days: 1).map { zone.beginning(of: $0) }
        written = WrittenWhen(date: day)
        // The calendar's last day has no next one; it ends with its last representable second.
        instants = start..<max(start, end ?? Instant(secondsSinceEpoch: .max))
    }

    init(moment: Instant, seconds: Int, in zone: VaultZone) {
        written = zone.written(moment)
        instants = moment..<moment.adding(seconds: seconds)
    }
}
