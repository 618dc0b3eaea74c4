import Kernel

extension RosterAssembly {
    /// Units that only the people files have, and those that they name otherwise.
    mutating func checkUnits(_ findings: inout RosterFindings) {
        let codes = people.units.codes
        for code in people.units.rows.indices {
            let sighting = people.units.rows[code]
            guard sighting.count > 0, !history.isKnown(code) else { continue }
            let name = people.units.latestName(of: code) ?? codes.text(code)
            history.add(
                unknown: UnitObservation(
                    code: code, parent: -1, name: name, level: -1, kind: -1, from: nil, to: nil, place: sighting.first),
                codes: codes)
            guard hasUnitFiles else { continue }
            let text = codes.text(code)
            findings.add(
                .unitUnknown, at: file(sighting.first), line: Int(sighting.first.line),
                suggestion: nearest(to: text, among: knownCodes(near: text)),
                Phrase(
                    ja: "所属コード「\(text)」（\(name)）が所属のファイルにありません（\(sighting.count)行、最初はこの行）",
                    en:
                        "the unit files do not have the unit code '\(text)' (\(name)): \(sighting.count) rows, first here"
                ))
        }
        for (code, name, place) in people.units.ambiguous where !hasUnitFiles {
            let text = codes.text(code)
            findings.add(
                .unitAmbiguous, at: file(place), line: Int(place.line),
                Phrase(
                    ja: "所属コード「\(text)」に違う名称または上位所属の行があります（ここでは\(name)）。最初の行によります",
                    en:
                        "the unit code '\(text)' has another name or unit above it in this row (\(name)); the first counts"
                ))
        }
        if hasUnitFiles { compareNames(&findings) }
    }

    private func compareNames(_ findings: inout RosterFindings) {
        for code in people.units.rows.indices where people.units.rows[code].count > 0 && history.isKnown(code) {
            guard let name = people.units.latestName(of: code) else { continue }
            let names = history.versions[code].map(\.unit.name)
            // Exports write the name alone or after those above it.
            guard !names.contains(where: { name.foldedWidth.hasSuffix($0.foldedWidth) }), let known = names.last
            else { continue }
            let place = people.units.rows[code].first
            findings.add(
                .unitNameDiffers, at: file(place), line: Int(place.line),
                Phrase(
                    ja: "所属コード「\(people.units.codes.text(code))」の名称が所属のファイル（\(known)）と違います（\(name)）",
                    en:
                        "the unit '\(people.units.codes.text(code))' is called \(name) here and \(known) in the unit file"
                ))
        }
    }

    private func knownCodes(near text: String) -> [String] {
        history.versions.indices.filter(history.isKnown).map(people.units.codes.text).filter { $0 != text }.sorted()
    }

    func report(_ found: [PostTimeline.Finding], _ findings: inout RosterFindings) {
        for one in found {
            let person = people.register.people[Int(one.person)]
            let who = Phrase(
                ja: "職員番号「\(person.staffNumber)」（\(person.name)）",
                en: "staff number '\(person.staffNumber)' (\(person.name))")
            let text: Phrase
            switch one.code {
            case .postTwice:
                text = Phrase(
                    ja: "\(who.ja)の同じ発令が2行あります。後の行は読み飛ばしました",
                    en: "\(who.en) has the same post twice; the later row was left out")
            case .twoMainPosts:
                text = Phrase(
                    ja: "\(who.ja)に\(one.date)時点の本務が2つあります。この行は兼務として扱います",
                    en: "\(who.en) has two main posts on \(one.date); this row is taken as concurrent")
            case .noMainPost:
                text = Phrase(
                    ja: "\(who.ja)に\(one.date)時点の本務がありません", en: "\(who.en) has no main post on \(one.date)")
            case .hiredTwice:
                text = Phrase(
                    ja: "\(who.ja)は在職中ですが、\(one.date)に採用の発令があります",
                    en: "\(who.en) is in service and is hired again on \(one.date)")
            default:
                text = Phrase(
                    ja: "\(who.ja)は\(one.date)に在職していませんが、異動または退職の発令があります",
                    en: "\(who.en) is not in service on \(one.date) but is transferred or leaves then")
            }
            findings.add(one.code, at: file(one.place), line: Int(one.place.line), text)
        }
    }

    func report(
        _ outside: [Int: (sighting: Sighting, date: CalendarDate)], _ findings: inout RosterFindings
    ) {
        for (code, found) in outside.sorted(by: { $0.key < $1.key }) {
            let text = people.units.codes.text(code)
            let name = history.versions[code].last?.unit.name ?? text
            findings.add(
                .unitNotInForce, at: file(found.sighting.first), line: Int(found.sighting.first.line),
                Phrase(
                    ja: "所属「\(text)」（\(name)）は\(found.date)にありませんが、発令が\(found.sighting.count)件あります（最初はこの行）",
                    en:
                        "the unit '\(text)' (\(name)) does not exist on \(found.date) but has \(found.sighting.count) posts "
                        + "(first here)"))
        }
    }

    /// A snapshot that lacks more than a tenth of the people is more often half a file than a mass leaving.
    func reportLeaving(_ timeline: PostTimeline, _ findings: inout RosterFindings) {
        for (step, date) in dates.enumerated() where timeline.inService[step] > 0 {
            let (before, gone) = (timeline.inService[step], timeline.vanished[step])
            guard Double(gone) > RosterComparison.suspiciousShare * Double(before) else { continue }
            // A file that could not be read at all has been told as such.
            if gone == before, !hasRows(step) { continue }
            let percent = (gone * 1000 / before + 5) / 10
            let place = people.snapshotOfFile.firstIndex(of: Int32(step)).map { context.files[$0].name } ?? ""
            findings.add(
                .massLeaving, at: place,
                Phrase(
                    ja: "\(date)のファイルには、それまで在職した\(before)人のうち\(gone)人（約\(percent)%）がいません。"
                        + "ファイルが途中で切れていないか確かめ、退職に間違いなければ --confirm-leaving を付けて実行してください",
                    en: "\(gone) of the \(before) people in service (about \(percent) %) are missing from the file of "
                        + "\(date): check that it is whole, and if they did leave, run it with --confirm-leaving"))
        }
    }

    private func hasRows(_ step: Int) -> Bool {
        people.rows.contains { people.snapshotOfFile[Int($0.place.file)] == Int32(step) }
    }

    private func file(_ place: RowPlace) -> String {
        context.files.indices.contains(Int(place.file)) ? context.files[Int(place.file)].name : ""
    }
}
