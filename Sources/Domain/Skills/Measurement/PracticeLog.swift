import Formats
package import Kernel
package import Mathematics

/// Reviews of cards with the settings of their schedulers, from a JSON file (`docs/measure.md`).
package struct PracticeLog: Sendable {
    package struct Review: Sendable {
        package let rating: MemoryRating
        /// To the second.
        package let at: Instant
    }

    package struct Case: Sendable {
        package let name: String
        package let scheduler: MemoryScheduler
        /// In their order; none is before the one before it.
        package let reviews: [Review]
    }

    package let cases: [Case]

    /// - Throws: `InputErrors` with all that is wrong.
    package init(_ bytes: [UInt8], file: String) throws(InputErrors) {
        let findings = RecordFindings()
        guard let document = MeasureDocument(bytes, file: file, findings) else {
            throw InputErrors(findings.diagnostics)
        }
        cases = Self.cases(document)
        if cases.isEmpty, !findings.diagnostics.hasErrors {
            findings.add(
                .error, "M008", document.place([.member("cases")]), ja: "復習の記録が1つもありません",
                en: "there are no reviews")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
    }

    private static func cases(_ document: MeasureDocument) -> [Case] {
        guard let root = document.object(document.root, []), let value = document.required("cases", in: root, []),
            let array = document.array(value, [.member("cases")])
        else { return [] }
        return array.enumerated().compactMap { index, value in
            let path: MeasureDocument.Path = [.member("cases"), .element(index)]
            guard let object = document.object(value, path) else { return nil }
            let name = object["name"].flatMap { document.text($0, path + [.member("name")]) } ?? "\(index + 1)"
            let scheduler = scheduler(object["scheduler"], document, path + [.member("scheduler")])
            let reviews = reviews(object, document, path)
            return scheduler.flatMap { scheduler in
                reviews.map { Case(name: name, scheduler: scheduler, reviews: $0) }
            }
        }
    }

    private static func reviews(
        _ object: JSONObject, _ document: MeasureDocument, _ path: MeasureDocument.Path
    ) -> [Review]? {
        let path = path + [.member("reviews")]
        guard let value = document.required("reviews", in: object, Array(path.dropLast())),
            let array = document.array(value, path)
        else { return nil }
        var reviews: [Review] = []
        for (index, value) in array.enumerated() {
            guard let review = review(value, document, path + [.element(index)]) else { continue }
            if let last = reviews.last, review.at < last.at {
                document.findings.add(
                    .error, "M024", document.place(path + [.element(index), .member("review_datetime")]),
                    ja: "前の復習より前の日時です", en: "it is before the review before it")
            }
            reviews.append(review)
        }
        return reviews.count == array.count ? reviews : nil
    }

    private static func review(
        _ value: JSONValue, _ document: MeasureDocument, _ path: MeasureDocument.Path
    ) -> Review? {
        guard let object = document.object(value, path) else { return nil }
        let time = document.required("review_datetime", in: object, path)
            .flatMap { document.text($0, path + [.member("review_datetime")]) }
        let grade = document.required("rating", in: object, path)
            .flatMap { document.integer($0, path + [.member("rating")]) }
        guard let time, let grade else { return nil }
        let at = Instant(timestamp: time)
        if at == nil {
            document.findings.add(
                .error, "M023", document.place(path + [.member("review_datetime")]),
                ja: "「\(MeasureTable.shown(time))」は時差のある日時ではありません（例 2026-04-01T09:00:00+09:00）",
                en: "'\(MeasureTable.shown(time))' is no time with a zone, such as 2026-04-01T00:00:00Z")
        }
        let rating = MemoryRating(rawValue: grade)
        if rating == nil {
            document.findings.add(
                .error, "M022", document.place(path + [.member("rating")]),
                ja: "評価 \(grade) はありません（1 忘れた、2 難しい、3 できた、4 簡単）",
                en: "there is no rating \(grade): 1 again, 2 hard, 3 good, 4 easy")
        }
        return at.flatMap { at in rating.map { Review(rating: $0, at: at) } }
    }
}

extension PracticeLog {
    /// The settings of a case; what is left out has the scheduler's defaults.
    private static func scheduler(
        _ value: JSONValue?, _ document: MeasureDocument, _ path: MeasureDocument.Path
    ) -> MemoryScheduler? {
        guard let settings = value.map({ document.object($0, path) }) ?? JSONObject() else { return nil }
        var isWhole = true
        func read<Value>(_ name: String, _ read: (JSONValue, MeasureDocument.Path) -> Value?) -> Value? {
            guard let value = settings[name] else { return nil }
            let found = read(value, path + [.member(name)])
            if found == nil { isWhole = false }
            return found
        }
        func numbers(_ value: JSONValue, _ path: MeasureDocument.Path) -> [Double]? {
            guard let array = document.array(value, path) else { return nil }
            let found = array.enumerated().compactMap { document.number($1, path + [.element($0)]) }
            return found.count == array.count ? found : nil
        }
        func seconds(_ value: JSONValue, _ path: MeasureDocument.Path) -> [Int64]? {
            guard let array = document.array(value, path) else { return nil }
            let found = array.enumerated().compactMap { document.integer($1, path + [.element($0)]).map(Int64.init) }
            return found.count == array.count ? found : nil
        }
        let weights = read("parameters", numbers)
        let retention = read("desired_retention", document.number)
        let learning = read("learning_steps", seconds)
        let relearning = read("relearning_steps", seconds)
        let maximum = read("maximum_interval", document.integer)
        guard isWhole else { return nil }
        func refuse(_ path: MeasureDocument.Path, ja: String, en: String) -> MemoryScheduler? {
            document.findings.add(.error, "M025", document.place(path), ja: ja, en: en)
            return nil
        }
        let model: MemoryModel
        do {
            if let weights { model = try MemoryModel(weights: weights) } else { model = .standard }
        } catch {
            switch error {
            case .count(let count):
                return refuse(
                    path + [.member("parameters")], ja: "重みが\(count)個です。21個（FSRS-6）か19個（FSRS-5）が必要です",
                    en: "there are \(count) weights: 21 (FSRS-6) or 19 (FSRS-5) are needed")
            case .weight(let index):
                let bounds = MemoryModel.bounds[index]
                return refuse(
                    path + [.member("parameters"), .element(index)],
                    ja: "重みw\(index)は\(bounds.lowerBound)から\(bounds.upperBound)までです",
                    en: "the weight w\(index) must lie within \(bounds.lowerBound) and \(bounds.upperBound)")
            }
        }
        let plain = try? MemoryScheduler()
        do {
            return try MemoryScheduler(
                model: model, desiredRetention: retention ?? plain?.desiredRetention ?? 0.85,
                learningSteps: learning ?? plain?.learningSteps ?? [],
                relearningSteps: relearning ?? plain?.relearningSteps ?? [],
                maximumInterval: maximum ?? plain?.maximumInterval ?? 36_500)
        } catch {
            switch error {
            case .retention:
                return refuse(
                    path + [.member("desired_retention")], ja: "目標の想起率は0より大きく1以下です",
                    en: "the desired retention must be above 0 and at most 1")
            case .learningStep(let index), .relearningStep(let index):
                let isLearning = if case .learningStep = error { true } else { false }
                return refuse(
                    path + [.member(isLearning ? "learning_steps" : "relearning_steps"), .element(index)],
                    ja: "間隔は1秒から1年（31,536,000秒）までです", en: "a step is from 1 second to a year")
            case .maximumInterval:
                return refuse(
                    path + [.member("maximum_interval")], ja: "最長の間隔は1日から3,650,000日までです",
                    en: "the longest interval is from 1 to 3,650,000 days")
            }
        }
    }
}
