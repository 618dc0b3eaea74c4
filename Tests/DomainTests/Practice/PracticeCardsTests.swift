import Mathematics
import Testing

@testable import Domain

/// Which question is put when (clauses O1, O11).
@Suite struct PracticeCardsTests {
    private static let day: Int64 = 86_400
    private static let start: Int64 = 1_790_000_000

    private func cards(_ reviews: [PracticeCards.Review]) throws -> PracticeCards {
        try PracticeCards(QuestionBankTests.bank(), reviews, scheduler: MemoryScheduler())
    }

    private func review(_ question: Int, _ isRight: Bool, at: Int64, _ confidence: AnswerConfidence = .sure)
        -> PracticeCards.Review
    {
        PracticeCards.Review(question: question, isRight: isRight, confidence: confidence, seconds: 30, at: at)
    }

    @Test("At first new questions come, fields in turn and easy ones first, and no more than are allowed")
    func new() throws {
        let bank = try QuestionBankTests.bank()
        let cards = try cards([])
        let end = Self.start + Self.day
        #expect(cards.next(at: Self.start, endOfDay: end, newLeft: 5) == bank.course.first)
        #expect(cards.next(at: Self.start, endOfDay: end, newLeft: 0) == nil)
        let fields = bank.course.prefix(6).map { bank.fieldOf[$0] }
        #expect(Set(fields) == [0, 1, 2])
        #expect(bank.course.prefix(20).allSatisfy { bank.questions[$0].level == "c" })
    }

    @Test("A wrong answer comes back within minutes, before anything new, but not at once")
    func again() throws {
        let cards = try cards([review(4, false, at: Self.start)])
        let end = Self.start + Self.day
        #expect(cards.next(at: Self.start + 5, endOfDay: end, newLeft: 5, after: 4) != 4)
        #expect(cards.next(at: Self.start + 120, endOfDay: end, newLeft: 5) == 4)
        // With nothing else left it is put a little early.
        #expect(cards.next(at: Self.start + 5, endOfDay: end, newLeft: 0, after: 4) == 4)
    }

    @Test("A guess that was right counts as not known")
    func guessed() throws {
        let guess = try cards([review(4, true, at: Self.start, .guessed)])
        let wrong = try cards([review(4, false, at: Self.start)])
        #expect(guess.cards[4] == wrong.cards[4])
        #expect(try cards([review(4, true, at: Self.start)]).cards[4] != wrong.cards[4])
    }

    @Test("Of what is due the likeliest forgotten comes first; what is known for long does not come")
    func order() throws {
        var reviews: [PracticeCards.Review] = []
        // Question 1 learnt well, question 2 once and in doubt, both long ago.
        for offset: Int64 in [0, 700, Self.day * 3] { reviews.append(review(1, true, at: Self.start + offset)) }
        for offset: Int64 in [0, 700] { reviews.append(review(2, true, at: Self.start + offset, .unsure)) }
        for offset: Int64 in [1400, 2100] { reviews.append(review(2, true, at: Self.start + offset)) }
        let cards = try cards(reviews.sorted { $0.at < $1.at })
        let later = Self.start + Self.day * 120
        #expect(cards.cards[1].state == .review && cards.cards[2].state == .review)
        #expect(cards.next(at: later, endOfDay: later + Self.day, newLeft: 5) == 2)
        let soon = Self.start + Self.day * 4
        #expect(cards.next(at: soon, endOfDay: soon + 60, newLeft: 0) != 1)
        #expect(cards.seen == 2)
        let early = try #require(cards.recall(at: Self.start + Self.day * 4))
        let late = try #require(cards.recall(at: later))
        #expect(early > late && early < 1 && late > 0)
        #expect(cards.due(at: later, endOfDay: later) == 2)
        #expect(try self.cards([]).recall(at: later) == nil)
    }

    @Test("Answers to questions that are no more change nothing")
    func unknown() throws {
        #expect(try cards([review(400, true, at: Self.start), review(-1, true, at: Self.start)]).seen == 0)
    }
}
