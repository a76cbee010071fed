/// Writes one note of a made-up vault.
struct NoteWriter: Sendable {
    let plan: VaultPlan
    let phrases: Phrasebook
    let contact: Int
    /// The member who looks after the contact, and logs most of what happens.
    let owner: String
    var random: SplitMix64
    var text = ""
    /// The place of the phrase that was chosen last, so that none comes twice in a row.
    var lastChoice = -1

    init(contact: Int, plan: VaultPlan, phrases: Phrasebook) {
        self.plan = plan
        self.phrases = phrases
        self.contact = contact
        random = SplitMix64(seed: plan.seed, stream: contact)
        owner = random.pick(Team.loggers)
        text.reserveCapacity(8192)
    }

    /// The note's bytes.
    ///
    /// Most are LF throughout; a few come from other editors: CRLF, a byte order mark, no final newline.
    mutating func note() -> [UInt8] {
        appendFrontMatter()
        appendBackground()
        appendInteractions()
        if random.chance(10), text.last == "\n" { text.removeLast() }
        if random.chance(2) { text = "\u{FEFF}" + text }
        return random.chance(5) ? text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } : Array(text.utf8)
    }

    /// One or two paragraphs about the contact, sometimes with a heading, a list, or a callout that is no interaction.
    private mutating func appendBackground() {
        text += "\n"
        if random.chance(400) { text += "# \(plan.stems[contact])\n\n" }
        for _ in 0...random.below(3) {
            appendPhrase(phrases.backgrounds)
            text += " "
        }
        appendPhrase(phrases.backgrounds)
        text += "\n\n"
        if random.chance(60) { text += "> [!tip] Before you call\n> Read the last two entries.\n\n" }
        guard random.chance(250) else { return }
        text += "## Background\n\n"
        for _ in 0...(1 + random.below(4)) {
            text += "- "
            appendPhrase(phrases.items)
            text += "\n"
        }
        text += "\n"
    }

    private mutating func appendInteractions() {
        let count = plan.interactions[contact]
        text += "## Interactions\n"
        for moment in moments(count) { appendInteraction(at: moment) }
        guard random.chance(30) else { return }
        text += "\n## Documents\n\n- [[Attachments/\(random.pick(Team.attachments))]]\n"
    }

    // In working hours, eight years up to June 2026, oldest first: an hour that New York's clock skips is never among
    // them.
    private mutating func moments(_ count: Int) -> [LocalMinute] {
        let firstDay = 17_683
        var moments: [LocalMinute] = []
        for _ in 0..<count {
            let day = firstDay + random.below(2920)
            moments.append(LocalMinute(minutes: day * 1440 + 450 + 5 * random.below(140)))
        }
        return moments.sorted()
    }
}
