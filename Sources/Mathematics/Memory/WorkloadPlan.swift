/// Which cards somebody studies on which day until an examination, and what is remembered on that day.
///
/// The cards due come first, those most likely forgotten before the others; new ones follow while the minutes last.
/// What does not fit waits for the next day. The first day is certain. The days ahead depend on the answers, which are
/// drawn from the memory model in a number of courses: figures are means over them. The same seed gives the same plan;
/// it is made again after each day of study. Time grows with cards × days × courses.
package struct WorkloadPlan: Sendable, Hashable {
    package struct Budget: Sendable, Hashable {
        package var minutesPerDay: Double
        /// Seconds one look at a card takes.
        package var secondsPerCard: Double
        package var newCardsPerDay: Int

        package init(minutesPerDay: Double, secondsPerCard: Double = 15, newCardsPerDay: Int) {
            self.minutesPerDay = minutesPerDay
            self.secondsPerCard = secondsPerCard
            self.newCardsPerDay = newCardsPerDay
        }
    }

    package struct Day: Sendable, Hashable {
        /// Indices of the cards in the order of study, in the first course.
        package var cards: [Int]
        /// How many of `cards` are new; they are the last ones.
        package var new: Int
        /// Minutes expected, cards forgotten and put again included: the mean over the courses.
        package var minutes: Double
        /// Cards due that the minutes did not reach, in the first course.
        package var postponed: Int
    }

    /// From the day of `start` to the last one that begins before the examination.
    package let days: [Day]
    /// Mean chance of recall at the examination over all cards, 0 for those never seen; NaN without cards.
    package let expectedRecall: Double

    /// - Parameters:
    ///   - start: the beginning of the first day; days have 24 hours.
    ///   - exam: when the recall is wanted. Ten years from the start is the most that is planned.
    ///   - budget: minutes, seconds or cards that are not above 0 leave days empty.
    ///   - courses: at least 1. 20 suffice for a hundred cards.
    package init(
        cards: [MemoryCard], scheduler: MemoryScheduler, start: Int64, exam: Int64, budget: Budget, courses: Int = 20,
        seed: UInt64 = 1
    ) {
        let length = MemoryCard.secondsPerDay
        let span = exam > start ? max(0, min(3653, (exam &- start &- 1) / length + 1)) : 0
        let courses = UInt64(max(1, courses))
        var days: [Day] = []
        var recall = 0.0
        for number in 0..<courses {
            var course = PracticeCourse(cards: cards, scheduler: scheduler, budget: budget, seed: seed &+ number)
            for place in 0..<span {
                let day = course.day(from: start &+ place * length)
                if number == 0 { days.append(day) } else { days[Int(place)].minutes += day.minutes }
            }
            recall += course.cards.reduce(0) { $0 + scheduler.retrievability($1, at: exam) }
        }
        for place in days.indices { days[place].minutes /= Double(courses) }
        self.days = days
        expectedRecall = recall / (Double(cards.count) * Double(courses))
    }
}
