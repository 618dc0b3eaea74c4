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
        let kept = try await engine.restore(file, as: "city_" + slug, replacing: replacing, stamp: stamp(of: now))
        let installation = try await Installation.open(engine, library: library, at: now)
        let city: City
        if let known = installation.city(slug) {
            city = known
        } else {
            city = try await installation.add(try await municipality(slug, engine, library, at: now), at: now)
        }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        try await city.database.write { transaction in
            try transaction.audit(
                Caller.console.entry("backup.restore", String(name.prefix(200)), kept == nil ? "" : "replaced"), at: now
            )
        }
        let people = try await city.database.read { try $0.int("SELECT count(*) FROM person") }
        await installation.close()
        return Outcome(kept: kept, people: people)
    }

    /// Brings back the installation's own database: the list of cities and the key under which browsers' codes are
    /// sealed. The cities' databases stay as they are. Gives how many cities it knows.
    package static func runOwn(
        _ file: String, replacing: Bool, engine: any Engine, library: InstallationLibrary, at now: Instant
    ) async throws -> (kept: String?, cities: Int) {
        let kept = try await engine.restore(file, as: "ikusei", replacing: replacing, stamp: stamp(of: now))
        let installation = try await Installation.open(engine, library: library, at: now)
        let cities = installation.all.count
        await installation.close()
        return (kept, cities)
    }

    private static func stamp(of now: Instant) -> String {
        let clock = now.clockInJapan
        return now.dayInJapan.description.filter { $0 != "-" }
            + "_\(clock.hour * 3600 + clock.minute * 60 + clock.second)"
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
