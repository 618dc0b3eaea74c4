import Formats
import Kernel

extension PlanReader {
    /// The first pass: every id and name that the file declares, each once.
    func declareNames(_ root: Fields, packs: [FrameworkPack]) {
        declareVocabulary(root)
        if let about = root["plan"]?["documents"] { names.documents = table(of: about.elements ?? [], "documents") }
        names.unitClasses = table(of: root["unitClasses"]?.elements ?? [], "unitClasses")
        names.denominators = table(of: root["denominators"]?.elements ?? [], "denominators")
        declareScales(root)
        names.roles = table(of: root["roles"]?.elements ?? [], "roles")
        names.posts = table(of: root["posts"]?.elements ?? [], "posts")
        names.certificates = table(of: root["certificates"]?.elements ?? [], "certificates")
        declareExams(root, packs)
        declarePersonas(root)
        let groups = root["programmeGroups"]?.elements ?? []
        names.groups = table(of: groups, "programmeGroups")
        let programmes = root["programmes"]?.elements ?? []
        names.programmes = table(of: programmes, "programmes")
        names.groupOfProgramme = programmes.filter { $0.entries != nil }.map { programme in
            programme["group"]?.string.flatMap { names.groups.index($0) }
        }
    }

    private func declareVocabulary(_ root: Fields) {
        guard let vocabulary = root.mapping("vocabulary") else { return }
        for list in Vocabulary.List.allCases {
            let words = vocabulary.texts(list.rawValue)
            var seen = Set<String>()
            for word in words where !seen.insert(word).inserted {
                findings.error(
                    "P005", vocabulary[list.rawValue]?.place ?? vocabulary.place, ja: "「\(word)」が2回あります",
                    en: "'\(word)' stands twice in \(list.rawValue)")
            }
            if words.count > Vocabulary.mostWords {
                findings.error(
                    "P010", vocabulary[list.rawValue]?.place ?? vocabulary.place,
                    ja: "\(list.name.ja)は\(Vocabulary.mostWords)語までです",
                    en: "\(list.rawValue) may have at most \(Vocabulary.mostWords) words")
            }
            names.vocabulary[list] = words
        }
        vocabulary.finish()
    }

    private func declareScales(_ root: Fields) {
        let scales = root["scales"]?.elements ?? []
        names.scales = table(of: scales, "scales")
        names.levelsOfScale = scales.filter { $0.entries != nil }.map { scale in
            let levels = (scale["levels"]?.elements ?? []).prefix(Scale.mostLevels).compactMap { $0["id"]?.string }
            return scale["listed"]?.string == "highestFirst" ? levels.reversed() : levels
        }
        let skills = (root["skillFields"]?.elements ?? []).flatMap { $0["skills"]?.elements ?? [] }
        names.skills = table(of: skills, "skills")
        names.scaleOfSkill = skills.filter { $0.entries != nil }.map { skill in
            skill["scale"]?.string.flatMap { names.scales.index($0) } ?? 0
        }
        if names.levelsOfScale.isEmpty { names.levelsOfScale = [[]] }
    }

    private func declareExams(_ root: Fields, _ packs: [FrameworkPack]) {
        let pinned = (root["frameworks"]?.elements ?? []).map { ($0["id"]?.string, $0["version"]?.string) }
        for pack in packs where pinned.contains(where: { $0.0 == pack.id && $0.1 == pack.version }) {
            for exam in pack.exams { names.exams.add(exam.id, name: nil) }
        }
        for exam in root["exams"]?.elements ?? [] {
            if let id = exam["id"]?.string { names.exams.add(id, name: nil) }
        }
    }

    private func declarePersonas(_ root: Fields) {
        for (d, dimension) in (root["personas"]?.elements ?? []).filter({ $0.entries != nil }).enumerated() {
            for (k, kind) in (dimension["kinds"]?.elements ?? []).filter({ $0.entries != nil }).enumerated() {
                guard let id = kind["id"]?.string else { continue }
                if names.personas[id] != nil { duplicate(id, kind["id"]?.place ?? kind.place, "personas") }
                let reference = PersonaReference(dimension: d, kind: k)
                names.personas[id] = reference
                let name = kind["name"]?.string ?? kind["name"]?["ja"]?.string
                if let name, names.personas[name] == nil { names.personas[name] = reference }
            }
        }
    }

    private func table(of elements: [YAMLNode], _ list: String) -> PlanNames.Table {
        var table = PlanNames.Table()
        for element in elements where element.entries != nil {
            // A nameless or repeated entry still takes its place, so that indices stay those of the list.
            let id = element["id"]?.string ?? ""
            if id.isEmpty {
                findings.error("P002", element.place, ja: "キー「id」が必要です", en: "the key 'id' is required here")
            } else {
                if table.index(id) != nil, table.ids.contains(id) {
                    duplicate(id, element["id"]?.place ?? element.place, list)
                }
                if !Self.isIdentifier(id) {
                    findings.error(
                        "P008", element["id"]?.place ?? element.place,
                        ja: "id「\(id)」は半角の英小文字・数字・「-」で書いてください",
                        en: "the id '\(id)' must consist of lower-case letters, digits and '-'")
                }
            }
            let name = element["name"]
            table.add(id, name: name?.string ?? name?["ja"]?.string)
        }
        return table
    }

    private func duplicate(_ id: String, _ place: Place, _ list: String) {
        findings.error(
            "P005", place, ja: "id「\(id)」は\(list)の中で2回使われています", en: "the id '\(id)' stands twice in \(list)")
    }

    static func isIdentifier(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= 64
            && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}
