import Domain
import Foundation
import Kernel
import Storage

/// One piece of work under way.
struct JobWork: Sendable {
    let city: City
    let job: Job
    /// Tells how far it is, 0…1.
    let progress: @Sendable (Double) async -> Void

    struct UnknownKind: Error {}

    /// Does it; gives what is to be kept of it.
    func done() async throws -> JobDetail {
        var detail = JobDetail(job.detail)
        detail["error"] = nil
        guard let kind = JobKind(rawValue: job.kind) else { throw UnknownKind() }
        switch kind {
        case .backup:
            guard let shelf = city.shelf else { throw BackupError.toolMissing("--backups") }
            await progress(0.05)
            try await shelf.backUp(city.database, due: job.dueAt, at: city.now, into: &detail)
        case .tidy:
            detail["cleared"] = "\(try await ApplyRetention(city).tidy())"
        case .closeLeavers:
            let closed = try await CloseLeavers.run(in: city.context)
            detail["closed"] = "\(closed.closed)"
            detail["left"] = "\(closed.leftOpen)"
        case .verifyAudit:
            switch try await VerifyAudit.walk(in: city.context) {
            case .whole(let head): detail["head"] = head?.text ?? ""
            case .broken(let row): detail["broken"] = "\(row)"
            case .notTheSame, .takenOut: break
            }
        case .readRoster:
            let found = try await ImportRoster(city).readAgain(on: city.now.dayInJapan)
            detail["warnings"] = "\(found.count { $0.severity == .warning })"
        case .scenario:
            if let id = detail["scenario"].flatMap({ Int64($0) }) { try await RunScenario(city).run(id) }
        case .retention:
            try await ApplyRetention(city).run(into: &detail, progress: progress)
        case .remind:
            let (surveys, training) = (
                try await RemindOfSurvey(city).remindAll(), try await RemindOfTraining(city).remindAll()
            )
            detail["mails"] = "\(surveys + training)"
        }
        return detail
    }

    /// What the page of running work says of a failure: nothing of an error that is not known to be harmless.
    static func words(for error: any Error) -> String {
        switch error {
        case BackupError.toolMissing(let name): "missing \(name)"
        case BackupError.toolFailed(let message): message
        case BackupError.broken(let message): "broken: \(message)"
        case BackupError.isThere(let name): "there already: \(name)"
        case BackupError.inUse: "in use"
        case let refusal as ImportRoster.NotReadAgain: refusal.words
        case let refusal as ErasePeople.Refusal: refusal.logged
        case StorageError.timeout: "timeout"
        case StorageError.unavailable: "unavailable"
        default: "\(type(of: error))"
        }
    }
}

extension ImportRoster.NotReadAgain {
    /// Codes with how often, and places: no name, for messages about rows may hold some.
    fileprivate var words: String {
        let counts = Dictionary(errors.map { ($0.code, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
        let told = counts.map { "\($0.key) ×\($0.value)" } + (wouldLose ? [RosterCode.massLeaving.rawValue] : [])
        let place = errors.first.map { " (\($0.place.file):\($0.place.line))" } ?? ""
        return "roster kept as it was: " + told.joined(separator: ", ") + place
    }
}
