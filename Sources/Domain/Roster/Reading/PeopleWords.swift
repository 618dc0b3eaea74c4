import Kernel

/// The columns of codes and words of the people files of one mapping entry. They are kept from file to file, so that
/// an unknown word is told once with the number of its rows.
struct PeopleWords: Sendable {
    var grades: WordReading
    var employments: WordReading
    var jobFamilies: WordReading
    var standings: ChoiceReading<PostStanding>
    var orders: ChoiceReading<OrderKind>
    var absences: ChoiceReading<AbsenceWord>
    var duties: WordSetReading
    var intents: WordSetReading
    var roles: WordSetReading
    var dates = DateReading()

    init(entry: RosterFileEntry, _ context: RosterContext) {
        grades = WordReading(.grade, .grades, entry: entry, context)
        employments = WordReading(.employment, .employments, entry: entry, context)
        jobFamilies = WordReading(.jobFamily, .jobFamilies, entry: entry, context)
        standings = ChoiceReading(entry: entry)
        orders = ChoiceReading(entry: entry)
        absences = ChoiceReading(entry: entry)
        duties = WordSetReading(.duties, candidates: context.vocabulary[.duties].map { [$0] }, entry: entry)
        intents = WordSetReading(.intents, candidates: context.vocabulary[.intents].map { [$0] }, entry: entry)
        roles = WordSetReading(.roles, candidates: context.roles.map(\.writings), entry: entry)
    }

    func report(_ files: [RosterFile], _ findings: inout RosterFindings) {
        grades.report(files, &findings)
        employments.report(files, &findings)
        jobFamilies.report(files, &findings)
        standings.report(files, &findings)
        orders.report(files, &findings)
        absences.report(files, &findings)
        duties.report(files, &findings)
        intents.report(files, &findings)
        roles.report(files, &findings)
    }
}

extension Role {
    /// How an export may write the role.
    var writings: [String] { [id, name.ja, name.en] }
}

/// Where a people file has its columns; -1 for none.
struct PeopleFields {
    let personKey, staffNumber, name, alternate, kana, birth, hired, mail: Int
    let unitCode, unitName, grade, employment, jobFamily, isMain, orderDate, orderKind: Int
    let duties, intents, roles, absence: Int

    init(_ table: RosterTable) {
        personKey = table.field(.personKey)
        staffNumber = table.field(.staffNumber)
        name = table.field(.name)
        alternate = table.field(.alternate)
        kana = table.field(.kana)
        birth = table.field(.birth)
        hired = table.field(.hired)
        mail = table.field(.mail)
        unitCode = table.field(.unitCode)
        unitName = table.field(.unitName)
        grade = table.field(.grade)
        employment = table.field(.employment)
        jobFamily = table.field(.jobFamily)
        isMain = table.field(.isMain)
        orderDate = table.field(.orderDate)
        orderKind = table.field(.orderKind)
        duties = table.field(.duties)
        intents = table.field(.intents)
        roles = table.field(.roles)
        absence = table.field(.absence)
    }
}
