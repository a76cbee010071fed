extension NoteWriter {
    /// Appends one interaction as the format's writer does (format 3), or now and then as a hand does: with no stamp,
    /// no id, at times no date.
    mutating func appendInteraction(at moment: LocalMinute) {
        let type = random.pick(["call", "call", "call", "email", "email", "email", "meeting", "meeting", "note"])
        let isStamped = !random.chance(15)
        text += "\n> [!\(type)]"
        if random.chance(8) { text += "-" }
        appendWhen(moment, isStamped: isStamped)
        appendPhrase(phrases.subjects, capitalized: true)
        text += "\n"
        let bodyStart = appendFields(type: type, at: moment, isStamped: isStamped)
        appendBody()
        if text.utf8.count == bodyStart { text.removeLast(2) }
        if random.chance(30) { appendComment(at: moment) }
        if isStamped { text += "\n^i-\(random.identifier())\n" }
    }

    private mutating func appendWhen(_ moment: LocalMinute, isStamped: Bool) {
        if !isStamped && random.chance(200) {
            text += " "
        } else if random.chance(120) {
            text += random.chance(50) ? " [[\(moment.date)]] " : " \(moment.date) "
        } else {
            text += " \(moment.date) \(moment.time) "
        }
    }

    /// Appends the fields in the order of the format's table, and the line that parts them from a body; gives the
    /// length of the text up to there.
    private mutating func appendFields(type: String, at moment: LocalMinute, isStamped: Bool) -> Int {
        let logger = random.chance(600) ? owner : random.pick(Team.loggers)
        if isStamped {
            let delay = random.chance(150) ? random.below(4000) : random.below(90)
            let logged = moment.adding(minutes: 1 + delay).utc(second: random.below(60))
            appendField("logged-by", "[[\(logger)]]")
            appendField("logged-at", logged)
            if random.chance(40) { appendField("by", "[[\(random.pick(Team.loggers))]], [[\(logger)]]") }
        }
        if random.chance(50) { appendOthers() }
        appendOrigin()
        appendCourse(type: type)
        appendFollowUp(moment)
        appendStatus(logger, moment)
        text += ">\n"
        return text.utf8.count
    }

    private mutating func appendField(_ key: String, _ value: String) {
        text += "> - "
        text += key
        text += ":: "
        text += value
        text += "\n"
    }

    private mutating func appendOthers() {
        var others = "[[\(plan.stems[acquaintance()])]]"
        if random.chance(300) { others += ", [[\(plan.stems[acquaintance()])]]" }
        appendField("with", others)
    }

    private mutating func appendOrigin() {
        if random.chance(80) {
            let template = random.pick(Team.templates)
            appendField("template", "[[\(template.name)]]")
            appendField("code", template.code)
        } else if random.chance(650) {
            appendField("code", random.pick(Team.codes).code)
        }
        if random.chance(20) { appendField("group", random.pick(["outreach", "care", "billing"])) }
    }

    private mutating func appendCourse(type: String) {
        if random.chance(400) { appendField("direction", random.chance(400) ? "inbound" : "outbound") }
        if random.chance(60) { appendField("initiated-by", random.chance(500) ? "us" : "them") }
        if type == "call" && random.chance(150) { appendField("outcome", "failed") }
        if random.chance(120) {
            let grades = ["very-positive", "positive", "positive", "neutral", "neutral", "negative", "very-negative"]
            appendField("evaluation", random.pick(grades))
        }
        if random.chance(type == "email" || type == "note" ? 20 : 450) {
            appendField("duration", random.pick(["5m", "10m", "15m", "20m", "30m", "45m", "1h", "1h30m", "2h", "90m"]))
        }
        if random.chance(20) { appendField("cost", "\(random.below(400)).\(twoDigits(random.below(100)))") }
    }

    private mutating func appendFollowUp(_ moment: LocalMinute) {
        if random.chance(100) {
            appendField("follow-up", moment.adding(days: 1 + random.below(90)).date)
            if random.chance(800) { appendField("follow-up-done", moment.adding(days: 1 + random.below(90)).date) }
        }
        if random.chance(30) { appendField("attachments", "[[Attachments/\(random.pick(Team.attachments))]]") }
        if random.chance(50) { appendField("via", "+1 212 555 0\(100 + random.below(900))") }
    }

    private mutating func appendStatus(_ logger: String, _ moment: LocalMinute) {
        if random.chance(10) { appendField("visibility", "private") }
        if random.chance(20) {
            appendField("recorded", "automatic")
            appendField("source", "mid:<\(random.identifier(16))@post.example>")
        }
        if random.chance(10) { appendField(random.pick(["mood", "weather", "room"]), random.pick(phrases.places)) }
        if random.chance(4) {
            appendField("postponed", "true")
        } else if random.chance(15) {
            appendField("cancelled-at", moment.adding(days: 1 + random.below(9)).utc(second: random.below(60)))
            appendField("cancelled-by", "[[\(logger)]]")
        }
    }

    private mutating func appendComment(at moment: LocalMinute) {
        let later = moment.adding(days: random.below(10), minutes: 60 + random.below(120))
        text += ">\n> > [!comment] \(later.date) \(later.time)\n> > - by:: [[\(random.pick(Team.loggers))]]\n> >\n> > "
        appendPhrase(phrases.comments, capitalized: true)
        text += "\n"
    }
}
