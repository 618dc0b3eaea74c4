import Domain
import Kernel
import Storage

/// A program may send a change again under the same word (`Idempotency-Key`), as when it heard no answer: it is done
/// once, and answered alike. Words are a token's own and kept for a day.
///
/// A change that was refused, or that failed, leaves nothing behind: its word can be used again. Where the server itself
/// was stopped in the middle, the word stays "being worked on" to the end of its day, because nobody knows.
package enum AnswerOnce {
    /// Seconds.
    package static let secondsKept = 24 * 60 * 60

    package struct Answer: Sendable, Hashable {
        /// Of HTTP.
        package var status: Int
        package var location: String?
        package var body: [UInt8]

        package init(status: Int, location: String?, body: [UInt8]) {
            self.status = status
            self.location = location
            self.body = body
        }
    }

    package enum Failure: Error, Sendable, Hashable {
        /// The word was used for another request.
        case otherRequest
        /// The first request under the word has no answer yet.
        case beingWorkedOn
    }

    /// Gives the answer of `body`, or what it answered when it was asked under that word before.
    ///
    /// - Parameter request: all that makes a request the same: method, address, body.
    package static func run(
        _ word: String, request: [UInt8], by caller: Caller, in city: OperationContext,
        _ body: @escaping @Sendable () async throws -> Answer
    ) async throws -> (answer: Answer, isAgain: Bool) {
        guard let token = caller.token?.id else { return (try await body(), false) }
        let digest = Secrets.sha256(request)
        let now = city.clock.now()
        let begun = try await city.database.write { transaction -> (id: Int64?, known: Answer?) in
            try transaction.clearAnswers(begunBefore: now.adding(seconds: -secondsKept))
            if let id = try transaction.beginAnswer(word, of: token, digest: digest, at: now) { return (id, nil) }
            guard let found = try transaction.answer(word, of: token) else { throw Failure.beingWorkedOn }
            guard Secrets.areEqual(found.digest, digest) else { throw Failure.otherRequest }
            guard let answer = found.answer else { throw Failure.beingWorkedOn }
            return (nil, Answer(status: answer.status, location: answer.location, body: answer.body))
        }
        if let known = begun.known { return (known, true) }
        guard let id = begun.id else { throw Failure.beingWorkedOn }
        // By itself, so that whoever hangs up in the middle does not part the change from its answer.
        return try await Task {
            let answer: Answer
            do {
                answer = try await body()
            } catch {
                try? await city.database.write { try $0.dropAnswer(id) }
                throw error
            }
            // The change is made: where its answer cannot be kept, the word stays taken, so that it is not made again.
            let kept = KeptAnswer(status: answer.status, location: answer.location, body: answer.body)
            try? await city.database.write { try $0.keepAnswer(kept, of: id) }
            return (answer, false)
        }.value
    }
}
