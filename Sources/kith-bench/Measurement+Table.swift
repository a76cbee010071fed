extension Measurement {
    /// Everything that is measured, with its bounds: a new measurement is a line here.
    ///
    /// The yardsticks come first; no command of Kith may take more than three times the vault's bytes. The bounds are
    /// meant for a vault of 10,000 contacts; in a small one the programs' start weighs most.
    static let table = [
        Measurement(.yardstick, [.vault]),
        Measurement(.ripgrep, ["-c", #"\[!call\]"#, .vault]),
        Measurement(.ripgrepWord, ["-c", "harbor", .vault]),
        kith("timeline", "--format", "jsonl", time: .ratio(to: .yardstick, atMost: 2.0)),
        kith("timeline", "--limit", "50", time: .ratio(to: .yardstick, atMost: 1.0), memory: 1.5),
        kith("timeline", .contact, time: .ratio(to: .ripgrep, atMost: 2.0)),
        // A word that one note in a hundred holds.
        kith("search", "harbor", time: .ratio(to: .ripgrepWord, atMost: 2.0)),
        kith("stats", "--by", "type,month", time: .ratio(to: .yardstick, atMost: 1.0), memory: 1.5),
        kith("list", "--format", "json", time: .ratio(to: .yardstick, atMost: nil)),
        kith("list", "last:90d..", time: .ratio(to: .yardstick, atMost: 1.0), memory: 1.5),
        kith("due", time: .ratio(to: .yardstick, atMost: 1.0), memory: 1.5),
        kith("stale", "90d", time: .ratio(to: .yardstick, atMost: 1.0), memory: 1.5),
        kith("show", .contact, time: .ratio(to: .ripgrep, atMost: nil)),
        // 1 tells that something was found, as in most vaults.
        kith("check", time: .ratio(to: .yardstick, atMost: 2.0), exitCodes: 0...1),
        kith("vault", time: .ratio(to: .yardstick, atMost: nil)),
        kith("--version", time: .milliseconds(8)),
    ]

    private static func kith(
        _ words: Word..., time: Time, memory: Double = 3.0, exitCodes: ClosedRange<Int32> = 0...0
    ) -> Measurement {
        Measurement(.kith, words, time: time, memory: memory, exitCodes: exitCodes)
    }
}
