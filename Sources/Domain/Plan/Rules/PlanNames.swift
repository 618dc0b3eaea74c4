import Kernel

/// The names that a plan declares, by kind: what references in the file are resolved against.
///
/// Collected before anything is resolved, so that entries may refer to what stands below them.
struct PlanNames {
    struct Table {
        private(set) var indices: [String: Int] = [:]
        private(set) var ids: [String] = []

        mutating func add(_ id: String, name: String?) {
            indices[id] = ids.count
            if let name, indices[name] == nil { indices[name] = ids.count }
            ids.append(id)
        }

        /// By id, or by name where no id is the same.
        func index(_ word: String) -> Int? { indices[word] }
        var candidates: some Sequence<String> { indices.keys.sorted() }
    }

    var vocabulary = Vocabulary()
    var unitClasses = Table()
    var denominators = Table()
    var scales = Table()
    var skills = Table()
    var roles = Table()
    var posts = Table()
    var groups = Table()
    var programmes = Table()
    var certificates = Table()
    var exams = Table()
    var personas: [String: PersonaReference] = [:]
    var documents = Table()
    /// For each skill, its scale; for each scale, its level ids lowest first.
    var scaleOfSkill: [Int] = []
    var levelsOfScale: [[String]] = []
    /// For each programme, its group.
    var groupOfProgramme: [Int?] = []

    func programme(_ word: String) -> ProgrammeReference? {
        if let index = programmes.index(word) { return .programme(index) }
        return groups.index(word).map { .group($0) }
    }

    func programmeIndices(_ reference: ProgrammeReference) -> [Int] {
        switch reference {
        case .programme(let index): [index]
        case .group(let group): groupOfProgramme.indices.filter { groupOfProgramme[$0] == group }
        }
    }

    func rank(of level: String, skill: Int) -> Int? {
        levelsOfScale[scaleOfSkill[skill]].firstIndex(of: level).map { $0 + 1 }
    }
}
