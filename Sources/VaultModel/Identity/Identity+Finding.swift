extension Identity {
    /// Tells who runs Kith: by `--as`, else by `KITH_USER`, else by Git.
    ///
    /// In a vault with members the first two name a member as commands do, and Git's `user.email` is looked up among the
    /// members' `emails`, compared without case. In a solo vault they are the name itself, else Git's `user.name` is.
    /// Whoever is named and not found is not looked up by the next clue: nobody acts under a name that was not meant.
    ///
    /// - Throws: `IdentityError` where `--as` does not name one member. A `KITH_USER` that doesn't is no error: it may be
    ///   meant for another vault, and everybody reads.
    public init(_ clues: IdentityClues, in policy: Policy) throws(IdentityError) {
        let asOption = IdentityClues.text(clues.asOption)
        if clues.asOption != nil, asOption == nil { throw .blankName }
        let kithUser = IdentityClues.text(clues.kithUser)
        if policy.isSolo {
            self = Self.soloOwner(asOption, kithUser, gitName: IdentityClues.text(clues.gitName))
        } else if let asOption {
            self = .member(try Self.member(asOption, in: policy), .asOption)
        } else if let kithUser {
            self = Self.byUser(kithUser, in: policy)
        } else {
            self = Self.byEmail(IdentityClues.text(clues.gitEmail), in: policy)
        }
    }

    private static func soloOwner(_ asOption: String?, _ kithUser: String?, gitName: String?) -> Identity {
        if let asOption { return .soloOwner(name: asOption, .asOption) }
        if let kithUser { return .soloOwner(name: kithUser, .kithUser) }
        return .soloOwner(name: gitName, gitName.map { _ in .gitName })
    }

    private static func member(_ name: String, in policy: Policy) throws(IdentityError) -> Member {
        switch MemberNaming.match(name, among: policy.members, settings: policy.settings) {
        case .found(let member): return member
        case .ambiguous(let members): throw .severalMembers(name, members: members)
        case .notFound(let nearest): throw .noMember(name, nearest: nearest)
        }
    }

    private static func byUser(_ name: String, in policy: Policy) -> Identity {
        switch MemberNaming.match(name, among: policy.members, settings: policy.settings) {
        case .found(let member): .member(member, .kithUser)
        case .ambiguous(let members): .unknown(.sharedUser(name, members: members))
        case .notFound(let nearest): .unknown(.strangeUser(name, nearest: nearest))
        }
    }

    /// Somebody who left and came back has two notes with one address: the one in force counts.
    private static func byEmail(_ email: String?, in policy: Policy) -> Identity {
        guard let email else { return .unknown(.noEmail) }
        let folded = email.lowercased()
        let all = policy.members.filter { member in member.emails.contains { $0.lowercased() == folded } }
        let present = all.filter { $0.left == nil }
        let fitting = present.isEmpty ? all : present
        guard let member = fitting.first else { return .unknown(.strangeEmail(email)) }
        return fitting.count == 1 ? .member(member, .gitEmail) : .unknown(.sharedEmail(email, members: fitting))
    }
}
