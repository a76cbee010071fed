import TestSupport

extension TimelineFixture {
    /// Every field, every status, and what was typed by hand.
    static let ada: FileContent = """
        ---
        type: contact
        flags: ["Writes letters, no calls before <noon>"]
        language: en-GB
        ---

        # Ada

        ## Interactions

        > [!call] 2026-03-09 14:05 Discussed Q3 budget and timeline
        > - logged-by:: [[Jane Doe]]
        > - logged-at:: 2026-03-09T13:12:44Z
        > - by:: [[Jane Doe]], [[Sam Lee]]
        > - with:: [[Misaki]], [[Émile Zola]]
        > - template:: [[Quarterly call]]
        > - code:: contact/budget
        > - group:: Q3
        > - segment:: [[Leads#^l-3t7bkd6jwr]]
        > - direction:: outbound
        > - initiated-by:: them
        > - evaluation:: very-positive
        > - duration:: 1h30m
        > - cost:: 12.50
        > - follow-up:: 2026-04-01
        > - attachments:: [[quote.pdf]]
        > - via:: +44 20 7946 0000
        > - recorded:: automatic
        > - source:: mid:<a&b@x.example>
        > - mood:: "sunny", 20°
        >
        > They approve the *new* numbers, **if** the pilot starts in May:
        >
        > | part  | price |
        > |-------|------:|
        > | wool  |    12 |
        >
        > ```c
        > if (a < b && c) return;
        > ```
        >
        > > [!comment] 2026-03-10 09:00
        > > - by:: [[Sam Lee]]
        > > Contract is on its way.
        >
        > > [!comment] 2026-03-11
        > > Arrived.

        ^i-aaaaaaaaaa

        > [!call] 2026-03-08 Nobody picked up
        > - logged-by:: [[Sam Lee]]
        > - logged-at:: 2026-03-08T10:00:00Z
        > - outcome:: failed

        ^i-bbbbbbbbbb

        > [!email] 2026-02-27 23:50 Sent the wrong price list
        > - logged-by:: [[Jane Doe]]
        > - logged-at:: 2026-02-27T22:51:00Z
        > - follow-up:: 2026-03-01
        > - follow-up-done:: 2026-03-02
        > - cancelled-at:: 2026-02-28T08:00:00Z
        > - cancelled-by:: [[Sam Lee]]
        >
        > Dear Ada,

        ^i-cccccccccc

        > [!note] 2026-02-20 Thinks of leaving
        > - logged-by:: [[Jane Doe]]
        > - logged-at:: 2026-02-20T10:00:00Z
        > - visibility:: private

        ^i-dddddddddd

        > [!meeting] 2026-05-01 10:00 Spring fair
        > - logged-by:: [[Jane Doe]]
        > - logged-at:: 2026-02-20T10:00:00Z
        > - postponed:: true

        ^i-eeeeeeeeee

        > [!sms] 2025-12-31 23:30:15
        > A happy new year!
        > And a dry one.

        > [!note] Owns the good scissors
        """

    /// Text that would like to be something else than text, and a clock of its own.
    static let emile: FileContent = """
        ---
        type: contact
        name: "Émile \\u001b[31mZola <script>alert('name')</script>"
        ---

        ## Interactions

        > [!meeting] 2026-03-09T01:30-05:00 <script>alert("x")</script> & ]]> | *a* _b_ `c` [d](e) ~~f~~ "g" 'h' \\
        > - logged-by:: Somebody \u{1B}[2J<b>else</b>
        > - logged-at:: 2026-03-09T07:00:00Z
        > - group:: \u{9B}31m\u{202E}txt.exe
        >
        > \u{1B}]0;owned\u{07}<img src=x onerror=alert(1)></div></article>
        > tab\there, "quotes", and a ; semicolon\\t
        > <!-- open
        > ```
        > open fence

        ^i-ffffffffff
        """

    static let layla: FileContent = """
        ---
        type: contact
        ---

        ## Interactions

        > [!email] 2025-10-26 02:30 المسودة الأولى للكتالوج
        > - logged-by:: [[Sam Lee]]
        > - logged-at:: 2025-10-26T03:00:00Z
        > - by:: Zoë, [[Jane Doe]]
        > - direction:: inbound
        >
        > شكراً جزيلاً.

        ^i-gggggggggg
        """

    static let misaki: FileContent = """
        ---
        type: contact
        name: 佐藤 美咲
        ---

        ## Interactions

        > [!call] 2025-10-26T02:30+01:00 価格表のお礼 👩‍🔬 🇯🇵
        > - logged-by:: [[Jane Doe]]
        > - logged-at:: 2025-10-26T02:00:00Z

        ^i-hhhhhhhhhh
        """
}
