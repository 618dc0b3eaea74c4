package import Kernel
package import Mathematics

extension NominationPlan {
    /// A reason of an entry in words.
    package func words(for reason: Reason) -> Phrase {
        let (plan, roster) = (question.standing.plan, question.standing.roster)
        switch reason {
        case .pinned: return Phrase(ja: "計画で指定されている", en: "set by the scenario")
        case .onlyOne(let target, let unit):
            let (name, unit) = (plan.targets[target].name, roster.units[unit].name)
            return Phrase(ja: "\(unit)でただ一人の「\(name.ja)」になる", en: "the only one of \(unit) for '\(name.en)'")
        case .raises(let target, let unit, let gain):
            let (name, unit) = (plan.targets[target].name, roster.units[unit].name)
            let isSlight = gain < 0.005
            let by = gain.written(decimals: 2)
            return Phrase(
                ja: "\(unit)の「\(name.ja)」の期待充足を\(isSlight ? "わずかに" : "\(by)")上げる",
                en: "raises what \(unit) can expect for '\(name.en)' \(isSlight ? "slightly" : "by \(by)")")
        case .before(let track):
            let name = question.tracks[track].name(plan)
            return Phrase(ja: "後の年度の「\(name.ja)」の前提になる", en: "opens the way to \(name.en) in a later year")
        case .headcount(let target):
            let name = plan.targets[target].name
            return Phrase(ja: "目標「\(name.ja)」の人数", en: "headcount of the target '\(name.en)'")
        case .spareSeat: return Phrase(ja: "席に余りがある", en: "a seat to spare")
        case .gap(let points): return Phrase(ja: "スキルの不足を埋める（\(points)点）", en: "closes skill gaps (\(points) points)")
        }
    }

    /// What a level of the search reached, and how far from the best it can be.
    package func words(for result: NominationLevelResult) -> Phrase {
        let isWhole = result.level != .expected
        let value = isWhole ? result.value.written(decimals: 0) : result.value.written(decimals: 2)
        let bound = isWhole ? result.bound.written(decimals: 0) : result.bound.written(decimals: 2)
        let isTiny = result.gap < 0.001
        let share = isTiny ? "0.1" : (100 * result.gap).written(decimals: 1)
        let proof =
            if result.isProven {
                Phrase(ja: "これが最善と証明済み", en: "proven best")
            } else if result.value == 0 {
                Phrase(ja: "最善でも\(bound)", en: "at best \(bound)")
            } else {
                Phrase(
                    ja: "最善でも\(bound)。差は\(share)%\(isTiny ? "未満" : "以内")", en: "at best \(bound); within \(share) %")
            }
        let name = result.level.name
        return Phrase(ja: "\(name.ja): \(value)（\(proof.ja)）", en: "\(name.en): \(value) (\(proof.en))")
    }
}

extension NominationLevel {
    /// The level in the field's words.
    package var name: Phrase {
        switch self {
        case .shortfall: Phrase(ja: "人数目標の不足", en: "people short of headcount targets")
        case .covered: Phrase(ja: "異動がないとしたときの充足", en: "covered places if nobody moved")
        case .expected: Phrase(ja: "異動・退職を見込んだ期待充足", en: "expected covered places under moving and leaving")
        case .changes: Phrase(ja: "前の案との違い", en: "differences from the earlier result")
        case .points: Phrase(ja: "埋まるスキル不足の点", en: "points of skill gap closed")
        case .coincidences: Phrase(ja: "同じ所属から同じ年度に抜ける人の組", en: "pairs away from one section in the same year")
        case .volunteers: Phrase(ja: "希望者の指名", en: "nominations of volunteers")
        }
    }
}
