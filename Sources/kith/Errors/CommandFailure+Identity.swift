import VaultModel

extension CommandFailure {
    /// The wording of an `--as` that does not name one member.
    init(_ error: IdentityError) {
        switch error {
        case .blankName:
            self.init(code: .usage, message: "--as names nobody", hint: "Give a member's name or e-mail.")
        case .noMember(let name, let nearest):
            self.init(
                code: .notFound, message: "no member is called “\(name)”",
                hint: nearest.isEmpty ? "`kith member list` shows all members." : "Is it one of these?",
                candidates: nearest.map(Candidate.init))
        case .severalMembers(let name, let members):
            self.init(
                code: .ambiguous, message: "“\(name)” fits several members", hint: "Name one by its path or e-mail.",
                candidates: members.map(Candidate.init))
        }
    }
}

extension CommandFailure.Candidate {
    init(_ member: Member) {
        self.init(name: member.name, path: member.path.string)
    }
}
