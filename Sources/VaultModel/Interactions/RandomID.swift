/// The ids that Kith gives (format 2.1 and 3, Id).
public enum RandomID {
    /// No letters that are taken for digits.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Ten random characters behind a mark such as `i-`.
    public static func make(mark: String, using generator: inout some RandomNumberGenerator) -> String {
        let letters = (0..<10).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
        return mark + String(decoding: letters, as: UTF8.self)
    }

    /// An id that none of `taken` is.
    static func make(
        mark: String, notAmong taken: Set<String>, using generator: inout some RandomNumberGenerator
    ) -> String {
        while true {
            let id = make(mark: mark, using: &generator)
            if !taken.contains(id) { return id }
        }
    }
}
