import TestSupport
import Testing

#if os(Linux)
    /// What differs where output goes to a terminal; `script` makes one.
    @Suite("On a terminal")
    struct TerminalTests {
        /// What a terminal of 80 columns and 24 rows shows in the end; its line ends are CRLF, and a line that was
        /// erased, as the progress on a slow machine is, shows what came behind that.
        private func screen(
            _ arguments: [String], environment: [String: String] = [:]
        ) async throws -> (run: CommandRun, lines: [Substring]) {
            let vault = try TemporaryVault.sample()
            let variables = ["TERM": "xterm", "COLUMNS": "80", "LINES": "24", "PAGER": "cat"]
            let command = try vault.command(arguments, environment: variables.merging(environment) { $1 })
            let run = try await command.scripted(#"printf -v line '%q ' "$@"; exec script -qec "$line" /dev/null"#)
                .run()
            let lines = run.output.replacing("\r\n", with: "\n").split(separator: "\n").map(shown)
            return (run, lines.filter { !$0.isEmpty })
        }

        private func shown(_ line: Substring) -> Substring {
            line.ranges(of: "\r\u{1B}[K").last.map { line[$0.upperBound...] } ?? line
        }

        @Test("What was erased is not on the screen")
        func erased() {
            #expect(shown("Reading 1 of 2…\r\u{1B}[KReading 2 of 2…\r\u{1B}[KA line\r") == "A line\r")
            #expect(shown("A line") == "A line")
        }

        @Test(
            "Colours, unless the environment or --color says otherwise",
            arguments: [
                ([], [:], true), (["--color", "never"], [:], false), ([], ["NO_COLOR": "1"], false),
                ([], ["NO_COLOR": ""], true),
                ([], ["TERM": "dumb"], false), (["--color", "always"], ["NO_COLOR": "1", "TERM": "dumb"], true),
            ] as [([String], [String: String], Bool)])
        func colour(options: [String], environment: [String: String], isColoured: Bool) async throws {
            let (run, lines) = try await screen(["list"] + options, environment: environment)
            run.expectExit(0)
            #expect(lines.count == 30)
            #expect(run.output.contains("\u{1B}[1m") == isColoured)
        }

        @Test("Lines fit the terminal where its width is known", arguments: [["list"], ["timeline", "--limit", "20"]])
        func width(command: [String]) async throws {
            let (run, lines) = try await screen(command + ["--color", "never"])
            run.expectExit(0)
            #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
        }

        @Test("A finding has its line below it, and marks below what is meant")
        func excerpt() async throws {
            let (run, lines) = try await screen(["check", "Notes", "--color", "never"])
            run.expectExit(1)
            let marks = try #require(lines.firstIndex { $0.allSatisfy { $0 == " " || $0 == "^" } })
            let column = lines[marks].prefix { $0 == " " }.count
            let meant = String(lines[marks - 1].dropFirst(column).prefix(lines[marks].count - column))
            #expect(meant == "[[Trade show checklist]]")
            #expect(lines[marks - 2].hasPrefix("Notes/2025-05-06.md:38:20: warning: "))
        }

        @Test("Text longer than the screen goes through the pager, split at blanks and run directly")
        func pager() async throws {
            let pager = ["PAGER": "sed -e s/^/paged:/ -e 1q"]
            let (long, lines) = try await screen(["timeline"], environment: pager)
            long.expectExit(0)
            #expect(lines.count == 1)
            #expect(lines.first?.hasPrefix("paged:") == true)
            #expect(try await screen(["timeline", "--limit", "5"], environment: pager).lines.count == 5)
            #expect(try await screen(["timeline", "--no-pager"], environment: pager).lines.count >= 198)
            #expect(try await screen(["timeline"], environment: ["PAGER": ""]).lines.count >= 198)
            #expect(try await screen(["timeline", "--format", "jsonl"], environment: pager).lines.count == 211)
        }

        @Test("A pager that can't be run is none, and no shell ever reads its name")
        func strangePager() async throws {
            for name in ["no-such-pager", "touch owned; cat", "$(touch owned)", "/dev/null"] {
                let (run, lines) = try await screen(["timeline"], environment: ["PAGER": name])
                run.expectExit(0)
                #expect(name.hasPrefix("touch") || lines.count >= 198, "\(name)")
            }
        }
    }
#endif
