import Testing
import VaultModel

@Suite("Phone numbers as they are compared")
struct PhoneDigitsTests {
    @Test(
        "digits count, and whether the number is international",
        arguments: [
            ("+1 207-555-0142", "+12075550142"), ("0012075550142", "+12075550142"),
            ("00 1 (207) 555.0142", "+12075550142"),
            ("207 555 0142", "2075550142"), (" +44 (0)20/7946-0321 ", "+4402079460321"),
            ("+46\u{A0}40–628\u{202F}04\u{2011}17", "+46406280417"),
            ("123", "123"), ("040-628", "040628"), ("000", "+0"), ("+00 12", "+0012"), ("1+23", "123"),
        ])
    func digits(number: String, expected: String) {
        #expect(PhoneDigits(number)?.text == expected)
    }

    @Test(
        "what is no number",
        arguments: [
            "", "12", "+1", "call me", "207-555-0142 ext. 5", "ada123", "٣٣٣", "555-CALL", "１２３", "123x", "#123",
            "1,234",
        ])
    func none(text: String) {
        #expect(PhoneDigits(text) == nil)
    }
}
