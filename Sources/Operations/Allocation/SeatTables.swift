import Documents
import Domain
import Kernel
import Mathematics

/// The tables of a city's seats.
struct SeatTables {
    let answer: SeatPlan
    let language: Language
    private var question: SeatCase { answer.question }
    private var standing: Standing { question.standing }

    init(_ answer: SeatPlan, _ language: Language) {
        self.answer = answer
        self.language = language
    }

    static let seatColumns: [TableWriter.Column] = [
        .init("session", ja: "回", en: "Session"), .init("programmeId", ja: "研修ID", en: "Programme id"),
        .init("programme", ja: "研修", en: "Programme"), .init("when", ja: "日時", en: "When"),
        .init("place", ja: "場所", en: "Place"), .init("number", ja: "職員番号", en: "Staff number"),
        .init("name", ja: "氏名", en: "Name"), .init("unit", ja: "所属", en: "Unit"),
    ]

    func seats() -> (String, TableWriter) {
        var writer = TableWriter(Self.seatColumns, in: language, json: true)
        for seat in answer.seats {
            let session = question.sessions[seat.session]
            for text in [
                session.code, standing.plan.programmes[session.programme].id,
                session.course.name(standing.plan)[language],
                CalendarHalfDay.words(for: session.times)[language],
                session.placeName[language],
            ] { writer.text(text) }
            person(seat.member, &writer)
            writer.endRow()
        }
        return ("seats", writer)
    }

    func waiting() -> (String, TableWriter) {
        var writer = TableWriter(
            [
                .init("programmeId", ja: "研修ID", en: "Programme id"), .init("programme", ja: "研修", en: "Programme"),
                .init("kind", ja: "区分", en: "Kind"), .init("number", ja: "職員番号", en: "Staff number"),
                .init("name", ja: "氏名", en: "Name"), .init("unit", ja: "所属", en: "Unit"),
                .init("reason", ja: "理由", en: "Reason"),
            ], in: language, json: true)
        for row in answer.waiting {
            writer.text(standing.plan.programmes[row.course.programme].id)
            writer.text(row.course.name(standing.plan)[language])
            writer.text(row.kind.name[language])
            person(row.member, &writer)
            writer.text(row.reason[language])
            writer.endRow()
        }
        return ("waiting", writer)
    }

    func sessions() -> (String, TableWriter) {
        var writer = TableWriter(
            [
                .init("session", ja: "回", en: "Session"), .init("programme", ja: "研修", en: "Programme"),
                .init("when", ja: "日時", en: "When"), .init("place", ja: "場所", en: "Place"),
                .init("people", ja: "人数", en: "People"), .init("fewest", ja: "最少", en: "Fewest"),
                .init("seats", ja: "定員", en: "Seats"), .init("held", ja: "開催", en: "Held"),
            ], in: language, json: true)
        let notHeld = Set(answer.notHeld)
        for (index, count) in answer.counts.enumerated() {
            let session = question.sessions[index]
            for text in [
                session.code, session.course.name(standing.plan)[language],
                CalendarHalfDay.words(for: session.times)[language], session.placeName[language],
            ] { writer.text(text) }
            writer.number(count)
            writer.number(session.fewest)
            writer.number(session.seats)
            let isHeld = session.seats > 0 && !notHeld.contains(index)
            writer.text((isHeld ? Phrase(ja: "する", en: "yes") : Phrase(ja: "しない", en: "no"))[language])
            writer.endRow()
        }
        return ("sessions", writer)
    }

    func absences() -> (String, TableWriter) {
        var writer = TableWriter(
            [
                .init("day", ja: "日", en: "Day"), .init("half", ja: "午前・午後", en: "Half"),
                .init("unit", ja: "所属", en: "Unit"), .init("people", ja: "不在", en: "Away"),
                .init("most", ja: "上限", en: "Most"),
            ], in: language, json: true)
        for absence in answer.absences {
            writer.text("\(absence.halfDay.day)")
            writer.text(CalendarHalfDay.half(absence.halfDay.isAfternoon)[language])
            writer.text(question.section(absence.section))
            writer.number(absence.people)
            writer.number(absence.most)
            writer.endRow()
        }
        return ("absences", writer)
    }

    func refused() -> (String, TableWriter) {
        var writer = TableWriter(
            [
                .init("programme", ja: "研修", en: "Programme"), .init("number", ja: "職員番号", en: "Staff number"),
                .init("name", ja: "氏名", en: "Name"), .init("reason", ja: "理由", en: "Reason"),
            ], in: language, json: true)
        for row in question.refused {
            let about = standing.roster.people[Int(row.person)]
            for text in [
                row.course.name(standing.plan)[language], about.staffNumber, about.name, row.why.name[language],
            ] { writer.text(text) }
            writer.endRow()
        }
        return ("refused", writer)
    }

    private func person(_ member: Int32, _ writer: inout TableWriter) {
        let about = standing.staff.members[Int(member)]
        let person = standing.roster.people[Int(about.person)]
        for text in [person.staffNumber, person.name, standing.path(ofUnit: Int(about.post.unit))] { writer.text(text) }
    }
}

extension SeatPlan.Waiting {
    /// What kept them out, in words.
    var reason: Phrase {
        Phrase(
            ja: blocks.map(\.name.ja).joined(separator: "、"), en: blocks.map(\.name.en).joined(separator: "; "))
    }
}
