import VaultGit

extension GitUnmerged {
    /// What happened to the file, in words.
    ///
    /// - Parameter rebasing: Whether a rebase left it, to which the other side is the current branch.
    func words(rebasing: Bool) -> String {
        let (here, there) = rebasing ? ("there", "here") : ("here", "there")
        return switch kind {
        case .changed: "both sides changed the same; decide what holds"
        case .deletedHere: "deleted \(here), and changed \(there); decide whether it stays"
        case .deletedThere: "deleted \(there), and changed \(here); decide whether it stays"
        case .renamed: "both sides renamed it, to two names; decide for one"
        case .namedHere: "so it is called \(here) alone; decide whether it stays"
        case .namedThere: "so it is called \(there) alone; decide whether it stays"
        case .movedHere: "Git moved it, since its folder was renamed \(there); decide where it stands"
        case .movedThere: "Git moved it, since its folder was renamed \(here); decide where it stands"
        }
    }
}

extension GitUnmerged {
    /// The same of what `kith git resolve` leaves, which need not know whose side is whose.
    var wordsOfResolving: String {
        switch kind {
        case .changed: "both sides changed it, and it is no note; decide what holds"
        case .deletedHere, .deletedThere: "one side deleted it, and the other changed it; decide whether it stays"
        case .renamed: words(rebasing: false)
        case .namedHere, .namedThere: "one side alone calls it so; decide whether it stays"
        case .movedHere, .movedThere: "Git moved it, since one side renamed its folder; decide where it stands"
        }
    }
}

extension [GitUnmerged] {
    /// What is to be done with the files, as a sentence without a full stop.
    var advice: String {
        let isMoved = allSatisfy { [.changed, .movedHere, .movedThere].contains($0.kind) }
        let choice = isMoved ? "`git add` what Git moved" : "`git add` what stays, and `git rm` what does not"
        let isMarked = contains { $0.kind == .changed }
        guard isMarked else { return choice }
        let markers = "Keep the lines that hold, take the markers out, "
        return isMoved ? markers + "and `git add` the files" : markers + choice
    }
}
