import Kernel

/// Whether a row is the person's own post or one held beside it (兼務, 併任).
enum PostStanding: String, CaseIterable, Sendable { case main, concurrent }

/// What an order (発令) does.
enum OrderKind: String, CaseIterable, Sendable { case hire, transfer, leave }

/// What a column of absences says.
enum AbsenceWord: String, CaseIterable, Sendable {
    case leave, secondment
    case atWork = "none"
}

/// Reads a column whose codes mean one of a few choices, by the mapping or by the words usual in exports.
struct ChoiceReading<Choice: RawRepresentable & CaseIterable & Sendable>: Sendable where Choice.RawValue == String {
    let column: RosterColumn
    private let mapped: [String: MappedWord]
    private let usual: [String: Choice]
    private var texts = TextNumbering()
    private var choices = [Choice?]()
    private var sightings = [Sighting]()

    init(_ column: RosterColumn, usual: [String: Choice], entry: RosterFileEntry) {
        self.column = column
        self.usual = usual
        mapped = entry.values[column] ?? [:]
    }

    /// Nil where the text is not understood: the row is then to be left out.
    mutating func choice(of text: UnsafeBufferPointer<UInt8>, at place: RowPlace) -> Choice? {
        let (number, isNew) = texts.number(of: text)
        if isNew {
            let text = String(decoding: text, as: UTF8.self)
            choices.append(mapped[text].map { Choice(rawValue: $0.word) } ?? Choice(rawValue: text) ?? usual[text])
            sightings.append(Sighting())
        }
        if choices[number] == nil { sightings[number].add(place) }
        return choices[number]
    }

    func report(_ files: [RosterFile], _ findings: inout RosterFindings) {
        let allowed = Choice.allCases.map(\.rawValue).joined(separator: " | ")
        for number in choices.indices where choices[number] == nil {
            let (text, sighting) = (texts.text(number), sightings[number])
            findings.add(
                .choiceUnknown, at: files[Int(sighting.first.file)].name, line: Int(sighting.first.line),
                suggestion: nearest(to: text, among: mapped.keys.sorted() + usual.keys.sorted()),
                Phrase(
                    ja: "\(column.title.ja)「\(text)」の意味が対応表にありません（values.\(column.rawValue) に \(allowed) のどれかを書きます）。"
                        + "\(sighting.count)行、最初はこの行",
                    en: "the mapping does not say what \(column.title.en) '\(text)' means (values.\(column.rawValue): "
                        + "\(allowed)); \(sighting.count) rows, first here"))
        }
    }
}

extension ChoiceReading where Choice == PostStanding {
    init(entry: RosterFileEntry) {
        var usual: [String: PostStanding] = [:]
        for word in ["", "本務", "主務", "本", "主", "本職", "1", "１", "true", "TRUE", "True"] { usual[word] = .main }
        for word in ["兼務", "併任", "兼", "併", "兼職", "兼任", "事務取扱", "false", "FALSE", "False"] {
            usual[word] = .concurrent
        }
        for number in 2...9 { usual[String(number)] = .concurrent }
        self.init(.isMain, usual: usual, entry: entry)
    }
}

extension ChoiceReading where Choice == OrderKind {
    init(entry: RosterFileEntry) {
        var usual: [String: OrderKind] = [:]
        for word in ["採用", "再採用", "任用", "転入"] { usual[word] = .hire }
        for word in ["異動", "転任", "昇任", "昇格", "降任", "配置換", "配置換え", "兼務", "併任"] { usual[word] = .transfer }
        for word in ["退職", "定年退職", "辞職", "失職", "免職", "死亡", "任期満了", "転出"] { usual[word] = .leave }
        self.init(.orderKind, usual: usual, entry: entry)
    }
}

extension ChoiceReading where Choice == AbsenceWord {
    init(entry: RosterFileEntry) {
        var usual: [String: AbsenceWord] = [:]
        for word in ["", "なし", "無", "無し", "在職", "通常", "復職", "-", "ー", "0"] { usual[word] = .atWork }
        for word in [
            "休職", "育休", "育児休業", "産休", "病休", "病気休職", "病気休暇", "介護休業", "配偶者同行休業", "自己啓発等休業", "専従", "停職",
        ] { usual[word] = .leave }
        for word in ["出向", "派遣", "割愛", "外部派遣", "研修派遣"] { usual[word] = .secondment }
        self.init(.absence, usual: usual, entry: entry)
    }
}
