/// A note that is to be written where nothing stands.
public struct NewNote: Sendable, Equatable {
    /// Its path from the root.
    public let path: NotePath

    /// All of its text, with LF at the end of each line.
    public let text: String

    /// A note of this text.
    public init(path: NotePath, text: String) {
        self.path = path
        self.text = text
    }
}
