/// Everything that made-up notes are worded with.
struct Phrasebook: Sendable {
    let topics = """
        the annual budget
        the delivery dates
        the new contract
        the pilot in spring
        the open invoices
        the packaging
        the move to the new office
        the training for their staff
        the outage last week
        the price of spare parts
        the test results
        the trade fair
        the website
        the warehouse
        the data protection form
        the guest list
        the import of old records
        the second location
        the service agreement
        the summer campaign
        the holiday schedule
        the insurance claim
        the survey
        the supplier change
        the energy costs
        the recruiting plans
        the board meeting
        the design drafts
        the shipping labels
        the translation
        """.split(separator: "\n").map(String.init)

    let things = """
        price list
        revised offer
        signed contract
        slides
        sample box
        minutes
        questionnaire
        draft
        report for last quarter
        delivery note
        invitation
        floor plan
        specification
        reference letter
        photos
        form
        """.split(separator: "\n").map(String.init)

    let places = """
        their office
        the trade fair
        the café at the station
        our showroom
        the plant in Zürich
        the harbour
        the old town hall
        Montréal
        the airport
        the workshop
        """.split(separator: "\n").map(String.init)

    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    let subjects = Phrase.each(
        """
        Discussed {topic}
        Discussed {topic} and {topic}
        Sent the {thing}
        Asked for the {thing}
        Question about {topic}
        Follow-up on {topic}
        Re: {thing}
        Lunch at {place}
        Met at {place}
        Short call about {topic}
        Complaint about {topic}
        Thanks for the {thing}
        Reminder: {thing} until {day}
        Left a message about {topic}
        Agreed on {topic}
        {topic}: next steps
        {topic}: {n} open questions
        Introduction to {who}
        Planning {topic}
        Moved our date to {day}
        Weekly call
        Congratulations on {topic}
        Visit with {who} at {place}
        Received the {thing} (version {n})
        """)

    let sentences = Phrase.each(
        """
        They are happy with {topic}.
        They want to decide about {topic} by {day}.
        {who} will send the {thing} on {day}.
        We went through {topic} point by point and found {n} things to change.
        Nothing new about {topic} until the board has met.
        {who} asked whether the {thing} is still valid.
        I promised the {thing} for {day}.
        The {thing} arrived, but {n} pages are missing.
        **Important:** no calls before ten o'clock.
        Their biggest worry is {topic}, then {topic}.
        We should talk to {who} before we say anything about {topic}.
        The numbers for {topic} look *much* better than last year.
        It took {n} minutes to find somebody who knows about {topic}.
        {who} and {who} both want to be at the next meeting.
        They would rather meet at {place} than online.
        Next time at {place}, and with more time.
        She laughed about the {thing}; he did not.
        We agreed that {topic} can wait, and that the {thing} cannot.
        There is a misunderstanding about {topic} that I have to clear up.
        Please look at the {thing} before you call.
        The offer stands until {day}, with {n} % discount.
        They compare us with {n} others.
        Somebody else takes over {topic}, probably {who}.
        He is on holiday from {day} and cannot be reached.
        They found the answer in our [handbook](https://handbook.example/chapter-{n}) and were pleased.
        The agenda is at <https://calendar.example/item/{n}>.
        Asked again about {topic}, got no clear answer.
        The new system counts everything twice, {who} is looking into it.
        They need it in writing.
        We will **not** change {topic} this year.
        The contact for {topic} is now {who}.
        I tried the number on the website first, it is out of date.
        The `status` of order {n}17 was wrong, it is corrected now.
        Parking at {place} is difficult, better take the train.
        What remains: {topic}, the {thing}, and a date in autumn.
        They liked what {who} showed them at {place}.
        """)

    let otherLanguages = """
        Das Gespräch war kurz, aber nützlich; über die Preise reden wir später.
        Elle préfère être jointe le matin, de préférence par téléphone.
        Quieren ver la propuesta antes de la reunión del próximo año.
        Han återkommer när styrelsen har bestämt sig, tidigast på måndag.
        来週の会議までに見積書を送ってください。
        Они довольны поставкой и хотят продлить договор.
        Θα μας τηλεφωνήσουν μόλις έχουν νέα.
        """.split(separator: "\n").map(String.init)

    let items = Phrase.each(
        """
        {topic}
        the {thing} until {day}
        call {who} back
        ask {who} about {topic}
        {n} copies of the {thing}
        book a table at {place}
        **done:** {topic}
        check the [list](https://lists.example/{n})
        """)

    /// Blocks of code, as a fence's lines.
    let code = [
        ["```", "GET /orders/4711 HTTP/1.1", "Host: shop.example", "", "404 Not Found", "```"],
        ["```sql", "SELECT name, total", "FROM invoices", "WHERE paid IS NULL;", "```"],
        ["```yaml", "retries: 3", "hosts:", "  - a.example", "  - b.example", "```"],
        ["~~~", "> [!call] 2024-01-01 not an entry, an example", "std::vector<int> totals;", "~~~"],
    ]

    let comments = Phrase.each(
        """
        Done on {day}.
        I spoke to {who} about this, it is settled.
        Not quite: it was about {topic}.
        The {thing} is in the folder.
        Can somebody take this over until {day}?
        """)

    let backgrounds = Phrase.each(
        """
        We met at {place} through {who}.
        Prefers short e-mails and dislikes being called on a {day}.
        Responsible for {topic}, and interested in everything around {topic}.
        Came to us after {n} years with a competitor.
        Has a say in {topic}, but {who} signs.
        Plays the cello; two children; vegetarian.
        Knows {who} from university.
        Speaks openly about {topic} if one has the time to listen.
        Was our guest at {place}, where we talked about {topic}.
        Reads everything that we send, in particular the {thing}.
        """)

    let jobTitles = """
        Account Manager
        Architect
        Buyer
        Chief Engineer
        Director of Sales
        Editor
        Facility Manager
        Head of Procurement
        IT Administrator
        Lawyer
        Office Manager
        Owner
        Project Lead
        Researcher
        Teacher
        """.split(separator: "\n").map(String.init)

    let tags = ["client", "partner", "supplier", "newsletter", "press", "vip", "lead", "alumni", "board"]
}
