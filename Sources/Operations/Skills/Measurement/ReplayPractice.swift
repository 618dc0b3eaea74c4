import Domain
import Formats
import Foundation
package import Kernel
import Mathematics

/// Follows the memory of cards through their reviews (`ikusei measure fsrs`).
package struct ReplayPractice: Sendable {
    /// Days after the last review at which the chance of recall is told.
    static let curve: [Int64] = [0, 1, 7, 30, 90, 180, 365]

    private let log: PracticeLog

    /// - Throws: `InputErrors` with line and column of what is wrong.
    package init(_ path: String) throws(InputErrors) {
        log = try PracticeLog(InputFile.bytes(path), file: path)
    }

    package var words: Phrase {
        let reviews = log.cases.reduce(0) { $0 + $1.reviews.count }
        return Phrase(ja: "\(log.cases.count)枚、復習\(reviews)回", en: "\(log.cases.count) cards, \(reviews) reviews")
    }

    /// The log with what each review left: memory, state, when it falls due.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("cases")
            json.array { json in
                for sample in log.cases { Self.write(sample, to: &json) }
            }
        }
        return json.finished()
    }

    private static func write(_ sample: PracticeLog.Case, to json: inout JSONWriter) {
        let scheduler = sample.scheduler
        var card = MemoryCard(due: 0)
        json.object { json in
            json.member("name", sample.name)
            json.key("scheduler")
            write(scheduler, to: &json)
            json.key("reviews")
            json.array { json in
                for review in sample.reviews {
                    let time = review.at.milliseconds / 1000
                    let before = card.memory == nil ? nil : scheduler.retrievability(card, at: time)
                    card = scheduler.review(card, review.rating, at: time)
                    json.object { json in
                        json.member("review_datetime", review.at.timestamp)
                        json.member("rating", review.rating.rawValue)
                        json.member("retrievability_before", before)
                        write(card, at: time, to: &json)
                    }
                }
            }
            json.key("retrievability_curve")
            json.array { json in
                for days in curve {
                    guard let last = card.lastReview else { continue }
                    json.object { json in
                        json.member("days_after_last", Int(days))
                        json.member(
                            "retrievability",
                            scheduler.retrievability(card, at: last + days * MemoryCard.secondsPerDay))
                    }
                }
            }
        }
    }

    private static func write(_ card: MemoryCard, at time: Int64, to json: inout JSONWriter) {
        json.member("stability", card.memory?.stability)
        json.member("difficulty", card.memory?.difficulty)
        json.member("state", card.state.rawValue.capitalized)
        json.member("step", card.step)
        json.member("due", Instant(milliseconds: card.due * 1000).timestamp)
        json.member("interval_seconds", Int(card.due - time))
    }

    private static func write(_ scheduler: MemoryScheduler, to json: inout JSONWriter) {
        json.object { json in
            json.key("parameters")
            json.array { json in
                for weight in scheduler.model.weights { json.value(weight) }
            }
            json.member("desired_retention", scheduler.desiredRetention)
            for (name, steps) in [
                ("learning_steps", scheduler.learningSteps), ("relearning_steps", scheduler.relearningSteps),
            ] {
                json.key(name)
                json.array { json in
                    for step in steps { json.value(Int(step)) }
                }
            }
            json.member("maximum_interval", scheduler.maximumInterval)
        }
    }
}
