import Kernel

/// Reads a column of codes or words of the plan's vocabulary. Each distinct text is looked up once.
struct WordReading: Sendable {
    let column: RosterColumn
    private let words: [String]
    private let mapped: [String: MappedWord]
    private let forEmpty: Int8
    private var texts = TextNumbering()
    private var indices = [Int8]()
    private var sightings = [Sighting]()
    private var empty = Sighting()

    init(_ column: RosterColumn, _ list: Vocabulary.List, entry: RosterFileEntry?, _ context: RosterContext) {
        self.column = column
        words = context.vocabulary[list]
        mapped = entry?.values[column] ?? [:]
        forEmpty = context.index(of: context.mapping.defaults[list]?.word ?? "", in: list)
    }

    /// Index into the vocabulary's list; -1 where neither the mapping nor the plan knows the text.
    mutating func index(of text: UnsafeBufferPointer<UInt8>, at place: RowPlace) -> Int8 {
        if text.isEmpty {
            if forEmpty < 0 { empty.add(place) }
            return forEmpty
        }
        let (number, isNew) = texts.number(of: text)
        if isNew {
            indices.append(Self.find(String(decoding: text, as: UTF8.self), words, mapped))
            sightings.append(Sighting())
        }
        if indices[number] < 0 { sightings[number].add(place) }
        return indices[number]
    }

    private static func find(_ text: String, _ words: [String], _ mapped: [String: MappedWord]) -> Int8 {
        let word = mapped[text]?.word ?? text
        if let index = words.firstIndex(of: word) { return Int8(index) }
        let folded = word.foldedWidth
        return words.firstIndex { $0.foldedWidth == folded }.map { Int8($0) } ?? -1
    }

    /// Says, once for each text, which ones were not understood. A plan that does not use the list says nothing of
    /// it; a text that the mapping explains is the mapping's fault and is told there.
    func report(_ files: [RosterFile], _ findings: inout RosterFindings) {
        guard !words.isEmpty else { return }
        for number in indices.indices where indices[number] < 0 {
            let (text, sighting) = (texts.text(number), sightings[number])
            guard mapped[text] == nil, sighting.count > 0 else { continue }
            findings.add(
                .wordUnknown, at: files[Int(sighting.first.file)].name, line: Int(sighting.first.line),
                suggestion: nearest(to: text, among: mapped.keys.sorted() + words),
                Phrase(
                    ja: "\(column.title.ja)「\(text)」は計画の語彙にも対応表にもありません（\(sighting.count)行、最初はこの行）",
                    en: "\(column.title.en) '\(text)' is neither in the plan's vocabulary nor in the mapping "
                        + "(\(sighting.count) rows, first here)"))
        }
        guard empty.count > 0, column == .grade || column == .employment else { return }
        findings.add(
            .wordEmpty, at: files[Int(empty.first.file)].name, line: Int(empty.first.line),
            Phrase(
                ja: "\(column.title.ja)が空です（\(empty.count)行、最初はこの行）",
                en: "\(column.title.en) is empty (\(empty.count) rows, first here)"))
    }
}

/// Reads a column that holds several words, separated by ; 、 ・ or space: duties, intents, roles.
struct WordSetReading: Sendable {
    let column: RosterColumn
    /// For each word, the writings by which it is known.
    private let candidates: [[String]]
    private let mapped: [String: MappedWord]
    private var texts = TextNumbering()
    private(set) var sets = [[Int32]]()
    private var unknown = [String: Sighting]()
    private var unknownOfText = [[String]]()

    init(_ column: RosterColumn, candidates: [[String]], entry: RosterFileEntry) {
        self.column = column
        self.candidates = candidates
        mapped = entry.values[column] ?? [:]
    }

    /// The number of the set of words that the text means: an index into `sets`.
    mutating func number(of text: UnsafeBufferPointer<UInt8>, at place: RowPlace) -> Int {
        let (number, isNew) = texts.number(of: text)
        if isNew {
            var missing = [String]()
            sets.append(indices(in: String(decoding: text, as: UTF8.self), &missing).sorted())
            unknownOfText.append(missing)
        }
        for word in unknownOfText[number] { unknown[word, default: Sighting()].add(place) }
        return number
    }

    /// As a mask over the list: for lists of at most 64 words.
    mutating func mask(of text: UnsafeBufferPointer<UInt8>, at place: RowPlace) -> UInt64 {
        if text.isEmpty { return 0 }
        let number = number(of: text, at: place)
        return sets[number].reduce(0) { $0 | 1 << UInt64($1) }
    }

    private func find(_ word: String) -> Int32? {
        let meant = mapped[word]?.word ?? word
        if let index = candidates.firstIndex(where: { $0.contains(meant) }) { return Int32(index) }
        let folded = meant.foldedWidth
        return candidates.firstIndex { $0.contains { $0.foldedWidth == folded } }.map { Int32($0) }
    }

    /// A word may itself contain a separator, so the whole is tried before its parts.
    private func indices(in text: String, _ missing: inout [String]) -> Set<Int32> {
        var found = Set<Int32>()
        func take(_ text: String, _ separators: [Set<Character>]) {
            let text = text.trimmedOfSpaces
            if text.isEmpty || mapped[text]?.word == "" { return }
            if let index = find(text) {
                found.insert(index)
            } else if let next = separators.first {
                for part in text.split(whereSeparator: next.contains) {
                    take(String(part), Array(separators.dropFirst()))
                }
            } else {
                missing.append(text)
            }
        }
        take(text, [[";", "；", "、", ",", "，"], [" ", "\u{3000}"], ["・", "･", "/", "／"]])
        return found
    }

    func report(_ files: [RosterFile], _ findings: inout RosterFindings) {
        guard !candidates.isEmpty else { return }
        for (word, sighting) in unknown.sorted(by: { ($0.value.first.line, $0.key) < ($1.value.first.line, $1.key) })
        where mapped[word] == nil {
            findings.add(
                .wordUnknown, at: files[Int(sighting.first.file)].name, line: Int(sighting.first.line),
                suggestion: nearest(to: word, among: mapped.keys.sorted() + candidates.joined()),
                Phrase(
                    ja: "\(column.title.ja)「\(word)」は計画にも対応表にもありません（\(sighting.count)行、最初はこの行）",
                    en: "\(column.title.en) '\(word)' is neither in the plan nor in the mapping "
                        + "(\(sighting.count) rows, first here)"))
        }
    }
}

extension String {
    /// Full-width letters, digits and signs as ASCII, half-width katakana as full-width: 係長（課） = 係長(課).
    var foldedWidth: String {
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0) {
                text.append(ascii)
            } else if (0xFF66...0xFF9D).contains(scalar.value) {
                text.append(Self.fullWidthKatakana[Int(scalar.value - 0xFF66)])
            } else if scalar.value == 0xFF9E {
                text.append("\u{3099}")
            } else if scalar.value == 0xFF9F {
                text.append("\u{309A}")
            } else if scalar != " ", scalar != "\u{3000}" {
                text.append(scalar)
            }
        }
        // Swift compares by canonical equivalence, so a combining voiced mark equals the composed kana.
        return String(text)
    }

    private static let fullWidthKatakana = Array(
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)
}
