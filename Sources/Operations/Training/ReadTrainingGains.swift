package import Domain
import Kernel
import Storage

/// What trainings achieved between two closed surveys.
package struct ReadTrainingGains: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Reading: Sendable {
        /// Closed surveys, the newest first.
        package var surveys: [SurveyFacts]
        /// Nil where there are not two closed surveys.
        package var pair: (before: SurveyFacts, after: SurveyFacts)?
        package var gains: TrainingGains?
        package var plan: Plan
    }

    /// - Parameters:
    ///   - before: the survey to compare with; nil: the closed one before `after`.
    ///   - after: nil: the newest closed one.
    /// - Throws: `WorkError.notFound` for a survey that is none or not closed, or where the later does not come later;
    ///   `CityError.noPlan` where no plan is in force today.
    package func gains(before: Int64?, after: Int64?, for caller: Caller) async throws -> Reading {
        guard Policy.scope(of: .seeSurveyResults, for: caller.visitor) == .everyone else {
            throw AccountError.notAllowed(.seeSurveyResults)
        }
        let state = try await city.state()
        let today = city.now.dayInJapan
        let surveys = try await city.database.read { try $0.surveys() }.map(SurveyFacts.init)
            .filter { $0.phase(on: today) == .closed }
        var reading = Reading(surveys: surveys, pair: nil, gains: nil, plan: state.plan)
        let last = try after.map { id in try Self.place(id, surveys) } ?? (surveys.isEmpty ? nil : 0)
        guard let last else { return reading }
        let first = try before.map { id in try Self.place(id, surveys) } ?? (last + 1 < surveys.count ? last + 1 : nil)
        guard let first else { return reading }
        guard first > last else { throw WorkError.notFound }
        let pair = (before: surveys[first], after: surveys[last])
        reading.pair = pair
        let rounds = (try await round(pair.before), try await round(pair.after))
        // The grade at the first survey: what came of it since is no condition of the training.
        let then = try await ReadSurveyResults(city).state(on: pair.before.lastDay)
        reading.gains = try await Calculation.run {
            TrainingGains(
                before: rounds.0, after: rounds.1,
                trained: Self.trained(state, pair.before, pair.after),
                gradeOf: { person in
                    then.member(ofPerson: person).map { Int(then.standing.staff.members[$0].post.grade) } ?? -1
                })
        }
        return reading
    }

    private static func place(_ id: Int64, _ surveys: [SurveyFacts]) throws -> Int {
        guard let place = surveys.firstIndex(where: { $0.id == id }) else { throw WorkError.notFound }
        return place
    }

    /// The knowledge questions of a survey and everybody's answers to them. Late answers count as in the results.
    private func round(_ facts: SurveyFacts) async throws -> TrainingGains.Round {
        let instrument = try await city.instrument(ofSurvey: facts.id)
        let state = try await ReadSurveyResults(city).state(on: facts.lastDay)
        let (reopenings, rows) = try await city.database.read { transaction in
            (try transaction.reopenings(ofSurvey: facts.id), try transaction.submittedResponses(toSurvey: facts.id))
        }
        return try await Calculation.run {
            let counted = CountedResponses(
                rows, reopenings: reopenings, itemCount: instrument.items.count, state: state
            ).responses
            let asked = instrument.items.indices.filter { instrument.items[$0].key != nil }
            var answers: [Int64: [UInt8]] = [:]
            for response in 0..<counted.count {
                answers[state.personID(at: Int(counted.people[response]))] = asked.map { item in
                    let code = counted.code(response, item: item)
                    guard code != AnswerCode.missing else { return code }
                    return Int(code) == instrument.items[item].key ? 1 : 0
                }
            }
            return TrainingGains.Round(
                questions: asked.map { index in
                    let item = instrument.items[index]
                    return TrainingGains.Question(identity: item.identity, options: item.options.count)
                }, answers: answers)
        }
    }

    /// For each programme that somebody passed after the first survey's end and before the second began, who did. Whoever
    /// took it earlier, while one of the surveys was open, or without passing is in neither group.
    private static func trained(
        _ state: CityState, _ before: SurveyFacts, _ after: SurveyFacts
    ) -> [TrainingGains.Course] {
        var people = [Set<Int64>](repeating: [], count: state.plan.programmes.count)
        var others = people
        for completion in state.standing.record.completions where completion.date <= after.lastDay {
            let person = state.personID(at: Int(completion.person))
            let isBetween = completion.date > before.lastDay && completion.date < after.opensOn
            if completion.passed, isBetween {
                people[Int(completion.programme)].insert(person)
            } else {
                others[Int(completion.programme)].insert(person)
            }
        }
        return people.indices.filter { !people[$0].isEmpty }.map { programme in
            // Taken before already: what it gains a second time is another question.
            let again = people[programme].intersection(others[programme])
            return TrainingGains.Course(
                programme: programme, people: people[programme].subtracting(again),
                others: others[programme].union(again))
        }
    }
}
