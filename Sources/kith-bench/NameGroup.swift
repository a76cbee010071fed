/// Given and family names that go together.
struct NameGroup: Sendable {
    let given: [String]
    let family: [String]
    let isFamilyFirst: Bool

    init(given: String, family: String, isFamilyFirst: Bool = false) {
        self.given = given.split { $0 == " " || $0 == "\n" }.map(String.init)
        self.family = family.split { $0 == " " || $0 == "\n" }.map(String.init)
        self.isFamilyFirst = isFamilyFirst
    }

    /// The name numbered `index`.
    ///
    /// All pairs of one given and one family name come in a scattered order, then all again with a second given name.
    /// The step is a prime and so visits every pair once.
    func name(_ index: Int, from offset: Int) -> PersonName {
        let pairs = given.count * family.count
        let place = (index % pairs * 1_000_003 + offset) % pairs
        var first = given[place / family.count]
        let last = family[place % family.count]
        let layer = index / pairs
        if layer > 0 { first += " " + given[(place / family.count + layer) % given.count] }
        return PersonName(given: first, family: last, stem: isFamilyFirst ? "\(last) \(first)" : "\(first) \(last)")
    }
}

extension NameGroup {
    static let latinGiven = """
        Aaron Abigail Adam Adele Agnes Aidan Alan Albert Alice Alma Amara Amelia Amir Ana Andrea Andrew Ángel Anita Anna
        Anton Ariel Arthur Astrid Audrey Axel Beatriz Benjamin Bernard Bianca Björn Blanca Boris Brenda Brian Bruno Caleb
        Camille Carla Carlos Carmen Caroline Cecilia Chantal Charles Chloé Clara Claude Colin Cora Daniel Daria David
        Deborah Denis Diana Diego Dominik Dora Edith Eduardo Edwin Elena Elias Elise Emil Emma Enrique Erik Esther Ethan
        Eva Fabian Fátima Felix Fernando Fiona Florence Frances Frida Gabriel Gemma George Gerda Gloria Gordon Grace
        Greta Gustav Hannah Harold Heidi Helen Henrik Hugo Ian Ida Imani Inês Ingrid Irene Isaac Ivan Jacob Jana Jasper
        Joan Jonas José Josef Judith Jules Julia Karim Karl Katarina Keith Kira Klaus Lars Laura Leila Leo Lidia Linda
        Louis Lucía Luka Lydia Mads Magda Malik Marcus Margot Maria Marlene Martin Mateo Maya Michael Mila Miriam Mona
        Nadia Naomi Natalie Nikolai Nina Noah Nora Odile Olga Oliver Omar Oscar Paula Pedro Peter Petra Philip Priya
        Quentin Rachel Rafael Raúl Rebecca René Rita Robert Rosa Ruben Ruth Salma Samuel Sara Sebastian Selma Sergio
        Simon Søren Sofia Stefan Stella Susan Tamara Tariq Teresa Theo Thomas Tina Tobias Ursula Valentin Vera Victor
        Violet Walter Wanda Wilma Xavier Yara Yusuf Yvonne Zeno Zoë
        """

    static let latinFamily = """
        Abbott Acker Adair Ainsley Aldous Almeida Alvarado Amundsen Andrade Ansel Archer Armitage Asher Auerbach Avila
        Bacon Bailey Bakker Baldwin Banerjee Barros Bassett Bauer Beckett Belmont Bennett Berger Bianchi Blackwood Blom
        Bonnet Borg Bouchard Bowen Brandt Braun Brennan Brewer Briggs Brodie Bruun Bryce Burke Byrne Cabrera Calder
        Calloway Campos Cardoso Carver Castellano Chambers Chandra Chevalier Christensen Clarke Clement Cobb Coleman
        Conti Corbett Cordero Costa Cowan Craig Crane Cruz Cullen Dahl Dalton Danvers Dawson Decker Delacroix Delgado
        Dempsey Desai Dietrich Dixon Donovan Dreyer Dubois Duffy Dunne Duval Dvořák Eaton Eckert Edlund Egan Ekström
        Ellery Emerson Engel Ericson Escobar Estrada Evers Falk Farrow Faulkner Fenwick Ferraro Finch Fischer Fleming
        Fonseca Forsyth Fournier Frost Fuchs Fuentes Gallagher García Garnier Gentile Gibbs Gilmour Girard Glover
        Goddard González Goodwin Gorman Grady Graf Greco Grünwald Guerra Gustafsson Haas Hadley Hale Halloran Hansen
        Hardy Harlow Hartmann Hassan Haugen Hawthorne Hayden Healy Heller Hendricks Herrera Hobbs Hoffmann Holloway
        Holm Horvath Howell Huber Hughes Ibarra Iversen Jacobsen Jansen Jarvis Jenkins Jensen Joshi Juárez Kaminski
        Kapoor Keane Keller Kemp Kendrick Kessler Kirby Klein Knox Kovač Kowalczyk Kramer Krause Kruger Lacroix Lambert
        Landry Langley Larkin Larsen Laurent Lavoie Leclerc Lehmann Lennox Leroy Lindgren Lockwood Löfgren Lombardi Lorenz
        Lowell Lucas Lund Lynch Mabry Madsen Mahoney Malone Marchetti Marlow Marsh Martínez Mathis Maurer Mercer Meyer
        Milano Moen Molina Monroe Montoya Moreau Morrow Müller Munro Nagy Navarro Neumann Nielsen Noonan Norwood Novák
        Núñez Oakley Ochoa Ohlsson Olivier Olsen Ortega Osborne Ostrowski Pacheco Paget Palmer Parrish Patel Paxton
        Pedersen Pellegrini Pereira Petit Peña Piper Pollard Porter Prescott Quigley Quinn Quintero Radcliffe Ramírez
        Rasmussen Raymond Reeves Reinhardt Renard Reyes Ricci Richter Riley Rinaldi Rivera Rojas Romano Rossi Rousseau
        Rowe Ruiz Salazar Sandoval Santos Sauer Sawyer Schäfer Schmidt Schreiber Schultz Seidel Serrano Shah Sharpe
        Silva Simmons Sinclair Sloane Sørensen Soto Stark Steiner Sterling Strand Sutton Svensson Tanner Teixeira Thorne
        Tillman Torres Travers Tremblay Udall Vance Vargas Vaughn Vidal Vogel Volkov Wagner Walsh Warner Weber Weiss
        Wexler Whitaker Wilder Winter Wolff Woodard Wyatt Yates York Zamora Zapata Zeller Ziegler Zimmer
        """

    static let otherScripts = [
        NameGroup(
            given:
                "Анна Борис Вера Галина Дмитрий Елена Игорь Ирина Кирилл Лидия Максим Надежда Олег Павел Светлана Юрий",
            family:
                "Белов Волкова Громов Дьяченко Ершов Зайцев Ильин Ковальчук Лебедев Морозов Орлов Петренко Соколов Шевченко"
        ),
        NameGroup(
            given: "Αλέξης Βασιλική Γιώργος Δήμητρα Ελένη Ζωή Θανάσης Ιωάννα Κώστας Λευτέρης Μαρία Νίκος Ξένια Πέτρος",
            family:
                "Αντωνίου Βλάχος Γεωργίου Δημητρίου Ζαχαρίου Θεοδώρου Κωνσταντίνου Λάμπρου Μακρής Νικολάου Παππάς Ρήγας"
        ),
        NameGroup(
            given: "陽子 健太 美咲 翔太 直樹 由美 大輔 恵子 拓也 真理 浩 千尋 裕子 誠",
            family: "田中 佐藤 鈴木 高橋 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 井上 木村", isFamilyFirst: true),
        NameGroup(
            given: "أحمد ليلى يوسف مريم خالد سلمى عمر نور حسن ريم سامي هدى طارق زينب",
            family: "الخطيب حداد منصور نصار سليمان عوض شاهين درويش قاسم فارس زيدان مراد"),
    ]
}
