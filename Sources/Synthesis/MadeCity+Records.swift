import Domain
import Formats
import Kernel

extension MadeCity {
    private func number(_ person: Int32, to file: inout MadeFile) {
        file.number(
            Int(population.careers.people[Int(person)].staffNumber), width: population.careers.maker.numberWidth)
    }

    func writeRoles(_ encoding: TextEncoding, _ sink: @escaping MadeFile.Sink) throws {
        var file = MadeFile("roles.csv", encoding, sink)
        try file.header(["職員番号", "役割", "所属コード", "開始日", "終了日"])
        let names = plan.roles.map { tableField($0.name.ja) }
        for assignment in roles.assignments {
            number(assignment.person, to: &file)
            file.comma()
            file.append(names[Int(assignment.role)])
            file.comma()
            file.append(population.tree.units[Int(assignment.unit)].code)
            file.comma()
            file.date(assignment.from)
            file.comma()
            if let end = assignment.to { file.date(end) }
            try file.endLine()
        }
        try file.close()
    }

    /// What everyone has completed in the end.
    func writeCompletions(
        _ encoding: TextEncoding, sessions: Bool, _ sink: @escaping MadeFile.Sink
    ) throws -> [ProgrammeSet] {
        var file = MadeFile("completions.csv", encoding, sink)
        try file.header(["職員番号", "研修", "区分", "修了日", "時間", "結果"])
        let names = Self.names(plan.programmes.map { ($0.id, $0.name.ja) } + plan.groups.map { ($0.id, $0.name.ja) })
        let hours = HalfKind.allCases.map { kind in
            plan.programmes.map { programme in programme[kind]?.hours.map(Self.hours) ?? [] }
        }
        let halves = HalfKind.allCases.map { Array($0.name.ja.utf8) }
        let (passed, failed) = (Array("修了".utf8), Array("未修了".utf8))
        let training = TrainingYears(population, roles: roles, scale: shape.scale, seed: seed, asOf: asOf)
        for (year, snapshot) in training.years {
            try training.pass(year, snapshot) { line in
                let half = line.half == .mandatory ? 0 : 1
                number(line.person, to: &file)
                file.comma()
                file.append(names[Int(line.programme)])
                file.comma()
                file.append(halves[half])
                file.comma()
                file.date(line.date)
                file.comma()
                file.append(hours[half][Int(line.programme)])
                file.comma()
                switch line.result {
                case .passed: file.append(passed)
                case .failed: file.append(failed)
                case .score(let score): file.number(Int(score))
                }
                try file.endLine()
            }
        }
        try file.close()
        if sessions { try writeSessions(training.open, names, encoding, sink) }
        return training.completed
    }

    private func writeSessions(
        _ open: [HalfOfYear], _ names: [[UInt8]], _ encoding: TextEncoding, _ sink: @escaping MadeFile.Sink
    ) throws {
        let held = SessionsHeld(plan, open: open, seed: seed, asOf: asOf)
        let halves = [false, true].map { Array(" \($0 ? "午後" : "午前")".utf8) }
        func write(_ halfDays: [(day: CalendarDate, isAfternoon: Bool)], to file: inout MadeFile) {
            for (index, halfDay) in halfDays.enumerated() {
                if index > 0 { file.append(byte: UInt8(ascii: "|")) }
                file.date(halfDay.day)
                file.append(halves[halfDay.isAfternoon ? 1 : 0])
            }
        }
        var file = MadeFile("sessions.csv", encoding, sink)
        try file.header(["回", "研修", "区分", "日時", "場所", "最少", "定員"])
        for session in held.sessions {
            file.append(Array("\(session.code),".utf8))
            file.append(names[session.programme])
            file.append(Array(",\(session.half.name.ja),".utf8))
            write(session.halfDays, to: &file)
            file.append(Array((session.isOnline ? ",オンライン," : ",研修室,").utf8))
            file.number(session.fewest)
            file.comma()
            file.number(session.seats)
            try file.endLine()
        }
        try file.close()
        file = MadeFile("wishes.csv", encoding, sink)
        try file.header(["職員番号", "研修", "区分", "第1希望", "第2希望", "第3希望"])
        for wish in held.wishes {
            number(wish.person, to: &file)
            file.comma()
            file.append(names[wish.programme])
            file.append(Array(",\(wish.half.name.ja)".utf8))
            for rank in 0..<3 {
                file.comma()
                if wish.sessions.indices.contains(rank) {
                    file.append(Array(held.sessions[wish.sessions[rank]].code.utf8))
                }
            }
            try file.endLine()
        }
        try file.close()
        file = MadeFile("busy.csv", encoding, sink)
        try file.header(["職員番号", "出席できない日時"])
        let newest = population.careers.history.count - 1
        for (person, seat) in population.careers.history[newest].enumerated() where seat.isInService {
            let times = held.sessions.isEmpty ? [] : held.busy(Int32(person))
            guard !times.isEmpty else { continue }
            number(Int32(person), to: &file)
            file.comma()
            write(times, to: &file)
            try file.endLine()
        }
        try file.close()
    }

    private static func hours(_ hours: Double) -> [UInt8] {
        Array((hours == hours.rounded() ? String(Int(hours)) : String(hours)).utf8)
    }

    /// Names as fields; the id where two entries share a name.
    private static func names(_ entries: [(id: String, name: String)]) -> [[UInt8]] {
        let counts = Dictionary(grouping: entries, by: \.name).mapValues(\.count)
        return entries.map { tableField((counts[$0.name] ?? 0) > 1 ? $0.id : $0.name) }
    }

    func writeCertificates(
        _ completed: [ProgrammeSet], _ encoding: TextEncoding, _ sink: @escaping MadeFile.Sink
    ) throws {
        var file = MadeFile("certificates.csv", encoding, sink)
        try file.header(["職員番号", "資格", "合格日", "版", "証明"])
        let held = CertificatesHeld(plan: plan, seed: seed, asOf: asOf)
        let names = Self.names(plan.certificates.map { ($0.id, $0.name.ja) })
        let proof = Array("合格証書の写し".utf8)
        let newest = population.careers.history.count - 1
        if !names.isEmpty {
            for index in population.careers.people.indices {
                guard let profile = population.profile(index, at: newest) else { continue }
                let person = population.careers.people[index]
                for holding in held.holdings(of: person, profile, skills: population.skills) {
                    number(Int32(index), to: &file)
                    file.comma()
                    file.append(names[holding.certificate])
                    file.comma()
                    file.date(holding.passedOn)
                    file.comma()
                    file.append(tableField(holding.version))
                    file.comma()
                    if holding.hasProof { file.append(proof) }
                    try file.endLine()
                }
            }
        }
        try file.close()
    }

    func writeAnswers(
        _ completed: [ProgrammeSet], _ encoding: TextEncoding, _ sink: @escaping MadeFile.Sink
    ) throws {
        var file = MadeFile("answers.csv", encoding, sink)
        try file.header(["職員番号", "回答日"] + form.items.map(\.id))
        let answering = Answering(form, plan: plan, skills: population.skills, seed: seed)
        let (window, rule) = campaign
        let asked = population.rule(rule)
        let snapshot = population.careers.dates.lastIndex { $0 <= window.lowerBound } ?? 0
        let seats = population.careers.history[snapshot]
        for index in seats.indices where seats[index].isInService {
            guard var profile = population.profile(index, at: snapshot) else { continue }
            profile.completed = completed[index]
            population.decidePersonas(&profile)
            let person = population.careers.people[index]
            guard asked.holds(profile, skills: population.skills),
                answering.answers(person, seats[index].contract, profile)
            else { continue }
            let date = answering.date(person, from: window.lowerBound, to: window.upperBound)
            guard date <= asOf else { continue }
            number(Int32(index), to: &file)
            file.comma()
            file.date(date)
            answering.write(profile, to: &file)
            try file.endLine()
        }
        try file.close()
    }

    func writeEvidence(
        _ completed: [ProgrammeSet], _ encoding: TextEncoding, _ sink: @escaping MadeFile.Sink
    ) throws {
        var file = MadeFile("evidence.csv", encoding, sink)
        try file.header(["職員番号", "スキル", "水準", "方法", "日付", "確認者", "備考"])
        let names = Self.names(plan.skills.map { ($0.id, $0.name.ja) })
        let levels = plan.skills.indices.map { skill in plan.scale(of: skill).levels.map { tableField($0.id) } }
        let methods: [EvidenceMethod: [UInt8]] = [
            .head: Array("所属長評価".utf8), .ojt: Array("OJT".utf8), .test: Array("テスト".utf8), .self: Array("自己評価".utf8),
        ]
        let makes = EvidenceByHeads(population, completed: completed, seed: seed, asOf: asOf)
        try makes.makeAll { entry in
            number(entry.person, to: &file)
            file.comma()
            file.append(names[entry.skill])
            file.comma()
            file.append(levels[entry.skill][entry.rank - 1])
            file.comma()
            file.append(methods[entry.method] ?? [])
            file.comma()
            file.date(entry.date)
            file.comma()
            number(entry.confirmer, to: &file)
            file.comma()
            if let remark = entry.remark { file.append(remark) }
            try file.endLine()
        }
        try file.close()
    }
}
