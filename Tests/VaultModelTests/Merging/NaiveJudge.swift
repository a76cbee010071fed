import Foundation

/// Tells what a merge that claims to be clean has damaged, from what somebody reads in the four notes.
struct NaiveJudge {
    /// What is wrong with the merged note, in words.
    private(set) var damage: [String] = []

    init(base: [UInt8], ours: [UInt8], theirs: [UInt8], merged: [UInt8]) {
        let (o, a, b, m) = (NaiveNote(base), NaiveNote(ours), NaiveNote(theirs), NaiveNote(merged))
        let known = o.troubles + a.troubles + b.troubles
        damage += m.troubles.filter { !known.contains($0) }
        judgeLines(o.prose, a.prose, b.prose, m.prose, of: "the prose")
        let ids = Set(o.entries.keys).union(a.entries.keys).union(b.entries.keys).union(m.entries.keys)
        for id in ids.sorted() { judge(id, o.entries[id], a.entries[id], b.entries[id], m.entries[id]) }
        let keys = Set(o.properties.keys).union(a.properties.keys).union(b.properties.keys).union(m.properties.keys)
        for key in keys.sorted() {
            let isList = key == "tags" || key == "emails"
            judge(
                "the property \(key)", o.properties[key], a.properties[key], b.properties[key], m.properties[key],
                isList: isList)
        }
    }

    private mutating func judge(
        _ id: String, _ o: NaiveNote.Entry?, _ a: NaiveNote.Entry?, _ b: NaiveNote.Entry?, _ m: NaiveNote.Entry?
    ) {
        switch (o, a, b) {
        case (nil, let one?, nil), (nil, nil, let one?):
            if m != one { damage.append("\(id) is not what one side added") }
        case (_?, nil, nil):
            if m != nil { damage.append("\(id) came back") }
        case (let old?, nil, let other?), (let old?, let other?, nil):
            if m != nil { damage.append("\(id) came back") }
            if other != old { damage.append("\(id) was dropped though one side changed it") }
        case (_, let a?, let b?):
            guard let m else {
                damage.append("\(id) is lost")
                return
            }
            judgeParts(id, o ?? NaiveNote.Entry(), a, b, m)
        case (nil, nil, nil):
            damage.append("\(id) comes from nowhere")
        }
    }

    private mutating func judgeParts(
        _ id: String, _ o: NaiveNote.Entry, _ a: NaiveNote.Entry, _ b: NaiveNote.Entry, _ m: NaiveNote.Entry
    ) {
        judge("the type of \(id)", [o.type], [a.type], [b.type], [m.type], isList: false)
        judge("the time of \(id)", [o.when], [a.when], [b.when], [m.when], isList: false)
        judge("the subject of \(id)", [o.subject], [a.subject], [b.subject], [m.subject], isList: false)
        judgeLines(o.body, a.body, b.body, m.body, of: "the body of \(id)")
        let comments = o.comments.intersection(a.comments).intersection(b.comments)
            .union(a.comments.subtracting(o.comments)).union(b.comments.subtracting(o.comments))
        if m.comments != comments { damage.append("the comments of \(id) are not those of both sides") }
        let keys = Set(o.fields.keys).union(a.fields.keys).union(b.fields.keys).union(m.fields.keys)
        for key in keys.sorted() {
            if key.hasPrefix("cancelled-"), o.fields[key] == nil, let one = a.fields[key], let other = b.fields[key] {
                // Two cancellations: the whole of either.
                if m.fields[key] != one, m.fields[key] != other { damage.append("\(key) of \(id) is of nobody") }
                let pairs = [a, b].map { [$0.fields["cancelled-at"], $0.fields["cancelled-by"]] }
                if !pairs.contains([m.fields["cancelled-at"], m.fields["cancelled-by"]]) {
                    damage.append("the cancellation of \(id) is mixed")
                }
                continue
            }
            judge(
                "the field \(key) of \(id)", o.fields[key], a.fields[key], b.fields[key], m.fields[key],
                isList: key == "by")
        }
    }

    private mutating func judge(
        _ what: String, _ o: [String]?, _ a: [String]?, _ b: [String]?, _ m: [String]?, isList: Bool
    ) {
        if a == b || b == o {
            if m != a { damage.append("\(what) is not what ours says") }
        } else if a == o {
            if m != b { damage.append("\(what) is not what theirs says") }
        } else if !isList {
            damage.append("\(what) was changed by both, and nobody was asked")
        } else {
            let (old, one, two) = (Set(Self.items(o)), Set(Self.items(a)), Set(Self.items(b)))
            let meant = old.intersection(one).intersection(two).union(one.subtracting(old)).union(two.subtracting(old))
            let merged = Self.items(m)
            if Set(merged) != meant || merged.count != meant.count { damage.append("\(what) is not the list of both") }
        }
    }

    private static func items(_ values: [String]?) -> [String] {
        (values ?? []).flatMap { $0.components(separatedBy: ", ") }
    }

    /// All lines that a side added are there, and none that one took out.
    private mutating func judgeLines(_ o: [String], _ a: [String], _ b: [String], _ m: [String], of what: String) {
        func counts(_ lines: [String]) -> [String: Int] { Dictionary(lines.map { ($0, 1) }, uniquingKeysWith: +) }
        let (old, one, two, merged) = (counts(o), counts(a), counts(b), counts(m))
        for line in Set(o + a + b + m) {
            let number = { (counts: [String: Int]) in counts[line] ?? 0 }
            let changes = (number(one) - number(old), number(two) - number(old))
            // What both added in the same way is there once, what both took out is gone once.
            let sums = [changes.0 + changes.1, changes.0 == changes.1 ? changes.0 : changes.0 + changes.1]
            if !sums.contains(number(merged) - number(old)) { damage.append("\(what) lost or doubled: \(line)") }
        }
    }
}
