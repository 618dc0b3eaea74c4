package import Kernel
package import Mathematics

extension NominationCase {
    /// Why a search could not be made, in words.
    package func words(for error: NominationError) -> [Phrase] {
        switch error {
        case .pinsBreakRules(let broken): return broken.map { words(for: $0) }
        case .pinCannotBeKept(let person):
            let name = name(ofMember: person)
            return [
                Phrase(
                    ja: "\(name)の指定は、前提の研修か時間、所属の上限のために守れません",
                    en: "what is set for \(name) cannot be kept: a prerequisite, hours or the section's limit")
            ]
        case .pinsCannotBeKept:
            return [
                Phrase(
                    ja: "指定をすべて守る案はありません。席か所属の上限が足りません",
                    en: "no plan keeps everything that is set: seats or limits of sections do not suffice")
            ]
        case .tooManyWays(let person):
            let name = name(ofMember: person)
            return [Phrase(ja: "\(name)の受け方が多すぎて調べきれません", en: "\(name) may take too many tracks in too many ways")]
        case .misshapen, .tooManyYears, .solver:
            return [Phrase(ja: "計算できませんでした（\(error)）", en: "the search failed (\(error))")]
        }
    }

    /// A rule that a plan breaks, in words.
    package func words(for broken: NominationViolation) -> Phrase {
        func about(_ nomination: Mathematics.Nomination, _ ja: String, _ en: String) -> Phrase {
            let name = name(ofMember: Int(nomination.person))
            let track = tracks[Int(nomination.track)].name(standing.plan)
            let when = year(Int(nomination.year))
            return Phrase(
                ja: "\(when.year)年度 \(name)「\(track.ja)」: \(ja)",
                en: "\(when.name(in: .en)) \(name), \(track.en): \(en)")
        }
        switch broken {
        case .unknown: return Phrase(ja: "知らない職員・研修・年度です", en: "unknown person, track or year")
        case .twice(let it): return about(it, "2回あります", "named twice")
        case .doneBefore(let it): return about(it, "修了しています", "completed before")
        case .notEligible(let it): return about(it, "対象ではありません", "not in the audience")
        case .retired(let it): return about(it, "定年後です", "retired by then")
        case .prerequisiteMissing(let it): return about(it, "前提の研修が先に要ります", "needs another first")
        case .forbidden(let it): return about(it, "除かれています", "ruled out")
        case .pinMissing(let it): return about(it, "指定されていますが案にありません", "set, and not in the plan")
        case .hours(let person, let at, let needed, let available):
            let (name, when) = (name(ofMember: person), year(at))
            return Phrase(
                ja: "\(when.year)年度 \(name): \(needed)時間要りますが、\(available)時間しかありません",
                en: "\(when.name(in: .en)) \(name): \(needed) hours of \(available)")
        case .seats(let track, let at, let taken, let available):
            let (track, when) = (tracks[track].name(standing.plan), year(at))
            return Phrase(
                ja: "\(when.year)年度「\(track.ja)」: \(taken)人に席が\(available)です",
                en: "\(when.name(in: .en)) \(track.en): \(taken) people on \(available) seats")
        case .absence(let section, let at, let away, let cap):
            let (unit, when) = (standing.roster.units[Int(sections[section])].name, year(at))
            return Phrase(
                ja: "\(when.year)年度 \(unit): 受講者が\(away)人で、上限は\(cap)人です",
                en: "\(when.name(in: .en)) \(unit): \(away) takers, at most \(cap)")
        }
    }

    private func name(ofMember member: Int) -> String {
        guard standing.staff.members.indices.contains(member) else { return "?" }
        return standing.roster.people[Int(standing.staff.members[member].person)].name
    }
}
