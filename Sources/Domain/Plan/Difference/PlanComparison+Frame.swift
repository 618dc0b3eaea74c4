import Kernel

extension PlanComparison {
    /// The plan as a whole, its prose, its words and frameworks.
    func frame() -> [PlanChange] { metadata() + sections() + vocabulary() + frameworks() }

    private func metadata() -> [PlanChange] {
        let (a, b) = (old.plan.about, new.plan.about)
        let entry = PlanEntry(.plan, b.id, b.title)
        var changes = change(entry, .title, a.title, b.title)
        changes += change(entry, .municipality, Told(a.municipality.words), Told(b.municipality.words))
        changes += change(entry, .version, Told(a.version), Told(b.version))
        changes += change(entry, .date, a.date.map { Told("\($0)") }, b.date.map { Told("\($0)") })
        changes += change(entry, .owner, Told(a.owner), Told(b.owner))
        changes += change(entry, .status, Told(a.status.rawValue), Told(b.status.rawValue))
        changes += change(entry, .period, old.period(a.period), new.period(b.period))
        changes += change(entry, .parent, a.parent.map { Told($0.words) }, b.parent.map { Told($0.words) })
        changes += self.changes(entry, .related, a.related.map { Told($0.words) }, b.related.map { Told($0.words) })
        changes += self.changes(entry, .revision, a.revisions.map(told), b.revisions.map(told))
        changes += self.changes(entry, .document, a.documents.map(told), b.documents.map(told))
        return changes
    }

    private func told(_ revision: Revision) -> Told {
        Told(
            Phrase(
                ja: "\(revision.version) \(revision.summary.ja)", en: "\(revision.version) \(revision.summary.en)"))
    }

    private func told(_ document: SourceDocument) -> Told { Told(key: document.id, document.title) }

    private func sections() -> [PlanChange] {
        compare(\.sections, .section, id: \.id, name: \.title) { a, b, entry in
            // A paragraph is too long to be told twice: the one that is new is enough.
            changes(entry, .text, a.paragraphs.map { Told($0) }, b.paragraphs.map { Told($0) })
        }
    }

    private func vocabulary() -> [PlanChange] {
        Vocabulary.List.allCases.flatMap { list -> [PlanChange] in
            let (a, b) = (old.plan.vocabulary[list], new.plan.vocabulary[list])
            func entry(_ word: String) -> PlanEntry {
                PlanEntry(
                    .word, "\(list.rawValue)/\(word)",
                    Phrase(ja: "\(list.name.ja): \(word)", en: "\(list.name.en): \(word)"))
            }
            var changes = compare(List(elements: a, entry: entry), List(elements: b, entry: entry)) { _, _, _ in [] }
            // Only grades and unit levels are compared as higher and lower.
            if [.grades, .unitLevels].contains(list), isReordered(a, b) {
                changes.append(.reordered(PlanEntry(.word, list.rawValue, list.name)))
            }
            return changes
        }
    }

    private func frameworks() -> [PlanChange] {
        compare(\.frameworks, .framework, id: \.id, name: { Phrase($0.id) }) { a, b, entry in
            change(entry, .version, Told(a.version), Told(b.version))
        }
    }

    /// Unit classes and denominators.
    func units() -> [PlanChange] {
        func levels(_ unitClass: UnitClass, _ plan: Plan) -> Told? {
            let words = plan.vocabulary[.unitLevels].enumerated()
            return Told(words.filter { unitClass.levels & (1 << UInt64($0.offset)) != 0 }.map { Told($0.element) })
        }
        func codes(_ unitClass: UnitClass) -> Told? {
            let parts = unitClass.include.sorted().map { "+\($0)" } + unitClass.exclude.sorted().map { "-\($0)" }
            return Told(parts.map { Told($0) })
        }
        let classes = compare(\.unitClasses, .unitClass, id: \.id, name: \.name) { a, b, entry in
            change(entry, .levels, levels(a, old.plan), levels(b, new.plan)) + change(entry, .units, codes(a), codes(b))
        }
        func unitClass(_ denominator: Denominator, _ plan: Plan) -> Told {
            let unitClass = plan.unitClasses[denominator.unitClass]
            return Told(key: unitClass.id, unitClass.name)
        }
        return classes
            + compare(\.denominators, .denominator, id: \.id, name: \.name) { a, b, entry in
                change(entry, .unitClass, unitClass(a, old.plan), unitClass(b, new.plan))
                    + change(entry, .rule, a.condition, b.condition)
                    + change(entry, .expected, old.number(a.expected), new.number(b.expected))
            }
    }
}

extension Municipality {
    fileprivate var words: Phrase { Phrase("\(prefecture)\(name) \(code)") }
}

extension RelatedPlan {
    fileprivate var words: Phrase {
        Phrase(
            ja: title.ja + (relation.map { "（\($0.ja)）" } ?? ""), en: title.en + (relation.map { " (\($0.en))" } ?? ""))
    }
}
