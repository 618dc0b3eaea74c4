/// What is asked for on the command line.
enum StudyCommand {
    case study(people: [Int], seed: UInt64)
    case speed(path: String, isQuick: Bool)

    enum Failure: Error {
        case unknown(String)
        case number(String)
        case noFile
        case nothing

        var words: String {
            switch self {
            case .unknown(let word): "not understood: \(word)"
            case .number(let word): "a number of at least 1 is needed, not \(word)"
            case .noFile: "a file of answers is needed"
            case .nothing: "study or speed?"
            }
        }
    }

    /// Sizes at which the study is done unless told: a small office, a small city, a large one.
    static let usualPeople = [200, 1_000, 7_700]

    init(_ words: [String]) throws(Failure) {
        switch words.first {
        case "study": self = try StudyCommand.study(words.dropFirst())
        case "speed": self = try StudyCommand.speed(words.dropFirst())
        case let word?: throw .unknown(word)
        case nil: throw .nothing
        }
    }

    private static func study(_ words: ArraySlice<String>) throws(Failure) -> StudyCommand {
        var people: [Int] = []
        var seed: UInt64 = 1
        var option = ""
        for word in words {
            if word == "--people" || word == "--seed" {
                option = word
                continue
            }
            guard let number = Int(word.filter { $0 != "," }), number > 0 else { throw .number(word) }
            switch option {
            case "--people": people.append(number)
            case "--seed": seed = UInt64(number)
            default: throw .unknown(word)
            }
        }
        return .study(people: people.isEmpty ? usualPeople : people, seed: seed)
    }

    private static func speed(_ words: ArraySlice<String>) throws(Failure) -> StudyCommand {
        let paths = words.filter { !$0.hasPrefix("--") }
        if let word = words.first(where: { $0.hasPrefix("--") && $0 != "--quick" }) { throw .unknown(word) }
        guard let path = paths.first else { throw .noFile }
        if let word = paths.dropFirst().first { throw .unknown(word) }
        return .speed(path: path, isQuick: words.contains("--quick"))
    }
}
