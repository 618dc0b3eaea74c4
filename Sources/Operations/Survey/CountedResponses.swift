import Domain
import Kernel
import Storage

/// The answers to a survey that are counted, read anew.
struct CountedResponses: Sendable {
    let responses: SurveyResponses
    /// Handed in after the results could first be read, too few or too thinly spread to be counted: the difference to the
    /// results before would tell what few people answered.
    let leftOut: Int

    init(
        _ rows: [(person: Int64, at: Instant, codes: [UInt8])], reopenings: [Instant], itemCount: Int, state: CityState
    ) {
        let known = rows.compactMap { row in
            state.indexOfPerson[row.person].map { (person: $0, at: row.at, codes: row.codes) }
        }
        let counted = LateResponses.counted(known.map { ($0.person, $0.at) }, reopenings) { people in
            LateResponses.areMany(
                people, in: SurveyResults.groupings(of: state.standing), staff: state.standing.staff)
        }
        var responses = SurveyResponses(itemCount: itemCount)
        for row in known where counted.contains(row.person) {
            responses.put(person: row.person, date: row.at.dayInJapan, codes: row.codes)
        }
        self.responses = responses
        leftOut = known.count - counted.count
    }
}
