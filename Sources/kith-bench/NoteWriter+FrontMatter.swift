extension NoteWriter {
    /// Appends the front matter of the contact's note (format 2.1), about ten keys.
    mutating func appendFrontMatter() {
        text += "---\ntype: contact\nid: c-\(random.identifier())\n"
        if plan.isPerson(contact) { appendPerson(plan.name(ofPerson: contact)) } else { appendOrganization() }
        appendTags()
        text += "owner: \"[[\(owner)]]\"\n"
        text += "created: \(someDay(from: 17_000, days: 1000))\n"
        if random.chance(200) { text += "keep-in-touch: \(random.pick(["30d", "6w", "3m", "1y"]))\n" }
        if random.chance(30) { text += "flags:\n  - Never mention \(random.pick(phrases.topics)).\n" }
        if random.chance(40) { text += "starred: true\n" }
        if random.chance(3) { text += "do-not-contact: true\n" }
        if random.chance(50) {
            text += "# imported from the old address book\nlegacy-number: \(random.below(90_000))\n"
        }
        text += "---\n"
    }

    private mutating func appendPerson(_ name: PersonName) {
        let organization = plan.organization(ofPerson: contact)
        text += "given-name: \(name.given)\nfamily-name: \(name.family)\n"
        if random.chance(80) { text += "aliases: [\(name.given) \(name.family.prefix(1))., Dr \(name.family)]\n" }
        text += "organization: \"[[\(organization)]]\"\njob-title: \(random.pick(phrases.jobTitles))\n"
        text += "emails:\n  - \(localPart(name))@\(domain(organization)) (work)\n"
        if random.chance(250) { text += "  - \(localPart(name))@post.example\n" }
        appendPhones()
        if random.chance(300) { text += "birthday: \(someDay(from: -7000, days: 18_000))\n" }
        if random.chance(300) { text += "language: \(random.pick(["en", "de", "fr", "es", "ja", "el"]))\n" }
        guard random.chance(120) else { return }
        let relation = random.pick(["spouse", "assistant", "sister", "predecessor"])
        text += "relations:\n  - \"\(relation) [[\(plan.stems[acquaintance()])]]\"\n"
    }

    private mutating func appendOrganization() {
        let name = plan.stems[contact]
        text += "kind: organization\nwebsite: https://\(domain(name))/\n"
        text += "emails: [office@\(domain(name))]\n"
        appendPhones()
        text += "addresses:\n  - \"\(1 + random.below(200)) \(name.prefix { $0 != " " }) Street, New York\"\n"
    }

    private mutating func appendPhones() {
        text += "phones:\n"
        for _ in 0...random.below(2) {
            text += "  - \"+1 \(200 + random.below(700)) 555 0\(100 + random.below(900))\"\n"
        }
    }

    private mutating func appendTags() {
        let tags = Set((0...random.below(3)).map { _ in random.below(phrases.tags.count) }).sorted()
        let words = tags.map { phrases.tags[$0] }
        text += random.chance(500) ? "tags: [\(words.joined(separator: ", "))]\n" : "tags:\n"
        guard text.hasSuffix("tags:\n") else { return }
        for word in words { text += "  - \(word)\n" }
    }

    private mutating func someDay(from first: Int, days: Int) -> String {
        LocalMinute(minutes: (first + random.below(days)) * 1440).date
    }

    // Addresses stay in ASCII; a name of another script gives its number.
    private func localPart(_ name: PersonName) -> String {
        let plain = "\(name.given).\(name.family)".lowercased().filter { $0 != " " }
        return plain.utf8.allSatisfy { $0 < 0x80 } ? plain : "person\(contact)"
    }

    private func domain(_ organization: String) -> String {
        organization.lowercased().split { !$0.isLetter }.joined(separator: "-") + ".example"
    }
}
