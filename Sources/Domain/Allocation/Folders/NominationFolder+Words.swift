package import Kernel
package import Mathematics

extension NominationFolder {
    /// A broken rule in words, with the folder's own names, the year (from 1), and the count beside its limit.
    package func words(_ violation: NominationViolation) -> Phrase {
        switch violation {
        case .unknown(let nomination):
            words(nomination, ja: "職員、研修か年度がこの計画にありません", en: "the plan has no such person, track or year")
        case .twice(let nomination):
            words(nomination, ja: "同じ研修の指名が2回あります", en: "the person is named twice for the track")
        case .doneBefore(let nomination):
            words(nomination, ja: "計画の前に修了しています", en: "the person has done the track before the plan begins")
        case .notEligible(let nomination):
            words(nomination, ja: "研修の対象の職員ではありません", en: "the person does not belong to the track's audience")
        case .retired(let nomination):
            words(nomination, ja: "その年度には退職しています", en: "the person has retired by then")
        case .prerequisiteMissing(let nomination): prerequisite(nomination)
        case .forbidden(let nomination):
            words(nomination, ja: "この指名は禁じられています", en: "this nomination is forbidden")
        case .pinMissing(let nomination):
            words(nomination, ja: "決めてあった指名が計画にありません", en: "this pinned nomination is not in the plan")
        case .hours(let person, let year, let needed, let available):
            Phrase(
                ja: "職員「\(staff[person])」は\(year + 1)年目に\(needed)時間が必要です。使えるのは\(available)時間です",
                en: "'\(staff[person])' needs \(needed) hours in year \(year + 1) and can spare \(available)")
        case .seats(let track, let year, let taken, let available):
            Phrase(
                ja: "研修「\(tracks[track])」の\(year + 1)年目に\(taken)人が指名されています。席は\(available)です",
                en:
                    "\(taken.peopleInEnglish) named for track '\(tracks[track])' in year \(year + 1); "
                    + "it has \(available.seatsInEnglish)"
            )
        case .absence(let section, let year, let away, let cap):
            Phrase(
                ja: "所属「\(sections[section])」から\(year + 1)年目に\(away)人が受講します。上限は\(cap)人です",
                en:
                    "\(away.peopleInEnglish) of section '\(sections[section])' named in year \(year + 1); "
                    + "at most \(cap) may be"
            )
        }
    }

    private func prerequisite(_ nomination: Mathematics.Nomination) -> Phrase {
        let track = Int(nomination.track)
        let needed = instance.prerequisites.indices.contains(track) ? instance.prerequisites[track] : []
        return words(
            nomination, ja: "先に\(needed.map { "「\(tracks[$0])」" }.joined(separator: "か"))の修了が必要です",
            en: "one of \(needed.map { "'\(tracks[$0])'" }.joined(separator: ", ")) must be done in an earlier year")
    }

    private func words(_ nomination: Mathematics.Nomination, ja: String, en: String) -> Phrase {
        let (person, track, year) = (staff[nomination.person], tracks[nomination.track], Int(nomination.year) + 1)
        return Phrase(
            ja: "職員「\(person)」の研修「\(track)」への\(year)年目の指名: \(ja)",
            en: "'\(person)' for track '\(track)' in year \(year): \(en)")
    }
}
