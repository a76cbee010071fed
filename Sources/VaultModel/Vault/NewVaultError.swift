/// Why no vault can be made from what was given.
public enum NewVaultError: Error, Equatable, Sendable {
    /// What is given for a new vault.
    public enum Part: Equatable, Sendable {
        /// The book's name.
        case name
        /// The first member.
        case owner
    }

    /// Nothing is given, or only blanks.
    case empty(Part)
    /// A control character stands in it, such as a line end.
    case controlCharacter(Part)
    /// The text is no callout type: a letter, then letters, digits and `-`.
    case badType(String)
    /// The type is given twice, whatever the case.
    case repeatedType(String)
    /// The text is not `Name <email>`.
    case badOwner(String)
}
