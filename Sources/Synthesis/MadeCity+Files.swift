package import Formats
import Kernel

extension MadeCity {
    /// Hands out all files in pieces of about a megabyte: whole lines, to be appended to the file of that name.
    ///
    /// `sessions` adds the rest of the year's sessions, what people wish and when they cannot attend. The pieces of a file
    /// follow one another. A region of 770,000 staff is more than a gigabyte, and only its staff
    /// is ever held.
    package func write(
        _ encoding: TextEncoding = .utf8BOM, layout: Layout = .standard, sessions: Bool = false,
        to sink: (_ name: String, _ bytes: [UInt8]) throws -> Void
    ) throws {
        try withoutActuallyEscaping(sink) { sink in
            switch layout {
            case .standard: try writeStandard(encoding, sink)
            case .fixedCodes: try writeFixedCodes(sink)
            case .futureOrders: try writeFutureOrders(encoding, sink)
            }
            try writeRoles(encoding, sink)
            let completed = try writeCompletions(encoding, sessions: sessions, sink)
            try writeCertificates(completed, encoding, sink)
            try writeAnswers(completed, encoding, sink)
            try writeEvidence(completed, encoding, sink)
        }
    }

    /// All files, each as a whole.
    package func files(
        _ encoding: TextEncoding = .utf8BOM, layout: Layout = .standard
    ) throws -> [(name: String, bytes: [UInt8])] {
        var files = [(name: String, bytes: [UInt8])]()
        try write(encoding, layout: layout) { name, bytes in
            if files.last?.name == name { files[files.count - 1].bytes += bytes } else { files.append((name, bytes)) }
        }
        return files
    }

    private func writeStandard(_ encoding: TextEncoding, _ sink: @escaping MadeFile.Sink) throws {
        let rows = RosterRows(population, roles: roles)
        for (snapshot, date) in population.careers.dates.enumerated() {
            let day = Self.digits(date)
            try writeFile("units-\(day).csv", encoding, sink) { try rows.writeUnits(at: snapshot, to: &$0) }
            try writeFile("roster-\(day).csv", encoding, sink) { try rows.writePeople(at: snapshot, to: &$0) }
        }
    }

    private func writeFixedCodes(_ sink: @escaping MadeFile.Sink) throws {
        let rows = FixedCodeRows(population)
        for (snapshot, date) in population.careers.dates.enumerated() {
            try writeFile("roster-\(Self.digits(date)).csv", .cp932, sink) {
                try rows.writePeople(at: snapshot, to: &$0)
            }
        }
    }

    private func writeFutureOrders(_ encoding: TextEncoding, _ sink: @escaping MadeFile.Sink) throws {
        let rows = FutureOrderRows(population)
        for (date, now, coming) in rows.files {
            let day = Self.digits(date)
            try writeFile("units-\(day).csv", encoding, sink) {
                try rows.writeUnits(now: now, coming: coming, to: &$0)
            }
            try writeFile("roster-\(day).csv", encoding, sink) {
                try rows.writePeople(now: now, coming: coming, to: &$0)
            }
        }
    }

    private func writeFile(
        _ name: String, _ encoding: TextEncoding, _ sink: @escaping MadeFile.Sink,
        _ body: (inout MadeFile) throws -> Void
    ) throws {
        var file = MadeFile(name, encoding, sink)
        try body(&file)
        try file.close()
    }

    private static func digits(_ date: CalendarDate) -> String { date.description.filter { $0 != "-" } }
}
