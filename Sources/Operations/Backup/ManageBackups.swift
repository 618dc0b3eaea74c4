import Domain
import Kernel
import Storage

/// The copies of a city's database: asked for, listed, read through again.
package struct ManageBackups: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// A copy as the list tells it.
    package struct Line: Sendable {
        package var job: SeeJobs.Line
        /// The file is in the folder that this server sees.
        package var isThere: Bool
    }

    /// The newest copies, made or failed, with those asked for.
    package func list(for caller: Caller) async throws -> (open: [SeeJobs.Line], lines: [Line]) {
        try caller.require(.manageBackups)
        let now = city.now
        let kind = JobKind.backup.rawValue
        let (open, over) = try await city.database.read { transaction in
            (try transaction.openJobs(at: now, limit: 50), try transaction.finishedJobs(kind, limit: 60))
        }
        let lines = over.map { job in
            let line = SeeJobs.Line(job)
            return Line(job: line, isThere: city.shelf?.path(of: line.detail) != nil)
        }
        return (open.filter { $0.kind == kind }.map(SeeJobs.Line.init), lines)
    }

    /// Asks for a copy; the server makes it within seconds.
    package func request(for caller: Caller) async throws {
        try caller.require(.manageBackups)
        guard city.shelf != nil else {
            throw WorkError.invalid(
                field: "", Phrase(ja: "バックアップの保存先が決まっていません。", en: "No folder for backups has been set."))
        }
        let now = city.now
        let detail = JobDetail(["by": caller.login]).text
        try await city.database.write { transaction in
            guard try transaction.addJob(JobKind.backup.rawValue, dueAt: now, detail: detail) != nil else { return }
            try transaction.audit(caller.entry("backup.request", ""), at: now)
        }
    }

    /// Reads a copy through and notes what came of it. True: it is whole.
    package func verify(_ id: Int64, for caller: Caller) async throws -> Bool {
        try caller.require(.manageBackups)
        guard let shelf = city.shelf, let job = try await city.database.read({ try $0.job(id) }),
            job.kind == JobKind.backup.rawValue, job.state == .done
        else { throw WorkError.notFound }
        var detail = JobDetail(job.detail)
        guard shelf.path(of: detail) != nil else { throw WorkError.notFound }
        let flaw = try await shelf.flaw(in: detail)
        let now = city.now
        detail["broken"] = flaw
        detail["verified"] = "\(now.milliseconds)"
        let (text, file) = (detail.text, detail["file"] ?? "")
        try await city.database.write { transaction in
            try transaction.setDetail(ofJob: id, to: text)
            try transaction.audit(caller.entry("backup.verify", file, flaw ?? "whole"), at: now)
        }
        return flaw == nil
    }
}
