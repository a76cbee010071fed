import Foundation
import TestSupport
import Testing
import VaultModel

/// A filter over the sample vault, and what a naive reader makes of it.
struct SampleFilter: Sendable, CustomTestStringConvertible {
    let name: String
    let filter: InteractionFilter
    let isExpected: @Sendable (NaiveInteraction) -> Bool

    /// Whether drafts are meant as well; a filter that says nothing of them leaves them out.
    let takesDrafts: Bool

    var testDescription: String { name }

    init(
        _ name: String, takesDrafts: Bool = false, _ set: (inout InteractionFilter) throws -> Void,
        expecting isExpected: @escaping @Sendable (NaiveInteraction) -> Bool
    ) rethrows {
        self.name = name
        self.takesDrafts = takesDrafts
        self.isExpected = isExpected
        var filter = InteractionFilter()
        try set(&filter)
        self.filter = filter
    }
}

extension SampleFilter {
    static let types = ["call", "email", "meeting", "note", "sms", "letter", "fax", "print"]
    static let zoneName = "America/New_York"

    static let all = words + people + names + times + texts + mixtures

    private static func has(_ key: String, _ value: String) -> @Sendable (NaiveInteraction) -> Bool {
        { $0.fields[key] == value }
    }

    private static let words: [SampleFilter] = [
        SampleFilter(
            "everything but drafts", { _ in }, expecting: { _ in true }),
        SampleFilter(
            "calls", { $0.types = [0] }, expecting: { $0.type == "call" }),
        SampleFilter(
            "e-mails", { $0.types = [1] }, expecting: { $0.type == "email" }),
        SampleFilter(
            "faxes and prints", { $0.types = [6, 7] }, expecting: { ["fax", "print"].contains($0.type) }),
        SampleFilter(
            "messages and letters", { $0.types = [4, 5] }, expecting: { ["sms", "letter"].contains($0.type) }),
        SampleFilter(
            "inbound", { $0.directions = ["inbound"] }, expecting: has("direction", "inbound")),
        SampleFilter(
            "outbound", { $0.directions = ["outbound"] }, expecting: has("direction", "outbound")),
        SampleFilter(
            "in or out", { $0.directions = ["inbound", "outbound"] }, expecting: { $0.fields["direction"] != nil }),
        SampleFilter(
            "very positive", { $0.evaluations = ["very-positive"] }, expecting: has("evaluation", "very-positive")),
        SampleFilter(
            "neutral", { $0.evaluations = ["neutral"] }, expecting: has("evaluation", "neutral")),
        SampleFilter(
            "bad", { $0.evaluations = ["negative", "very-negative"] },
            expecting: {
                $0.fields["evaluation"]?.hasSuffix("negative") ?? false
            }),
        SampleFilter(
            "failed", { $0.statuses = [.failed] }, expecting: has("outcome", "failed")),
        SampleFilter(
            "cancelled", { $0.statuses = [.cancelled] }, expecting: { $0.fields["cancelled-at"] != nil }),
        SampleFilter(
            "drafts", takesDrafts: true, { $0.statuses = [.postponed] }, expecting: has("postponed", "true")),
        SampleFilter(
            "logged", { $0.statuses = [.logged] },
            expecting: {
                $0.fields["cancelled-at"] == nil && $0.fields["outcome"] == nil
            }),
        SampleFilter(
            "all of all statuses", takesDrafts: true, { $0.statuses = Set(InteractionStatus.allCases) },
            expecting: { _ in true }),
        SampleFilter(
            "nothing has no status", { $0.statuses = [] }, expecting: { _ in false }),
    ]

    private static func member(_ name: String) -> PersonQuery { .member(NotePath("Team/\(name).md")) }

    private static let people: [SampleFilter] = [
        SampleFilter(
            "done by Dev", { $0.by = [member("Dev Okafor")] }, expecting: { $0.by.contains("[[Dev Okafor]]") }),
        SampleFilter(
            "done by Nora", { $0.by = [member("Nora Whitcombe")] }, expecting: { $0.by.contains("[[Nora Whitcombe]]") }),
        SampleFilter(
            "done by Ellis, as a link or by name", { $0.by = [member("Ellis Marsh")] },
            expecting: { $0.by.contains("Ellis Marsh") }),
        SampleFilter(
            "done by Dev or Ellis", { $0.by = [member("Dev Okafor"), member("Ellis Marsh")] },
            expecting: {
                $0.by.contains("Dev Okafor") || $0.by.contains("Ellis Marsh")
            }),
        SampleFilter(
            "recorded by Dev", { $0.loggedBy = [member("Dev Okafor")] }, expecting: has("logged-by", "[[Dev Okafor]]")),
        SampleFilter(
            "recorded by Nora, done by Dev",
            {
                $0.loggedBy = [member("Nora Whitcombe")]
                $0.by = [member("Dev Okafor")]
            }, expecting: { $0.fields["logged-by"] == "[[Nora Whitcombe]]" && $0.by.contains("Dev Okafor") }),
        SampleFilter(
            "recorded by Ellis", { $0.loggedBy = [member("Ellis Marsh")] }, expecting: { _ in false }),
        SampleFilter(
            "done by a name that is a member's", { $0.by = [.name(FoldedText("Dev Okafor"))] },
            expecting: { _ in false }),
    ]

    private static func query(_ name: String) -> NoteQuery {
        NoteQuery([], names: [name], resolver: LinkResolver(VaultListing(notes: [])))
    }

    private static let names: [SampleFilter] = [
        SampleFilter(
            "a code and its children", { $0.codes = ["order"] },
            expecting: {
                ["order", "order/change", "order/new", "order/quote"].contains($0.fields["code"] ?? "")
            }),
        SampleFilter(
            "a child code, in capitals", { $0.codes = ["Order/QUOTE"] }, expecting: has("code", "order/quote")),
        SampleFilter(
            "the beginning of a code is none", { $0.codes = ["ord"] }, expecting: { _ in false }),
        SampleFilter(
            "two codes", { $0.codes = ["order/quote", "none"] }, expecting: has("code", "order/quote")),
        SampleFilter(
            "a template", { $0.templates = query("WHEEL list") }, expecting: has("template", "[[Wheel list]]")),
        SampleFilter(
            "a group", { $0.groups = [FoldedText("summer 2025")] }, expecting: has("group", "Summer 2025")),
        SampleFilter(
            "groups", { $0.groups = ["Spring 2026", "Wheel list"].map { FoldedText($0) } },
            expecting: {
                ["Spring 2026", "Wheel list"].contains($0.fields["group"] ?? "")
            }),
        SampleFilter(
            "a segment, whatever its run", { $0.segments = query("spring wheels") },
            expecting: {
                $0.fields["segment"]?.hasPrefix("[[Spring wheels") ?? false
            }),
        SampleFilter(
            "a group that there is none of", { $0.groups = [FoldedText("Summer")] }, expecting: { _ in false }),
    ]

    private static func within(_ start: String?, _ end: String?) -> InstantRange {
        InstantRange(start: start.flatMap { Instant(rfc3339: $0) }, end: end.flatMap { Instant(rfc3339: $0) })
    }

    /// Whether the moment lies from one to another, both as `YYYY-MM-DDTHH:MM:SSZ`.
    private static func lies(_ start: String?, _ end: String?) -> @Sendable (NaiveInteraction) -> Bool {
        { interaction in
            guard let moment = interaction.moment else { return false }
            let parse = ISO8601DateFormatter()
            return start.flatMap { parse.date(from: $0) }.map { moment >= $0 } ?? true
                && end.flatMap { parse.date(from: $0) }.map { moment < $0 } ?? true
        }
    }

    private static let times: [SampleFilter] = [
        SampleFilter(
            "a year of the vault's zone", { $0.when = within("2025-01-01T05:00:00Z", "2026-01-01T05:00:00Z") },
            expecting: {
                $0.date?.hasPrefix("2025") ?? false
            }),
        SampleFilter(
            "a month", { $0.when = within("2026-02-01T05:00:00Z", "2026-03-01T05:00:00Z") },
            expecting: {
                $0.date?.hasPrefix("2026-02") ?? false
            }),
        SampleFilter(
            "a day", { $0.when = within("2026-02-17T05:00:00Z", "2026-02-18T05:00:00Z") },
            expecting: { $0.date == "2026-02-17" }),
        SampleFilter(
            "since", { $0.when = within("2025-10-07T22:00:00Z", nil) }, expecting: lies("2025-10-07T22:00:00Z", nil)),
        SampleFilter(
            "until", { $0.when = within(nil, "2024-11-19T16:15:00Z") }, expecting: lies(nil, "2024-11-19T16:15:00Z")),
        SampleFilter(
            "the moment of a header with an offset",
            { $0.when = within("2025-06-03T00:00:00Z", "2025-06-03T00:00:01Z") },
            expecting: lies("2025-06-03T00:00:00Z", "2025-06-03T00:00:01Z")),
        SampleFilter(
            "the first of the two hours when the clocks go back",
            {
                $0.when = within("2025-11-02T05:00:00Z", "2025-11-02T06:00:00Z")
            }, expecting: lies("2025-11-02T05:00:00Z", "2025-11-02T06:00:00Z")),
        SampleFilter(
            "all times, which leaves the undated out", { $0.when = InstantRange() }, expecting: { $0.moment != nil }),
        SampleFilter(
            "no time at all", { $0.when = within("2026-01-01T00:00:00Z", "2025-01-01T00:00:00Z") },
            expecting: { _ in false }),
    ]

    private static let texts: [SampleFilter] = [
        SampleFilter(
            "a word", { $0.text = FoldedText("wheel") }, expecting: { $0.mentions("wheel") }),
        SampleFilter(
            "a word in a comment", { $0.text = FoldedText("tension meter") },
            expecting: { $0.mentions("tension meter") }),
        SampleFilter(
            "a word over a line's end is none", { $0.text = FoldedText("pies and the promise") },
            expecting: {
                $0.mentions("pies and the promise")
            }),
        SampleFilter(
            "Greek without accents", { $0.text = FoldedText("ΣΠΑΣΜΕΝΗ") }, expecting: { $0.mentions("Σπασμένη") }),
        SampleFilter(
            "Japanese", { $0.text = FoldedText("価格表") }, expecting: { $0.mentions("価格表") }),
        SampleFilter(
            "Arabic", { $0.text = FoldedText("المسودة") }, expecting: { $0.mentions("المسودة") }),
        SampleFilter(
            "a field's value is no text", { $0.text = FoldedText("W-0031") }, expecting: { _ in false }),
        SampleFilter(
            "an empty text is everywhere", { $0.text = FoldedText("") }, expecting: { _ in true }),
    ]

    private static let mixtures: [SampleFilter] = [
        SampleFilter(
            "inbound calls that went badly",
            {
                $0.types = [0]
                $0.directions = ["inbound"]
                $0.evaluations = ["negative", "very-negative"]
            },
            expecting: {
                $0.type == "call" && $0.fields["direction"] == "inbound"
                    && ($0.fields["evaluation"]?.contains("negative") ?? false)
            }),
        SampleFilter(
            "failed attempts of 2026 by Dev",
            {
                $0.statuses = [.failed]
                $0.when = within("2026-01-01T05:00:00Z", nil)
                $0.by = [member("Dev Okafor")]
            },
            expecting: { $0.fields["outcome"] == "failed" && $0.date ?? "" >= "2026" && $0.by.contains("Dev Okafor") }),
        SampleFilter(
            "orders of a group, by letter",
            {
                $0.types = [5]
                $0.codes = ["order"]
                $0.groups = [FoldedText("Summer 2025")]
            }, expecting: { $0.type == "letter" && $0.fields["code"] == "order" && $0.fields["group"] == "Summer 2025" }
        ),
        SampleFilter(
            "drafts and cancelled ones", takesDrafts: true, { $0.statuses = [.postponed, .cancelled] },
            expecting: {
                $0.fields["postponed"] != nil || $0.fields["cancelled-at"] != nil
            }),
    ]
}
