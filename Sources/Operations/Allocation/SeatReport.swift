package import Domain
import Foundation
import Kernel
import Mathematics

/// What a search for a city's seats found, as it is kept and shown: figures and words, nobody's name.
package struct SeatReport: Codable, Sendable, Hashable {
    package typealias Words = ScenarioResult.Words

    package struct Stage: Codable, Sendable, Hashable {
        /// The mandatory course; nil where only electives were given.
        package var course: Words?
        package var hasElectives: Bool
        package var levels: [Level]
        /// Each obstacle: the cause, then the ways out.
        package var obstacles: [[Words]]
        package var isFinished: Bool
    }

    package struct Level: Codable, Sendable, Hashable {
        package var value: Int
        /// What it cannot go below while the levels before it stay.
        package var bound: Int
        package var firstCome: Int
        package var byPriority: Int

        package var isProven: Bool { value <= bound }
    }

    package struct Session: Codable, Sendable, Hashable {
        package var code: String
        package var course: Words
        package var people: Int
        package var seats: Int
        package var fewest: Int
        package var isHeld: Bool
    }

    package struct Waiting: Codable, Sendable, Hashable {
        package var course: Words
        package var kind: Words
        package var people: Int
        /// How many are kept out by what; a person may be counted for several.
        package var blocks: [Block]
    }

    package struct Block: Codable, Sendable, Hashable {
        package var name: Words
        package var people: Int
    }

    package struct Absence: Codable, Sendable, Hashable {
        package var unit: String
        package var halfDay: Words
        package var people: Int
        package var most: Int
    }

    package struct Moved: Codable, Sendable, Hashable {
        package var told: Int
        package var seats: Int
        package var bound: Int
    }

    package var year: Int
    package var seats: Int
    package var people: Int
    package var stages: [Stage]
    package var sessions: [Session]
    package var waiting: [Waiting]
    package var refused: [Waiting]
    /// The fullest half-days of units, the fullest first.
    package var absences: [Absence]
    package var moved: Moved?
    package var remarks: [Words]
    package var seconds: Double

    package init(_ answer: SeatPlan, seconds: Double) {
        let question = answer.question
        let plan = question.standing.plan
        year = question.year.year
        seats = answer.seats.count
        people = Set(answer.seats.map(\.member)).count
        stages = answer.stages.map { stage in
            Stage(
                course: stage.mandatory.map { Words($0.name(plan)) }, hasElectives: stage.hasElectives,
                levels: stage.levels.values.indices.map { place in
                    Level(
                        value: stage.levels.values[place], bound: stage.bounds.values[place],
                        firstCome: stage.firstCome.values[place], byPriority: stage.byPriority.values[place])
                }, obstacles: stage.obstacles.map { $0.map(Words.init) }, isFinished: stage.isFinished)
        }
        let notHeld = Set(answer.notHeld)
        sessions = zip(question.sessions, answer.counts).enumerated().map { index, session in
            Session(
                code: session.0.code, course: Words(session.0.course.name(plan)), people: session.1,
                seats: session.0.seats, fewest: session.0.fewest, isHeld: !notHeld.contains(index))
        }
        waiting = Self.grouped(answer.waiting.map { ($0.course, $0.kind.name, $0.blocks.map(\.name)) }, plan)
        refused = Self.grouped(
            question.refused.map { ($0.course, Phrase(ja: "受けられない希望・指名", en: "cannot take it"), [$0.why.name]) }, plan)
        absences = answer.absences.sorted { a, b in
            (b.people * a.most, a.halfDay, a.section) < (a.people * b.most, b.halfDay, b.section)
        }.prefix(20).map {
            Absence(
                unit: question.section($0.section), halfDay: Words($0.halfDay.words), people: $0.people, most: $0.most)
        }
        moved = answer.moved.map { Moved(told: $0.told, seats: $0.seats, bound: $0.bound) }
        remarks = question.remarks.map(Words.init)
        self.seconds = seconds
    }

    /// Rows counted by course and kind, in the order in which they come.
    private static func grouped(
        _ rows: [(course: Course, kind: Phrase, blocks: [Phrase])], _ plan: Plan
    ) -> [Waiting] {
        struct Key: Hashable {
            let course: Course
            let kind: String
        }
        var found = [Waiting]()
        var place = [Key: Int]()
        for (course, kind, blocks) in rows {
            let key = Key(course: course, kind: kind.en)
            let at = place[key] ?? found.count
            if at == found.count {
                place[key] = at
                found.append(Waiting(course: Words(course.name(plan)), kind: Words(kind), people: 0, blocks: []))
            }
            found[at].people += 1
            for block in blocks.map(Words.init) {
                if let known = found[at].blocks.firstIndex(where: { $0.name == block }) {
                    found[at].blocks[known].people += 1
                } else {
                    found[at].blocks.append(Block(name: block, people: 1))
                }
            }
        }
        for at in found.indices { found[at].blocks.sort { ($1.people, $0.name.en) < ($0.people, $1.name.en) } }
        return found
    }

    /// Throws where the text is none of ours.
    package init(_ text: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(text.utf8)) }

    package func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
