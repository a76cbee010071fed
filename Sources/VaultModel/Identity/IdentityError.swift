/// Why the person that `--as` names can't be told.
public enum IdentityError: Error, Sendable {
    /// It names nobody.
    case blankName
    /// No member is called so; these are called similarly, the nearest first.
    case noMember(String, nearest: [Member])
    /// Several members are called so.
    case severalMembers(String, members: [Member])
}
