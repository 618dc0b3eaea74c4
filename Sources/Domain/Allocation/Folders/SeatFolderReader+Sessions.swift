import Kernel
import Mathematics

extension SeatFolderReader {
    private enum SessionColumn: Int, FolderColumn { case session, course, kind, slots, muni, capmin, cap }

    mutating func readSessions() {
        guard var table = FolderTable<SessionColumn>("sessions.csv", of: folder, findings) else { return }
        var names = FolderNames()
        var kinds: [Int32: SeatYear.Kind] = [:]
        var mandatory: Int32?
        while table.next() {
            let index = table.newIndex(.session, in: &names)
            let course = table.name(.course, in: &courses)
            let kind = table.word(.kind, ["M": SeatYear.Kind.mandatory, "E": .elective])
            let halfDays = table.halfDays(.slots)
            let isOnline = table.text(.muni) == Self.online
            let municipality = isOnline ? nil : table.index(.muni, in: municipalities, .municipality)
            let fewest = table.number(.capmin, 0...Self.most)
            let seats = table.number(.cap, 0...Self.most)
            if index != nil { sessionCourse.append(course ?? -1) }
            if let fewest, let seats, fewest > seats {
                findings.add(
                    .error, "N032", table.place(.capmin), ja: "最少の人数（\(fewest)）が席（\(seats)）より多くなっています",
                    en: "the fewest people (\(fewest)) are more than the seats (\(seats))")
            }
            if let course, let kind {
                let known = kinds.updateValue(kind, forKey: course)
                if let known, known != kind { reportKind(course, table) }
                if kind == .mandatory, let mandatory, mandatory != course { reportSecond(course, mandatory, table) }
                if kind == .mandatory, mandatory == nil { mandatory = course }
            }
            guard index != nil, let course, let kind, let halfDays, isOnline || municipality != nil, let fewest,
                let seats
            else { continue }
            sessions.append(
                SeatYear.Session(
                    course: course, kind: kind, halfDays: halfDays, municipality: municipality, fewest: fewest,
                    seats: seats))
        }
        sessionNames = names
    }

    private func reportKind(_ course: Int32, _ table: FolderTable<SessionColumn>) {
        findings.add(
            .error, "N031", table.place(.kind), ja: "研修「\(courses[course])」が必須でも選択でもあります",
            en: "the course '\(courses[course])' is both mandatory and elective")
    }

    private func reportSecond(_ course: Int32, _ first: Int32, _ table: FolderTable<SessionColumn>) {
        findings.add(
            .error, "N031", table.place(.course),
            ja: "必須の研修は一つだけです（「\(courses[first])」と「\(courses[course])」）",
            en: "there is only one mandatory course, not both '\(courses[first])' and '\(courses[course])'")
    }

    private enum RequestColumn: Int, FolderColumn { case req, staff, course, cls, weight }

    mutating func readRequests() {
        guard var table = FolderTable<RequestColumn>("requests.csv", of: folder, findings) else { return }
        var names = FolderNames()
        var lineOf: [Int64: Int] = [:]
        let offered = Set(sessions.lazy.filter { $0.kind == .elective }.map(\.course))
        while table.next() {
            let index = table.newIndex(.req, in: &names)
            let person = table.index(.staff, in: staff, .staff)
            let course = table.name(.course, in: &courses)
            let priority = table.number(.cls, 2...3)
            let weight = table.number(.weight, 1...9)
            if index != nil { requestCourse.append(course ?? -1) }
            guard index != nil, let person, let course, let priority, let weight else { continue }
            if let first = lineOf.updateValue(table.line, forKey: Int64(person) << 32 | Int64(course)) {
                findings.add(
                    .error, "N034", table.place(.course),
                    ja: "職員「\(table.shown(.staff))」は研修「\(table.shown(.course))」を\(first)行目でも申し込んでいます",
                    en: "'\(table.shown(.staff))' requests the course '\(table.shown(.course))' in line \(first) too")
            }
            if sessionNames != nil, !offered.contains(course) {
                findings.add(
                    .warning, "N036", table.place(.course),
                    ja: "研修「\(table.shown(.course))」に選択の回がないため、この申込には席がありません",
                    en: "the course '\(table.shown(.course))' has no elective session, so this request gets no seat")
            }
            requests.append(
                SeatYear.Request(person: person, course: course, isNominated: priority == 2, weight: weight))
        }
        requestNames = names
    }
}
