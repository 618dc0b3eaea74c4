import Domain
package import Kernel
package import Storage

/// Brings a city back from a copy, from the console, with no server running.
package enum RestoreCity {
    package struct Outcome: Sendable {
        /// Under which name what was there before is kept.
        package var kept: String?
        package var people: Int
    }

    /// A city that the installation does not know is added with the name and the code that its plan gives.
    package static func run(
        _ file: String, as slug: String, replacing: Bool, engine: any Engine, library: InstallationLibrary,
        at now: Instant
    ) async throws -> Outcome {
        let clock = now.clockInJapan
        let stamp =
            now.dayInJapan.description.filter { $0 != "-" } + "_\(clock.hour * 3600 + clock.minute * 60 + clock.second)"
        let kept = try await engine.restore(file, as: "city_" + slug, replacing: replacing, stamp: stamp)
        let installation = try await Installation.open(engine, library: library, at: now)
        let city: City
        if let known = installation.city(slug) {
            city = known
        } else {
            city = try await installation.add(try await municipality(slug, engine, library, at: now), at: now)
        }
        let people = try await city.database.read { try $0.int("SELECT count(*) FROM person") }
        await installation.close()
        return Outcome(kept: kept, people: people)
    }

    private static func municipality(
        _ slug: String, _ engine: any Engine, _ library: InstallationLibrary, at now: Instant
    ) async throws -> KeptMunicipality {
        let database = try await engine.open("city_" + slug)
        let text = try await database.read { transaction -> String? in
            guard let id = try transaction.planInForce(on: now.dayInJapan) else { return nil }
            return try transaction.planText(id)
        }
        await database.close()
        guard let text else { throw CityError.noPlan }
        let about = try CityState.readPlan(text, packs: library.packs).about.municipality
        return KeptMunicipality(slug: slug, code: about.code, name: Phrase(about.name))
    }
}
