import VaultModel

/// How wide the columns of a timeline's text are.
struct TimelineColumns {
    private(set) var contact = 0
    private(set) var subject: Int
    private(set) var who: Int
    private var when = 0
    private var type = 0
    private var reference: Int
    private let isBounded: Bool

    /// Columns for a timeline; bounded by a terminal's width, if there is one.
    ///
    /// Of names and dates all are looked at, of what must be read from the notes the first rows: what is longer further
    /// down is cut on a terminal, and elsewhere pushes what follows to the right.
    init(_ view: TimelineView, width: Int?) {
        isBounded = width != nil
        var view = view
        let rows = view.timeline.interactions.indices.prefix(Self.sampleSize).map {
            TimelineRow(view.entry($0), in: view.contact, isBounded: width != nil)
        }
        func widest(_ width: (TimelineRow) -> Int, atMost limit: Int) -> Int {
            min(limit, rows.reduce(0) { max($0, width($1)) })
        }
        subject = widest(\.subjectWidth, atMost: isBounded ? .max : 90)
        who = widest({ DisplayWidth.of($0.who) }, atMost: isBounded ? 20 : 30)
        reference = widest({ $0.reference.count }, atMost: isBounded ? 16 : .max)
        for interaction in view.timeline.interactions {
            when = max(when, interaction.hasTime ? 16 : interaction.date == nil ? 1 : 10)
            type = max(type, interaction.type(in: view.settings).utf8.count)
            if view.contact == nil { contact = max(contact, DisplayWidth.of(printable(interaction.holder.name))) }
        }
        contact = min(contact, isBounded ? 26 : 40)
        if let width { makeRoom(in: width) }
    }

    private static let sampleSize = 1000

    /// On a narrow terminal the subject matters most; who, then a part of the contact, then the id make room for it.
    private mutating func makeRoom(in width: Int) {
        if room(in: width) < Self.leastSubject { who = 0 }
        if room(in: width) < Self.leastSubject { contact = min(contact, 16) }
        if room(in: width) < Self.leastSubject { reference = 0 }
        subject = min(subject, max(room(in: width), Self.leastSubject / 2))
    }

    private static let leastSubject = 28

    /// When, type, contact, subject, who, id; 0 for a column that is left out.
    var widths: [Int] { [when, type, contact, subject, who, reference] }

    /// What a terminal leaves for subjects.
    private func room(in width: Int) -> Int {
        var others = widths
        others[3] = 0
        return width - others.filter { $0 > 0 }.reduce(0) { $0 + $1 + 2 }
    }

    /// On a terminal a styled subject that is wider than its column, cut; nil where it may stay as it is.
    func cutSubject(_ text: String, width: Int) -> String? {
        isBounded && width > subject ? DisplayWidth.cut(text, to: subject) : nil
    }

    /// On a terminal a reference cut to its column: the beginning of an id names it too.
    func cutReference(_ text: String) -> String { cut(text, to: reference) }

    /// On a terminal a text cut to its column, elsewhere all of it.
    func cut(_ text: String, to width: Int) -> String {
        isBounded ? DisplayWidth.cut(text, to: width) : text
    }
}
