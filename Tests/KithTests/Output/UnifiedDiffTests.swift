import Testing
import VaultModel

@testable import kith

@Suite("Diffs of files that come and go")
struct UnifiedDiffTests {
    private func diff(_ files: VaultEdit.FileEdit...) -> String {
        String(decoding: UnifiedDiff(VaultEdit(files)).bytes, as: UTF8.self)
    }

    private let path = NotePath("Attachments/x")

    @Test("A text that goes is shown line by line, without a line end too")
    func removed() {
        #expect(
            diff(.remove(path, Array("a\nb\n".utf8))) == "--- a/Attachments/x\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n"
        )
        #expect(
            diff(.remove(path, Array("a".utf8)))
                == "--- a/Attachments/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n\\ No newline at end of file\n")
    }

    @Test("What is no text is named alone", arguments: [[0], [0x61, 0], [0xFF], [0xC3, 0x28]] as [[UInt8]])
    func binary(bytes: [UInt8]) {
        #expect(diff(.create(path, bytes)) == "Binary files /dev/null and b/Attachments/x differ\n")
        #expect(diff(.remove(path, bytes)) == "Binary files a/Attachments/x and /dev/null differ\n")
        // A note is text, whatever it holds.
        #expect(diff(.create(NotePath("x.md"), bytes)).hasPrefix("--- /dev/null\n+++ b/x.md\n@@"))
    }

    @Test("An empty file has a header, and comes last")
    func empty() {
        let head = "diff --git a/Attachments/x b/Attachments/x\n"
        #expect(diff(.create(path, [])) == head + "new file mode 100644\n")
        #expect(
            diff(.remove(path, []), .create(NotePath("y"), [0x61, 0x0A]))
                == "--- /dev/null\n+++ b/y\n@@ -0,0 +1 @@\n+a\n" + head + "deleted file mode 100644\n")
    }
}
