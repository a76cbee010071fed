import NoteSyntax

/// Reads one WHEN: splits it into words, tells the day, then the time.
struct WhenReader {
    let text: String
    let now: Instant
    let zone: VaultZone
    let form: TimeInputForm
    let today: CivilDate

    init(text: String, now: Instant, zone: VaultZone, form: TimeInputForm) {
        (self.text, self.now, self.zone, self.form) = (text, now, zone, form)
        today = zone.civil(now).date
    }

    func read() throws(TimeInputError) -> WhenInput {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        if words == ["now"] { return moment(now) }
        if let moment = try relativeMoment(words) { return moment }
        guard let (date, rest) = try leadingDay(words) else { throw unreadable }
        if rest.isEmpty { return day(date) }
        return try moment(of: date, timeWords: rest)
    }

    func day(_ date: CivilDate) -> WhenInput { WhenInput(day: date, in: zone) }

    private func moment(_ moment: Instant) -> WhenInput { WhenInput(moment: moment.toMinute, seconds: 60, in: zone) }

    private var unreadable: TimeInputError { .unreadable(text, form: form, suggestion: suggestion) }
    private var nonexistent: TimeInputError { .nonexistent(text, form: form) }
}

// MARK: - Days

extension WhenReader {
    /// The day that the first words name, and the words behind it.
    private func leadingDay(_ words: [String]) throws(TimeInputError) -> (date: CivilDate, rest: [String])? {
        guard let first = words.first else { return nil }
        let offset: Int? = ["today": 0, "yesterday": -1, "tomorrow": 1][first]
        if let offset { return (try reachable(today.adding(days: offset)), words.dropping(1)) }
        if words.count >= 2, let date = try nearestWeekday(first, words[1]) { return (date, words.dropping(2)) }
        if let (count, unit, forward) = amount(words), let length = Self.spanUnits[unit] {
            guard let span = TimeSpan(count, length) else { throw .outOfRange(text) }
            let date = forward ? today.adding(span) : today.subtracting(span)
            // Spans stop at the calendar's ends; nobody means those.
            guard date != .earliest, date != .latest else { throw .outOfRange(text) }
            return (date, words.dropping(3))
        }
        return try writtenDay(first).map { ($0.date, $0.time.map { [$0] + words.dropping(1) } ?? words.dropping(1)) }
    }

    /// `YYYY-MM-DD`, and what stands behind a `T` glued to it.
    private func writtenDay(_ word: String) throws(TimeInputError) -> (date: CivilDate, time: String?)? {
        let day = String(word.prefix(CivilDate.utf8Count))
        let rest = word.dropFirst(CivilDate.utf8Count)
        guard rest.isEmpty || rest.first == "t" && rest.count > 1 else { return nil }
        if let date = CivilDate(day) { return (date, rest.isEmpty ? nil : String(rest.dropFirst())) }
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.decimal != nil }) else { return nil }
        throw nonexistent
    }

    /// `last` or `next` and a weekday: the nearest such day before or after today.
    private func nearestWeekday(_ which: String, _ name: String) throws(TimeInputError) -> CivilDate? {
        guard which == "last" || which == "next", name.utf8.count >= 3,
            let weekday = Weekday.allCases.first(where: { name == "\($0)" || name == "\($0)".prefix(3) })
        else { return nil }
        let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
        if which == "next" { return try reachable(today.adding(days: ahead == 0 ? 7 : ahead)) }
        return try reachable(today.adding(days: ahead - 7))
    }

    private func reachable(_ date: CivilDate?) throws(TimeInputError) -> CivilDate {
        guard let date else { throw .outOfRange(text) }
        return date
    }
}

// MARK: - Amounts

extension WhenReader {
    private static let spanUnits: [String: TimeSpan.Unit] = [
        "day": .day, "week": .week, "month": .month, "year": .year,
    ]
    private static let secondsInUnit = ["minute": 60, "hour": 3600]

    /// `N hours ago` or `in N minutes`: a moment, counted from now.
    private func relativeMoment(_ words: [String]) throws(TimeInputError) -> WhenInput? {
        guard words.count == 3, let (count, unit, forward) = amount(words), let seconds = Self.secondsInUnit[unit]
        else {
            return nil
        }
        guard (0...9_999_999).contains(count) else { throw .outOfRange(text) }
        return moment(now.adding(seconds: forward ? count * seconds : -count * seconds))
    }

    /// `N UNITS ago` or `in N UNITS` at the beginning; the unit comes back in the singular.
    private func amount(_ words: [String]) -> (count: Int, unit: String, forward: Bool)? {
        guard words.count >= 3 else { return nil }
        let forward = words[0] == "in"
        guard forward || words[2] == "ago" else { return nil }
        let (number, unit) = forward ? (words[1], words[2]) : (words[0], words[1])
        guard let count = number.decimal ?? (number == "a" || number == "an" ? 1 : nil) else { return nil }
        return (count, unit.hasSuffix("s") ? String(unit.dropLast()) : unit, forward)
    }
}

// MARK: - Times

extension WhenReader {
    /// The moment of a TIME on a day; an offset may stand behind the time, glued to it or as the next word.
    private func moment(of date: CivilDate, timeWords: [String]) throws(TimeInputError) -> WhenInput {
        let bytes = Array(timeWords.joined(separator: " ").uppercased().utf8)
        let parsed = bytes.withUnsafeBufferPointer { bytes -> (time: CivilTime, offset: UTCOffset?)? in
            guard let (time, timeEnd) = CivilTime.parse(bytes, from: 0, to: bytes.count) else { return nil }
            if timeEnd == bytes.count { return (time, nil) }
            let offsetStart = bytes[timeEnd] == UInt8(ascii: " ") ? timeEnd + 1 : timeEnd
            let offset = UTCOffset.parse(bytes, from: offsetStart, to: bytes.count)
            return offset?.end == bytes.count ? (time, offset?.offset) : nil
        }
        guard let (time, offset) = parsed else { throw looksLikeClock(timeWords) ? nonexistent : unreadable }
        let when = WrittenWhen(date: date, time: time, offset: offset)
        let reading = zone.instant(of: when)
        if case .skipped(let moment) = reading {
            throw .skipped(text, zone: zone.identifier, next: zone.written(moment))
        }
        return time.hasSeconds
            ? WhenInput(moment: reading.instant, seconds: 1, in: zone)
            : WhenInput(moment: reading.instant, seconds: 60, in: zone)
    }

    /// Whether one word is of the form `HH:MM`, so that it can only be a time that no clock shows.
    private func looksLikeClock(_ words: [String]) -> Bool {
        guard words.count == 1 else { return false }
        let parts = words[0].split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && parts.allSatisfy { $0.utf8.count == 2 && $0.decimal != nil }
    }
}

// MARK: - Suggestions

extension WhenReader {
    /// The text as it was probably meant: numbers with leading zeros, and a day before a bare time or weekday.
    private var suggestion: String? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { return nil }
        var candidate = words.map(Self.padded)
        if Weekday.allCases.contains(where: { first.lowercased() == "\($0)" }) {
            candidate.insert(form == .dayAhead ? "next" : "last", at: 0)
        } else if CivilTime(candidate[0]) != nil {
            candidate.insert("today", at: 0)
        }
        guard candidate != words else { return nil }
        let joined = candidate.joined(separator: " ")
        let again = WhenReader(text: joined, now: now, zone: zone, form: form)
        return (try? again.read()) == nil ? nil : joined
    }

    /// `2026-3-9` as `2026-03-09`, `9:05` as `09:05`.
    private static func padded(_ word: String) -> String {
        for separator: Character in ["-", ":"] {
            let parts = word.split(separator: separator, omittingEmptySubsequences: false)
            guard (2...3).contains(parts.count), parts.allSatisfy({ $0.decimal != nil }) else { continue }
            return parts.map { $0.count == 1 ? "0\($0)" : String($0) }.joined(separator: String(separator))
        }
        return word
    }
}

extension [String] {
    /// The words behind the first `count`.
    fileprivate func dropping(_ count: Int) -> [String] { Array(dropFirst(count)) }
}
