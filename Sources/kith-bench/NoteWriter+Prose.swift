extension NoteWriter {
    /// Appends one of `choices`, its gaps filled.
    mutating func appendPhrase(_ choices: [Phrase], capitalized: Bool = false) {
        let start = text.utf8.count
        var choice = random.below(choices.count)
        if choice == lastChoice { choice = (choice + 1) % choices.count }
        lastChoice = choice
        for piece in choices[choice].pieces {
            switch piece {
            case .text(let literal): text += literal
            case .gap(let gap): fill(gap)
            }
        }
        let place = text.utf8.index(text.startIndex, offsetBy: start)
        guard capitalized, let first = text[place...].first, first.isLowercase else { return }
        text.replaceSubrange(place...place, with: first.uppercased())
    }

    /// Appends the lines of a body, each with its quote mark: mostly a paragraph, often a list, now and then code, a
    /// table or a quotation.
    mutating func appendBody() {
        switch random.below(1000) {
        case 0..<110: return
        case 110..<700: appendParagraph(sentences: 1 + random.below(5))
        case 700..<780:
            appendParagraph(sentences: 2 + random.below(3))
            text += ">\n"
            appendParagraph(sentences: 1 + random.below(3))
        case 780..<920:
            appendParagraph(sentences: 1)
            text += ">\n"
            appendList()
        case 920..<960:
            appendParagraph(sentences: 1)
            text += ">\n"
            for line in random.pick(phrases.code) { text += line.isEmpty ? ">\n" : "> \(line)\n" }
        case 960..<985:
            appendParagraph(sentences: 1)
            text += ">\n> > "
            appendPhrase(phrases.sentences, capitalized: true)
            text += "\n"
        default:
            text += "> | what | until |\n> |---|---|\n"
            for _ in 0...2 { text += "> | \(random.pick(phrases.things)) | \(random.pick(phrases.days)) |\n" }
        }
    }

    // Half of the people break a line after each sentence, the other half never.
    private mutating func appendParagraph(sentences: Int) {
        let separator = random.chance(500) ? "\n> " : " "
        text += "> "
        for index in 0..<sentences {
            if index > 0 { text += separator }
            if random.chance(25) {
                text += random.pick(phrases.otherLanguages)
            } else {
                appendPhrase(phrases.sentences, capitalized: true)
            }
        }
        text += "\n"
    }

    private mutating func appendList() {
        let style = random.below(4)
        for index in 1...(2 + random.below(3)) {
            switch style {
            case 0: text += "> \(index). "
            case 1: text += random.chance(500) ? "> - [ ] " : "> - [x] "
            default: text += "> - "
            }
            appendPhrase(phrases.items)
            text += "\n"
        }
    }

    private mutating func fill(_ gap: Phrase.Gap) {
        switch gap {
        case .topic: text += random.pick(phrases.topics)
        case .thing: text += random.pick(phrases.things)
        case .place: text += random.pick(phrases.places)
        case .day: text += random.pick(phrases.days)
        case .n: text += "\(2 + random.below(38))"
        case .who: appendPerson()
        }
    }

    private mutating func appendPerson() {
        let other = acquaintance()
        let isPerson = plan.isPerson(other)
        switch random.below(10) {
        case 0..<4: text += "[[\(plan.stems[other])]]"
        case 4: text += "[[\(plan.stems[other])|\(isPerson ? plan.name(ofPerson: other).given : "they")]]"
        case 5..<7 where plan.isPerson(contact): text += "[[\(plan.organization(ofPerson: contact))]]"
        default: text += isPerson ? plan.name(ofPerson: other).given : plan.stems[other]
        }
    }

    /// Another contact, mostly a colleague.
    mutating func acquaintance() -> Int {
        guard plan.people > 1 else { return contact }
        let reach = min(20, plan.people - 1)
        let isColleague = plan.isPerson(contact) && random.chance(700)
        let other =
            isColleague ? contact + plan.people - reach + random.below(2 * reach + 1) : random.below(plan.people)
        let person = other % plan.people
        return person == contact ? (person + 1) % plan.people : person
    }
}
