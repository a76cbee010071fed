/// What is known of somebody who is to become a contact, to see whether one is there already.
public struct ContactProbe: Sendable {
    private let name: FoldedText
    private let emails: Set<FoldedText>
    private let phones: Set<PhoneDigits>

    /// Somebody of this name, these addresses and these numbers, as they are typed.
    public init(name: String, emails: [String], phones: [String]) {
        self.name = FoldedText(name)
        self.emails = Set(emails.map { FoldedText(Contact.withoutLabel($0)) })
        self.phones = Set(phones.compactMap { PhoneDigits(Contact.withoutLabel($0)) })
    }

    /// Why a contact may be the same, in words without a full stop; nil where nothing says so.
    ///
    /// The same address, the same number in any spelling, or the same name, case and accents aside, or but for a letter.
    public func likeness(to contact: Contact) -> String? {
        if let email = contact.emails.first(where: { emails.contains(FoldedText($0)) }) {
            return "it has the e-mail \(email)"
        }
        if let phone = contact.phones.first(where: { PhoneDigits($0).map(phones.contains) ?? false }) {
            return "it has the phone \(phone)"
        }
        let alike = contact.allNames.first { other in
            let folded = FoldedText(other)
            guard folded != name else { return true }
            let scalars = (Array(folded.text.unicodeScalars), Array(name.text.unicodeScalars))
            return scalars.0.count > 5 && NearestNames.distance(scalars.0, scalars.1, bound: 1) != nil
        }
        return alike.map { "it is called \($0)" }
    }
}
