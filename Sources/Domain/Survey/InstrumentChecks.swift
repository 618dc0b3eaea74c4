import Formats
import Kernel

/// What an instrument must keep beyond the types of its keys.
struct InstrumentChecks {
    let instrument: Instrument
    let findings: Findings

    func run(_ root: Fields) {
        checkDates(root)
        checkIdentifiers()
        if instrument.items.isEmpty {
            findings.error("S018", root.place, ja: "「items」に設問が必要です", en: "the instrument needs items")
        }
        for item in instrument.items { check(item) }
        checkLevelOrder()
        checkForms(root)
        JudgementChecks(instrument: instrument, findings: findings).run()
        checkLength(root)
    }

    private func checkDates(_ root: Fields) {
        if let from = instrument.validFrom, let to = instrument.validTo, to < from {
            findings.error(
                "S015", root["instrument"]?.place ?? root.place, ja: "有効期間の終わり（\(to)）が始まり（\(from)）より前です",
                en: "the validity ends (\(to)) before it begins (\(from))")
        }
        for window in instrument.windows where window.to < window.from {
            findings.error(
                "S015", window.place, ja: "回答期間の終わり（\(window.to)）が始まり（\(window.from)）より前です",
                en: "the window ends (\(window.to)) before it begins (\(window.from))")
        }
    }

    private func checkIdentifiers() {
        var seen = Set<String>()
        for item in instrument.items where !item.id.isEmpty {
            if !seen.insert(item.id).inserted {
                findings.error(
                    "S011", item.place, ja: "設問の id「\(item.id)」は2回使われています",
                    en: "the item id '\(item.id)' stands twice")
            }
            if !PlanReader.isIdentifier(item.id) {
                findings.error(
                    "S017", item.place, ja: "id「\(item.id)」は半角の英小文字・数字・「-」で書いてください",
                    en: "the id '\(item.id)' must consist of lower-case letters, digits and '-'")
            }
            var options = Set<String>()
            for option in item.options where !options.insert(option.id).inserted {
                findings.error(
                    "S011", item.place, ja: "設問「\(item.id)」の選択肢「\(option.id)」は2回使われています",
                    en: "the option '\(option.id)' of '\(item.id)' stands twice")
            }
        }
    }

    private func check(_ item: Instrument.Item) {
        let hasOptions = item.kind == .selfRating || item.kind == .knowledge
        if hasOptions, !(2...InstrumentReader.mostOptions).contains(item.options.count) {
            findings.error(
                "S016", item.place, ja: "設問「\(item.id)」の選択肢は2から\(InstrumentReader.mostOptions)個です",
                en: "the item '\(item.id)' needs 2 to \(InstrumentReader.mostOptions) options")
        }
        if !hasOptions, !item.options.isEmpty {
            findings.warning(
                "S022", item.place, ja: "\(item.kind.name.ja)の設問「\(item.id)」の選択肢は使われません",
                en: "the options of the \(item.kind.name.en) item '\(item.id)' are not used")
        }
        if item.kind == .canDo || item.kind == .knowledge, item.level == nil {
            findings.error(
                "S013", item.place, ja: "設問「\(item.id)」に水準「level」が必要です",
                en: "the item '\(item.id)' needs its 'level'")
        }
        if item.kind == .selfRating, item.options.allSatisfy({ $0.level == nil }) {
            findings.error(
                "S013", item.place, ja: "自己評価の設問「\(item.id)」の選択肢に水準「level」がありません",
                en: "no option of the self-rating '\(item.id)' has a 'level'")
        }
        if item.kind != .freeText, item.skills.isEmpty {
            findings.warning(
                "S021", item.place, ja: "設問「\(item.id)」はどのスキルにも結び付いていません",
                en: "the item '\(item.id)' is bound to no skill")
        }
    }

    /// Where a plan has other letters, levels are matched by their order; so the order must be one and the same.
    private func checkLevelOrder() {
        let levels = instrument.levels
        for item in instrument.items where item.kind == .selfRating {
            let ranks = item.options.compactMap { $0.level.flatMap(levels.firstIndex) }
            guard ranks != ranks.sorted() else { continue }
            findings.error(
                "S019", item.place,
                ja: "設問「\(item.id)」の選択肢の水準の順が、ほかの設問の順（\(levels.joined(separator: "→"))）と違います",
                en: "'\(item.id)' lists levels in another order than other items (\(levels.joined(separator: ", ")))")
        }
    }

    private func checkForms(_ root: Fields) {
        let place = root["instrument"]?.place ?? root.place
        let questions = instrument.items.filter { $0.kind == .knowledge }
        if let asks = instrument.asks {
            let always = questions.count(where: \.isAlwaysAsked)
            if asks > questions.count {
                findings.error(
                    "S023", place, ja: "「asks: \(asks)」は知識問題の数（\(questions.count)問）を超えています",
                    en: "'asks: \(asks)' is more than the \(questions.count) knowledge questions")
            } else if always > asks {
                findings.error(
                    "S023", place, ja: "全員に尋ねる知識問題（always）が\(always)問あり、「asks: \(asks)」を超えています",
                    en: "\(always) questions are always asked, more than 'asks: \(asks)'")
            }
        }
        guard let exam = instrument.exam else { return }
        for item in questions where item.field == nil {
            findings.warning(
                "S024", item.place, ja: "試験「\(exam)」の問題「\(item.id)」に分野「field」がありません",
                en: "'\(item.id)' prepares for the exam '\(exam)' and names no 'field'")
        }
    }

    private func checkLength(_ root: Fields) {
        // Nobody sits through a whole bank at once.
        guard instrument.exam == nil else { return }
        let seconds = instrument.mostSeconds
        let (minutes, rest) = (seconds / 60, seconds % 60)
        let place = root["instrument"]?.place ?? root.place
        if seconds > InstrumentReader.longestMinutes * 60 {
            findings.warning(
                "S014", place,
                ja: "回答に\(minutes)分\(rest)秒かかります。\(InstrumentReader.longestMinutes)分以内にしてください",
                en: "answering takes \(minutes) min \(rest) s; \(InstrumentReader.longestMinutes) min is the most")
        } else if let stated = instrument.minutes, seconds > stated * 60 {
            findings.warning(
                "S020", place, ja: "設問の合計は\(minutes)分\(rest)秒で、「minutes: \(stated)」を超えています",
                en: "the items add up to \(minutes) min \(rest) s, more than 'minutes: \(stated)'")
        }
    }
}
