package import Kernel
package import Mathematics

extension SeatFolder {
    /// A broken rule in words, with the folder's own names, the half-day, and the count beside its limit.
    package func words(_ violation: SeatViolation) -> Phrase {
        switch violation {
        case .unknownPerson(let seat):
            Phrase(ja: "\(seat + 1)番目の席の職員がいません", en: "seat \(seat + 1) is of a person who does not exist")
        case .unknownSession(let seat):
            Phrase(ja: "\(seat + 1)番目の席の回がありません", en: "seat \(seat + 1) is in a session that does not exist")
        case .notMandatory(let person, let session):
            Phrase(
                ja: "職員「\(staff[person])」は必須の研修の対象ではありませんが、回「\(sessions[session])」に入っています",
                en: "'\(staff[person])' does not take the mandatory course but sits in session '\(sessions[session])'")
        case .notRequested(let person, let session):
            Phrase(
                ja: "職員「\(staff[person])」は研修「\(course(session))」を申し込んでいませんが、"
                    + "回「\(sessions[session])」に入っています",
                en: "'\(staff[person])' has not requested the course '\(course(session))' but sits in session "
                    + "'\(sessions[session])'")
        case .tooFar(let person, let session, let minutes): tooFar(person, session, minutes)
        case .unavailable(let person, let session, let halfDay):
            Phrase(
                ja: "職員「\(staff[person])」は\(words(halfDay).ja)に出席できませんが、回「\(sessions[session])」に入っています",
                en: "'\(staff[person])' is not available on \(words(halfDay).en), but sits in session "
                    + "'\(sessions[session])'")
        case .overlap(let person, let sessions, let halfDay):
            Phrase(
                ja: "職員「\(staff[person])」の回が\(words(halfDay).ja)に重なっています（\(list(sessions).ja)）",
                en: "the sessions of '\(staff[person])' overlap on \(words(halfDay).en) (\(list(sessions).en))")
        case .courseTwice(let person, let sessions): courseTwice(person, sessions)
        case .tooManyElectives(let person, let count):
            Phrase(
                ja: "職員「\(staff[person])」は選択の研修を\(count)件受けます。上限は\(year.mostElectives)件です",
                en: "'\(staff[person])' takes \(count) electives; at most \(year.mostElectives) are allowed")
        case .tooManyAway(let section, let halfDay, let count, let most):
            Phrase(
                ja: "所属「\(sections[section])」では\(words(halfDay).ja)に\(count)人が不在になります。上限は\(most)人です",
                en: "\(count.peopleInEnglish) of section '\(sections[section])' away on \(words(halfDay).en); at most "
                    + "\(most) may be")
        case .tooFew(let session, let count, let fewest):
            Phrase(
                ja: "回「\(sessions[session])」は\(count)人です。\(fewest)人以上でなければ開催できません",
                en: "session '\(sessions[session])' has \(count.peopleInEnglish); it is held with \(fewest) or more")
        case .tooMany(let session, let count, let seats):
            Phrase(
                ja: "回「\(sessions[session])」に\(count)人が入っています。席は\(seats)です",
                en: "\(count.peopleInEnglish) in session '\(sessions[session])', which has \(seats.seatsInEnglish)")
        }
    }

    private func tooFar(_ person: Int32, _ session: Int32, _ minutes: Int32) -> Phrase {
        let details = details(session)
        let isMandatory = details?.kind == .mandatory
        let limit = isMandatory ? SeatRules.nearMinutes : SeatRules.farMinutes
        let place = details?.municipality.map { municipalities[$0] } ?? ""
        return Phrase(
            ja: "職員「\(staff[person])」から回「\(sessions[session])」の「\(place)」までは\(minutes)分かかります。"
                + "\(isMandatory ? "必須" : "選択")の研修は\(limit)分までです",
            en: "'\(staff[person])' is \(minutes) minutes from '\(place)' and session '\(sessions[session])'; "
                + "\(isMandatory ? "mandatory" : "elective") sessions may be \(limit) away")
    }

    private func courseTwice(_ person: Int32, _ sessions: [Int32]) -> Phrase {
        let course = sessions.first.map(course) ?? ""
        return Phrase(
            ja: "職員「\(staff[person])」に研修「\(course)」の席が\(sessions.count)つあります（\(list(sessions).ja)）。一人1回です",
            en: "'\(staff[person])' has \(sessions.count) seats in the course '\(course)' (\(list(sessions).en)); each "
                + "person takes it once")
    }

    private func details(_ session: Int32) -> SeatYear.Session? {
        year.sessions.indices.contains(Int(session)) ? year.sessions[Int(session)] : nil
    }

    private func course(_ session: Int32) -> String { details(session).map { courses[$0.course] } ?? "" }

    private func words(_ halfDay: Int32) -> Phrase { HalfDay(index: halfDay).words }

    private func list(_ sessions: [Int32]) -> Phrase {
        Phrase(
            ja: sessions.map { "「\(self.sessions[$0])」" }.joined(separator: "と"),
            en: sessions.map { "'\(self.sessions[$0])'" }.joined(separator: " and "))
    }
}
