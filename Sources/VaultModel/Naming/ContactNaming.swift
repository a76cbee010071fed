/// The steps by which a contact is found by what somebody typed; the first that finds anything decides.
///
/// 1. its path from the root, with or without `.md`; 2. NAME`.md` in the contacts folder; 3. its stem, exactly, anywhere;
/// 4. stem, `name`, alias, e-mail or phone, compared without case and accents; 5. the beginning of a stem, `name` or
/// alias. Steps 1 and 2 read no other note, step 3 only those with that stem.
public enum ContactNaming {
    /// The paths of steps 1 and 2, in order: the first where a contact stands is the one.
    public static func paths(_ name: String, settings: VaultSettings) -> [NotePath] {
        let trimmed = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
        let isPlain =
            !trimmed.isEmpty
            && !trimmed.split(separator: "/", omittingEmptySubsequences: false)
                .contains { $0.isEmpty || $0.hasPrefix(".") }
        guard isPlain else { return [] }
        var paths: [NotePath] = NotePath(trimmed).isNote ? [NotePath(trimmed)] : []
        paths.append(NotePath(trimmed + ".md"))
        paths.append(NotePath(settings.contactsFolder + "/" + trimmed + ".md"))
        return paths
    }

    /// The notes of step 3: those whose stem is the name, Unicode forms aside.
    public static func notes(withStem name: String, in listing: VaultListing) -> [NotePath] {
        listing.notes.filter { $0.stem == name }
    }

    /// Steps 4 and 5 over all contacts; nothing found gives the nearest names.
    public static func match(_ name: String, among contacts: [Contact]) -> NameMatch<Contact> {
        let folded = FoldedText(name)
        // Nobody is named by an empty alias.
        guard !folded.text.trimmingBlanks.isEmpty else { return .notFound(nearest: []) }
        let phone = PhoneDigits(name)
        let named = contacts.filter { contact in
            contact.allNames.contains { FoldedText($0) == folded }
                || contact.emails.contains { FoldedText($0) == folded }
                || phone.map { phone in contact.phones.contains { PhoneDigits($0) == phone } } ?? false
        }
        if let match = NameMatch.deciding(named) { return match }
        let beginning = contacts.filter { contact in
            contact.allNames.contains { FoldedText($0).hasPrefix(folded) }
        }
        return NameMatch.deciding(beginning) ?? .notFound(nearest: nearest(to: folded, among: contacts))
    }

    private static func nearest(to name: FoldedText, among contacts: [Contact]) -> [Contact] {
        NearestNames.nearest(to: name, among: contacts) { $0.allNames }
    }
}

extension Contact {
    /// Stem, name and aliases.
    var allNames: [String] { stem == name ? [name] + aliases : [stem, name] + aliases }
}

/// A phone number as it is compared: its digits, `+` and a leading `00` alike.
public struct PhoneDigits: Sendable, Hashable {
    /// `+` where the number is international, then digits.
    public let text: String

    /// What people put between digits: blanks, brackets, dots, and dashes of several kinds.
    private static let separators = "+ ()./-\u{2010}\u{2011}\u{2012}\u{2013}\u{A0}\u{2009}\u{202F}".unicodeScalars

    /// The digits of a number; nil where the text is none: fewer than three digits, or letters among them.
    public init?(_ number: String) {
        var digits = number.unicodeScalars.filter { ("0"..."9").contains($0) }.map { Character($0) }
        let others = number.unicodeScalars.filter { !("0"..."9").contains($0) }
        guard digits.count >= 3, others.allSatisfy({ Self.separators.contains($0) }) else {
            return nil
        }
        let hasPlus = number.drop { $0.isWhitespace }.hasPrefix("+")
        if !hasPlus, digits.starts(with: ["0", "0"]) {
            digits.removeFirst(2)
            text = "+" + String(digits)
        } else {
            text = (hasPlus ? "+" : "") + String(digits)
        }
    }
}
