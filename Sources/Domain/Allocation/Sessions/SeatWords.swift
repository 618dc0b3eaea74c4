package import Kernel
package import Mathematics

/// The words about seats, in whichever names people, sections, sessions and half-days go by.
package struct SeatWords {
    /// Names of some people; nil where nobody is to be named.
    var people: ([Int32]) -> Phrase?
    var section: (Int32) -> String
    var session: (Int32) -> String
    var halfDay: (Int32) -> Phrase

    /// Why people cannot be served in the mandatory course: the cause first, then one sentence for each way out, with
    /// what it would bring.
    package func words(_ obstacle: SeatObstacle) -> [Phrase] {
        switch obstacle {
        case .noHalfDay(let people):
            let names = named(people)
            return [
                Phrase(
                    ja: "出席できる回が一つもない職員が\(people.count)人います\(names.ja)",
                    en: "available for no session within reach: \(people.count.peopleInEnglish)\(names.en)"),
                Phrase(
                    ja: "出席できない半日を見直すか、別の半日に、または近くかオンラインで回を設けてください",
                    en:
                        "look at their unavailable half-days again, or hold a session on another "
                        + "half-day, near or online"
                ),
            ]
        case .section(let obstacle): return words(obstacle)
        case .seats(let shortage): return words(shortage)
        }
    }

    private func words(_ obstacle: SectionObstacle) -> [Phrase] {
        let (people, days) = (named(obstacle.people), list(halfDays: obstacle.halfDays))
        let name = section(obstacle.section)
        let settled =
            obstacle.settled == 0
            ? Phrase("")
            : Phrase(
                ja: "（ほかの研修の席で、のべ\(obstacle.settled)人がもう不在です）",
                en: " (other seats already take \(obstacle.settled) of these absences)")
        return [
            Phrase(
                ja: "所属「\(name)」の\(obstacle.people.count)人\(people.ja)が出席できるのは\(days.ja)だけですが、"
                    + "同じ半日に不在にできるのは\(obstacle.mostAway)人なので\(settled.ja)、\(obstacle.short)人が受けられません",
                en:
                    "\(obstacle.people.count.peopleInEnglish) of section '\(name)'\(people.en) can only come "
                    + "on \(days.en), where "
                    + "\(obstacle.mostAway) may be away at once\(settled.en): \(obstacle.short) cannot be served"),
            Phrase(
                ja: "不在の上限を\(obstacle.mostAwayNeeded)人にすれば、席がある限り全員が受けられます",
                en: "with \(obstacle.mostAwayNeeded) away at once all could be served, seats permitting"),
            Phrase(
                ja: "または、この所属が出席できる半日に回を増やすか、\(obstacle.short)人を今年の対象から外してください",
                en:
                    "or hold sessions on other half-days for this section, "
                    + "or excuse \(obstacle.short) of them this year"
            ),
        ]
    }

    private func words(_ shortage: SeatShortage) -> [Phrase] {
        let full = list(shortage.sessions.map(session))
        var words = [
            Phrase(
                ja: "\(shortage.people)人が入れるのは満席の回（\(full.ja)）だけで、\(shortage.short)人分の席が足りません",
                en:
                    "\(shortage.people.peopleInEnglish) can only go to full sessions (\(full.en)), "
                    + "\(shortage.short.seatsInEnglish) short"
            )
        ]
        if let place = shortage.places.first {
            let day = halfDay(place.halfDay)
            words.append(
                Phrase(
                    ja: "ほかの回へ移れないのは、所属「\(section(place.section))」の\(day.ja)など"
                        + "\(shortage.places.count)か所で不在の上限に達しているためです",
                    en: "they cannot go elsewhere because \(shortage.places.count) absence limits are reached, such as "
                        + "section '\(section(place.section))' on \(day.en)"))
        }
        for remedy in shortage.remedies.prefix(3) where remedy.serves > 0 {
            words.append(
                Phrase(
                    ja: "回「\(session(remedy.session))」の席を\(remedy.seats)増やせば、さらに\(remedy.serves)人が受けられます",
                    en:
                        "\(remedy.seats.seatsInEnglish) more in session '\(session(remedy.session))' would serve "
                        + "\(remedy.serves) more"
                ))
        }
        return words
    }

    private func list(halfDays: [Int32]) -> Phrase {
        let shown = halfDays.prefix(5).map(halfDay)
        let more = halfDays.count - shown.count
        let ja = shown.map(\.ja).joined(separator: "、")
        let en = shown.map(\.en).joined(separator: "; ")
        return more == 0 ? Phrase(ja: ja, en: en) : Phrase(ja: "\(ja)ほか\(more)", en: "\(en); and \(more) more")
    }

    private func list(_ names: [String]) -> Phrase {
        let more = names.count - 5
        let ja = names.prefix(5).map { "「\($0)」" }.joined(separator: "、")
        let en = names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
        return more <= 0 ? Phrase(ja: ja, en: en) : Phrase(ja: "\(ja)ほか\(more)", en: "\(en) and \(more) more")
    }

    /// In brackets, where they may be named.
    private func named(_ people: [Int32]) -> Phrase {
        self.people(people).map { Phrase(ja: "（\($0.ja)）", en: " (\($0.en))") } ?? Phrase("")
    }
}
