package import Kernel

/// Reads a municipality's HR export: any number of people, unit, role and absence files, of one date or of several.
package enum RosterReader {
    /// Merges the files to one dated roster.
    ///
    /// - Parameters:
    ///   - files: in any order; the dates in them or in their names decide.
    ///   - vocabulary: the plan's words; a word that it lacks becomes -1 and is reported.
    ///   - roles: the plan's roles, `Plan.roles`.
    ///   - confirmedLeaving: someone has confirmed that more than a tenth of the people left (see `RosterCode.massLeaving`).
    /// - Returns: what could be read, arranged and indexed, and the diagnostics in reading order (R…, F… of the files'
    ///   form). With errors among them, rows are missing from the roster: it is then not to be used but to be corrected.
    package static func read(
        files: [RosterFile], mapping: RosterMapping, vocabulary: Vocabulary, roles: [Role],
        confirmedLeaving: Bool = false
    ) -> (roster: Roster, diagnostics: [Diagnostic]) {
        let context = RosterContext(files: files, mapping: mapping, vocabulary: vocabulary, roles: roles)
        var findings = RosterFindings()
        context.checkWords(&findings)
        let sorted = SortedFiles(context, &findings)

        var unitFiles = UnitFileReading(context)
        let unitSnapshots = sorted.units.compactMap { file in
            unitFiles.read(file: file.file, entry: mapping.entries[file.entry], date: file.date, &findings)
        }
        var people = PeopleReading(context, codes: unitFiles.codes)
        var history = UnitHistory()
        for snapshot in unitSnapshots { history.apply(snapshot, codes: people.units.codes, files: files, &findings) }
        for step in sorted.steps {
            people.read(step, &findings)
            guard unitSnapshots.isEmpty, step.mode == .full else { continue }
            history.apply(people.units.snapshot(after: history), codes: people.units.codes, files: files, &findings)
        }
        people.report(&findings)
        var assembly = RosterAssembly(
            context: context, people: people, history: history, hasUnitFiles: !unitSnapshots.isEmpty,
            dates: sorted.steps.filter { $0.mode == .full }.map(\.date))
        let held = HeldFileReading(context: context)
        for file in sorted.roles {
            assembly.statedRoles += held.roles(
                file: file.file, entry: mapping.entries[file.entry], date: file.date, &assembly.people, &findings)
        }
        for file in sorted.absences {
            assembly.statedAbsences += held.absences(
                file: file.file, entry: mapping.entries[file.entry], date: file.date, &assembly.people, &findings)
        }
        let roster = assembly.roster(confirmedLeaving: confirmedLeaving, &findings)
        return (roster, findings.diagnostics)
    }
}

extension RosterContext {
    /// The mapping's words that the plan does not have, each at its place in the mapping file.
    fileprivate func checkWords(_ findings: inout RosterFindings) {
        func check(_ word: MappedWord, _ list: Vocabulary.List) {
            guard !vocabulary[list].isEmpty, !word.word.isEmpty, vocabulary.index(of: word.word, in: list) == nil
            else { return }
            findings.add(
                .mappedWordUnknown, at: word.place, suggestion: nearest(to: word.word, among: vocabulary[list]),
                Phrase(
                    ja: "計画の語彙に\(list.name.ja)「\(word.word)」はありません",
                    en: "the plan's vocabulary has no \(list.name.en) '\(word.word)'"))
        }
        for entry in mapping.entries {
            for (column, codes) in entry.values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                for (_, word) in codes.sorted(by: { $0.key < $1.key }) {
                    if let list = column.list { check(word, list) }
                    guard column == .roles || column == .role, !word.word.isEmpty, !roles.isEmpty,
                        !roles.contains(where: { $0.writings.contains(word.word) })
                    else { continue }
                    findings.add(
                        .mappedWordUnknown, at: word.place,
                        suggestion: nearest(to: word.word, among: roles.flatMap(\.writings)),
                        Phrase(ja: "計画に役割「\(word.word)」はありません", en: "the plan has no role '\(word.word)'"))
                }
            }
            for level in entry.unitPath { check(level.level, .unitLevels) }
        }
        for rule in mapping.unitKindRules { check(rule.kind, .unitKinds) }
        for (list, word) in mapping.defaults.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { check(word, list) }
    }
}
