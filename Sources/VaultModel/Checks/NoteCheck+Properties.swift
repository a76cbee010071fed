import NoteSyntax

/// What is wrong with the properties of a note, by its kind (format 2).
extension NoteCheck {
    mutating func checkProperties() {
        switch note.kind {
        case .contact: checkContact()
        case .member: checkMember()
        case .template: checkTemplate()
        case .code: checkCode()
        case .segment: checkSegment()
        case .plain: checkVault()
        }
    }

    /// Reports the values of a property that are none of its form.
    private mutating func check(_ key: String, _ expected: @autoclosure () -> String, _ isAllowed: (String) -> Bool) {
        guard let entry = tree.frontMatter?.entry(for: key) else { return }
        for scalar in entry.value.scalars where !isAllowed(scalar.text) {
            let span = scalar.span.isEmpty ? entry.valueSpan : scalar.span
            report(.badProperty, "`\(key)` can't be “\(scalar.text)”: it takes \(expected())", span)
        }
    }

    /// What every other command leaves to the check: which rules `Vault.md` leaves out, and tags that stand twice.
    private mutating func checkVault() {
        guard note.path == NotePath(VaultSettings.fileName) else { return }
        check("check-off", "the name of a rule") { CheckRule(rawValue: $0.lowercased()) != nil }
        var tags: Set<FoldedText> = []
        for scalar in tree.frontMatter?["keep-in-touch-tags"]?.scalars ?? [] {
            guard let tag = VaultSettings.KeepInTouchTag(scalar.text)?.tag, !tags.insert(FoldedText(tag)).inserted
            else {
                continue
            }
            let message = "“\(tag)” stands twice in `keep-in-touch-tags`; the shortest span counts"
            report(.badProperty, message, scalar.span)
        }
    }

    // MARK: Contacts and members

    private mutating func checkContact() {
        for key in tree.frontMatter?.entries.map(\.key) ?? [] {
            let known = key.lowercased()
            guard known != key, ContactProperty(rawValue: known) != nil else { continue }
            report(.badProperty, "The property is written `\(known)`; so it does not count", property: key)
        }
        for property in ContactProperty.allCases where property != .type && property != .id {
            check(property.key, property.expectedValue ?? "a text") { property.allows($0) }
        }
        if note.text("id").isEmpty {
            report(
                .missingContactID, "The contact has no id, by which it stays itself when it is renamed",
                property: "type", isFixable: tree.frontMatter?.isEditable ?? false)
        }
        checkPerson("owner")
    }

    /// A property that links to a member.
    private mutating func checkPerson(_ key: String) {
        guard !context.policy.isSolo, let entry = tree.frontMatter?.entry(for: key),
            let link = entry.value.scalars.first.flatMap({ Relation($0.text) })
        else { return }
        let item = FieldItem(name: link.target, isLink: true)
        guard !context.policy.isMember(item), isResolved(link.target) else { return }
        report(.unknownMember, "“\(link.target)” is no member of this vault", entry.valueSpan)
    }

    func isResolved(_ target: String) -> Bool { context.resolver.path(target, from: note.path) != nil }

    private mutating func checkMember() {
        check("role", "owner, member or viewer") { Role(rawValue: $0) != nil }
        if note.text("role").isEmpty {
            report(.badProperty, "The member has no role, and so no right", property: "type")
        }
        for key in ["joined", "left"] { check(key, "a date such as 2026-03-09") { CivilDate($0) != nil } }
        guard let member = Member(note), member.left == nil, member.emails.isEmpty else { return }
        report(
            .memberWithoutEmail, "The member has no e-mail by which Git's user.email tells who it is", property: "type")
    }

    // MARK: Templates, codes and segments

    private mutating func checkTemplate() {
        let types = context.settings.interactionTypes
        check("interaction", types.joined(separator: ", ")) { type in
            types.contains { $0.lowercased() == type.lowercased() }
        }
        check("active", "true or false") { $0 == "true" || $0 == "false" }
        check("follow-up", "a span such as 30d, 6w, 3m or 1y") { TimeSpan($0) != nil }
        for field in [InteractionField.direction, .initiatedBy] {
            let words = Interaction.words(of: field) ?? []
            check(field.key.description, words.joined(separator: " or ")) { words.contains($0.lowercased()) }
        }
        check("duration", "a duration such as 90m or 1h30m") { InteractionDuration($0) != nil }
        check("cost", "digits, and maybe . and digits") { Interaction.isCost($0) }
        checkCodeProperty()
        guard let template = InteractionTemplate(note) else { return }
        for text in [template.subject ?? "", template.body] {
            for name in InteractionTemplate.placeholders(in: text)
            where !InteractionTemplate.Filling.names.contains(name) {
                report(.templatePlaceholder, "There is no placeholder {{\(name)}}", span(of: name))
            }
        }
    }

    private func span(of placeholder: String) -> SourceSpan {
        let text = source.text(SourceSpan(0..<source.bytes.count))
        guard let range = text.firstRange(of: "{{"), let found = text[range.lowerBound...].firstRange(of: placeholder)
        else {
            return source.lineContent(0)
        }
        let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
        return SourceSpan(start..<start + placeholder.utf8.count)
    }

    private mutating func checkCodeProperty() {
        guard let entry = tree.frontMatter?.entry(for: "code"), let code = entry.value.scalars.first?.text,
            context.hasCodes
        else { return }
        guard let known = context.codes[code] else {
            return report(.unknownCode, "No note of the codes folder has the code “\(code)”", entry.valueSpan)
        }
        if !known.isActive { report(.inactiveCode, "The code “\(code)” is inactive", entry.valueSpan) }
    }

    private mutating func checkCode() {
        check("active", "true or false") { $0 == "true" || $0 == "false" }
        let code = note.text("code")
        guard InteractionCode.isCode(code) else {
            let message = "`code` can't be “\(code)”: it takes parent or parent/child, of a to z, digits and -"
            return report(.badProperty, message, property: "code")
        }
        guard let slash = code.firstIndex(of: "/"), context.codes[String(code[..<slash])] == nil else { return }
        report(.unknownCode, "The code needs its parent “\(code[..<slash])”, which no note has", property: "code")
    }

    private mutating func checkSegment() {
        guard let segment = Segment(note) else { return }
        let today = context.settings.zone.civil(context.now).date
        for step in segment.criteria {
            do throws(ContactFilter.Failure) {
                _ = try ContactFilter(step.filter, on: today)
            } catch {
                report(.badProperty, "The step “\(step)” has a filter that can't be read", property: "criteria")
            }
        }
        for case .step(let text, _) in segment.problems {
            let message = "`criteria` can't be “\(text)”: a step is add, refine or reduce, and a filter"
            report(.badProperty, message, property: "criteria")
        }
        for case .noLink(let line) in segment.problems {
            report(.segmentMember, "The item links to nobody", source.trimmed(source.lineContent(line - 1)))
        }
        checkItems(of: segment)
    }

    private mutating func checkItems(of segment: Segment) {
        var lines: [NotePath: Int] = [:]
        for item in segment.items {
            let span = source.trimmed(source.lineContent(item.line - 1))
            guard let path = context.resolver.path(item.target, from: note.path) else {
                report(.segmentMember, "No note is called “\(item.target)”", span)
                continue
            }
            if let first = lines[path] {
                report(.segmentMember, "“\(item.target)” stands in the list already, on line \(first)", span)
            } else {
                lines[path] = item.line
                let finding = finding(.segmentMember, "“\(item.target)” is no contact", span)
                listed.append(FragmentLink(target: path, fragment: "", finding: finding))
            }
        }
    }
}
