import Kernel

extension PlanChecks {
    static let measures: [Check] = [
        hoursAndTheirBasis, ratingsAndTheirBasis, instrumentsWithoutCampaign, moreThanTheGroupHas, halvesThatAreMissing,
        populationsThatMayNotTake, scoresWithoutABound,
    ]

    static func hoursAndTheirBasis(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.filter { target in
            if case .hours = target.measure { return target.basis != .hoursPerPerson && target.basis != .none }
            return target.basis == .hoursPerPerson
        }.map { target in
            checked.warning(
                "P289", target.place,
                ja: "目標「\(target.name.ja)」は測り方と単位が合いません（時間は measure: hours と basis: hoursPerPerson の組で測ります）",
                en: "the measure and the basis of '\(target.name.en)' do not go together: "
                    + "hours are measured as 'hours' with basis 'hoursPerPerson'")
        }
    }

    static func ratingsAndTheirBasis(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.filter { target in
            switch target.measure {
            case .satisfaction: ![.rating, .shareOfStaff, .none].contains(target.basis)
            case .score, .outputs: false
            default: target.basis == .rating
            }
        }.map { target in
            checked.warning(
                "P290", target.place,
                ja: "目標「\(target.name.ja)」の測り方は\(target.basis.name.ja)（\(target.basis.rawValue)）では表せません",
                en: "what the target '\(target.name.en)' measures cannot be told as '\(target.basis.name.en)'")
        }
    }

    static func instrumentsWithoutCampaign(_ checked: CheckedPlan) -> [Diagnostic] {
        let used = Set(checked.plan.surveys.map(\.instrument))
        return checked.plan.targets.compactMap { target in
            let instrument: String
            switch target.measure {
            case .answered(let id): instrument = id
            case .score(let id, _, _): instrument = id
            default: return nil
            }
            guard !used.contains(instrument) else { return nil }
            return checked.warning(
                "P291", target.place, ja: "目標「\(target.name.ja)」が測る調査「\(instrument)」の実施予定（surveys）がありません",
                en: "no survey campaign uses the instrument '\(instrument)' of the target '\(target.name.en)'",
                suggestion: nearest(to: instrument, among: used.sorted()))
        }
    }

    static func moreThanTheGroupHas(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.compactMap { target in
            guard case .completed(let reference, .atLeast(let number), _) = target.measure else { return nil }
            let count = checked.plan.programmes(in: reference).count
            guard number > count else { return nil }
            return checked.error(
                "P292", target.place,
                ja: "目標「\(target.name.ja)」は\(number)件の修了を求めますが、「\(checked.plan.name(of: reference).ja)」の研修は\(count)件です",
                en: "the target '\(target.name.en)' asks for \(number) programmes of "
                    + "'\(checked.plan.name(of: reference).en)', which has \(count)")
        }
    }

    static func halvesThatAreMissing(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.targets.compactMap { target in
            guard case .completed(let reference, _, .some(let half)) = target.measure else { return nil }
            let programmes = plan.programmes(in: reference)
            guard !programmes.isEmpty, programmes.allSatisfy({ plan.programmes[$0][half] == nil }) else { return nil }
            return checked.error(
                "P293", target.place,
                ja:
                    "目標「\(target.name.ja)」は\(half.name.ja)の修了を数えますが、"
                    + "「\(plan.name(of: reference).ja)」に\(half.name.ja)の対象がありません",
                en: "the target '\(target.name.en)' counts the \(half.name.en) half of "
                    + "'\(plan.name(of: reference).en)', which has none")
        }
    }

    /// Today's population may have taken it before it became that population, so this is no more than a note.
    static func populationsThatMayNotTake(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.targets.compactMap { target in
            guard case .completed(let reference, _, let half) = target.measure, let population = target.population,
                !checked.space.cannotHold(.rule(population))
            else { return nil }
            let halves = plan.programmes(in: reference).flatMap { index in
                HalfKind.allCases.filter { half == nil || half == $0 }.compactMap { plan.programmes[index][$0] }
            }.filter { !checked.space.cannotHold(.rule($0.audience)) }
            guard !halves.isEmpty,
                halves.allSatisfy({ checked.space.cannotHold(.all([.rule(population), .rule($0.audience)])) })
            else { return nil }
            let name = plan.name(of: reference)
            return checked.note(
                "P294", population.place, ja: "目標「\(target.name.ja)」の対象の人は、研修「\(name.ja)」の対象に入りません",
                en: "those whom the target '\(target.name.en)' counts may not take '\(name.en)'")
        }
    }

    static func scoresWithoutABound(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.compactMap { target in
            guard case .score(_, nil, nil) = target.measure, target.basis != .rating else { return nil }
            return checked.error(
                "P295", target.place, ja: "目標「\(target.name.ja)」に、何点以上か（atLeast）も何点の伸びか（gain）もありません",
                en: "the target '\(target.name.en)' says neither which score ('atLeast') nor which 'gain' counts")
        }
    }
}
