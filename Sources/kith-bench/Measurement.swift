/// A command that is measured, and the bounds that it must keep.
struct Measurement: Sendable {
    enum Program: String, Sendable {
        case yardstick = "cmark-yardstick"
        case ripgrep = "rg"
        /// The same, for a word in any case.
        case ripgrepWord = "rg -i"
        case kith
        /// The benchmark itself, which writes a file.
        case disk
    }

    /// A word of a command.
    enum Word: ExpressibleByStringLiteral, Sendable {
        case literal(String)
        /// The vault's folder.
        case vault
        /// The stem of one contact's note.
        case contact
        /// A number that is another one each time, so that there is something to change.
        case number

        init(stringLiteral value: String) { self = .literal(value) }
    }

    /// What a command's time is held against.
    enum Time: Sendable {
        case free
        case milliseconds(Double)
        case ratio(to: Program, atMost: Double?)
    }

    let program: Program
    let words: [Word]
    let time: Time
    /// The most memory that it may take, as a multiple of the vault's bytes; nil for any amount.
    let memory: Double?
    /// The exit codes with which it has done its work.
    let exitCodes: ClosedRange<Int32>

    init(
        _ program: Program, _ words: [Word], time: Time = .free, memory: Double? = nil,
        exitCodes: ClosedRange<Int32> = 0...0
    ) {
        self.program = program
        self.words = words
        self.time = time
        self.memory = memory
        self.exitCodes = exitCodes
    }

    /// The command as a reader sees it.
    var title: String {
        let words = self.words.map { word in
            switch word {
            case .literal(let text): text.contains { $0 == "\\" || $0 == " " } ? "'\(text)'" : text
            case .vault: "DIR"
            case .contact: "NAME"
            case .number: "N"
            }
        }
        return ([program.rawValue] + words).joined(separator: " ")
    }

    /// The command's arguments for one vault and contact.
    func arguments(vault: String, contact: String, number: Int = 0) -> [String] {
        words.map { word in
            switch word {
            case .literal(let text): text
            case .vault: vault
            case .contact: contact
            case .number: String(number)
            }
        }
    }
}
