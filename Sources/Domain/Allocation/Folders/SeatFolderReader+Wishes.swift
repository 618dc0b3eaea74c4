import Kernel
import Mathematics

extension SeatFolderReader {
    private enum UnavailableColumn: Int, FolderColumn { case staff, slot }

    /// The half-days of each person; a half-day named twice counts once.
    func readUnavailable() -> Lists<Int32> {
        guard var table = FolderTable<UnavailableColumn>("unavail.csv", of: folder, findings) else { return Lists() }
        var entries = FolderEntries()
        while table.next() {
            let person = table.index(.staff, in: staff, .staff)
            let halfDay = table.halfDay(.slot)
            if let person, let halfDay { entries.append(halfDay, to: person, line: table.line) }
        }
        return entries.sorted(count: staff?.count ?? 0, \.target) { entry, first in
            findings.add(
                .warning, "N012", Place(file: table.file, line: Int(entry.line), column: 1),
                ja: "同じ職員の同じ半日が\(first)行目にもあります。1回と数えます",
                en: "the same half-day of the same person stands in line \(first) too; it counts once")
        }
    }

    private enum MandatoryWishColumn: Int, FolderColumn { case staff, slot, rank }

    func readMandatoryWishes() -> Lists<SeatYear.Wish> {
        guard var table = FolderTable<MandatoryWishColumn>("mpref.csv", of: folder, findings) else { return Lists() }
        var entries = FolderEntries()
        while table.next() {
            let person = table.index(.staff, in: staff, .staff)
            let halfDay = table.halfDay(.slot)
            let rank = table.number(.rank, 1...3)
            if let person, let halfDay, let rank { entries.append(halfDay, rank: rank, to: person, line: table.line) }
        }
        return entries.sorted(count: staff?.count ?? 0, Self.wish) { entry, first in
            table.reportAgain(at: Int(entry.line), first: first)
        }
    }

    private enum ElectiveWishColumn: Int, FolderColumn { case req, session, rank }

    func readElectiveWishes() -> Lists<SeatYear.Wish> {
        guard var table = FolderTable<ElectiveWishColumn>("epref.csv", of: folder, findings) else { return Lists() }
        var entries = FolderEntries()
        while table.next() {
            let request = table.index(.req, in: requestNames, .request)
            let session = table.index(.session, in: sessionNames, .session)
            let rank = table.number(.rank, 1...3)
            guard let request, let session, let rank else { continue }
            let (wanted, given) = (requestCourse[Int(request)], sessionCourse[Int(session)])
            if wanted >= 0, given >= 0, wanted != given {
                findings.add(
                    .error, "N035", table.place(.session),
                    ja: "回「\(table.shown(.session))」は研修「\(courses[given])」の回ですが、"
                        + "申込「\(table.shown(.req))」は研修「\(courses[wanted])」へのものです",
                    en: "the session '\(table.shown(.session))' is of the course '\(courses[given])', the request "
                        + "'\(table.shown(.req))' for '\(courses[wanted])'")
            }
            entries.append(session, rank: rank, to: request, line: table.line)
        }
        return entries.sorted(count: requestNames?.count ?? 0, Self.wish) { entry, first in
            table.reportAgain(at: Int(entry.line), first: first)
        }
    }

    private static func wish(_ entry: FolderEntries.Entry) -> SeatYear.Wish {
        SeatYear.Wish(target: entry.target, rank: entry.rank)
    }
}
