/// The members of a made-up vault, and the other notes that its interactions name.
enum Team {
    struct Member: Sendable {
        let name: String
        let role: String
        let email: String
        let joined: String
    }

    static let members = [
        Member(name: "Jane Doe", role: "owner", email: "jane@kith.example", joined: "2018-06-01"),
        Member(name: "Sam Lee", role: "member", email: "sam@kith.example", joined: "2018-06-01"),
        Member(name: "Priscilla Okafor", role: "member", email: "priscilla@kith.example", joined: "2019-02-11"),
        Member(name: "Tomás Ibáñez", role: "member", email: "tomas@kith.example", joined: "2020-09-01"),
        Member(name: "Ulla Virtanen", role: "viewer", email: "ulla@kith.example", joined: "2022-01-10"),
    ]

    /// The members who may log.
    static let loggers = members.filter { $0.role != "viewer" }.map(\.name)

    /// Codes with their labels; a label is the note's stem.
    static let codes: [(code: String, label: String)] = [
        ("contact", "Contact"), ("contact/budget", "Budget"), ("contact/intro", "Introduction"),
        ("contact/check-in", "Check-in"), ("sales", "Sales"), ("sales/offer", "Offer"), ("sales/renewal", "Renewal"),
        ("sales/demo", "Demonstration"), ("support", "Support"), ("support/incident", "Incident"),
        ("support/training", "Training"), ("events", "Events"), ("events/invitation", "Invitation"),
    ]

    static let templates: [(name: String, type: String, code: String, body: String)] = [
        ("Welcome e-mail", "email", "contact/intro", "Dear {{given-name}},\n\nwelcome. {{by}} is your contact here."),
        ("Quarterly review", "meeting", "contact/check-in", "- What went well\n- What did not\n- What comes next"),
        ("Renewal call", "call", "sales/renewal", "Ask about the term, the price and who signs."),
        (
            "Evening invitation", "email", "events/invitation",
            "Dear {{given-name}},\n\nwe would like to see you at our next evening."
        ),
    ]

    static let attachments = [
        "Offer.txt", "Price list.csv", "Agenda.txt", "Minutes.txt", "Contract draft.txt", "Travel plan.txt",
    ]
}
