/// Two contacts that are likely the same, and why.
public struct DuplicatePair: Sendable {
    /// How likely it is.
    public enum Confidence: String, Sendable, CaseIterable {
        /// The names are the same or similar, or they have the same alias, and they share an address or a number.
        case high
        /// The names are the same; or the two alone have an address or a number, and not as colleagues.
        case medium
        /// The names are similar, or they have the same alias; or they share an address or a number with others, or with a colleague.
        case low
    }

    /// The contact that would stay: the one whose note has more properties, else the first in the order of paths.
    public let keep: Contact

    /// The contact that would become part of it.
    public let other: Contact

    /// Why, the name first; never empty.
    public let reasons: [LikenessReason]

    /// How likely it is.
    public let confidence: Confidence

    /// A pair of contacts for which something speaks.
    ///
    /// - Parameters:
    ///   - keep: The contact that would stay.
    ///   - other: The other one.
    ///   - reasons: Why both may be the same.
    ///   - isPersonal: Whether both alone have an address or a number that is no organization's.
    init(_ keep: Contact, _ other: Contact, reasons: [LikenessReason], isPersonal: Bool) {
        (self.keep, self.other, self.reasons) = (keep, other, reasons)
        confidence =
            switch reasons.first {
            case .sameName: reasons.contains(where: \.isAddress) ? .high : .medium
            case .similarName, .sameAlias: reasons.contains(where: \.isAddress) ? .high : .low
            case .email, .phone, nil: isPersonal ? .medium : .low
            }
    }
}
