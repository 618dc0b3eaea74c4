package import Kernel
package import Mathematics

extension SeatFolder {
    /// Why people cannot be served in the mandatory course: the cause first, then one sentence for each way out, with
    /// what it would bring.
    package func words(_ obstacle: SeatObstacle) -> [Phrase] {
        switch obstacle {
        case .noHalfDay(let people):
            let names = staff.list(people)
            return [
                Phrase(
                    ja: "出席できる回が一つもない職員が\(people.count)人います（\(names.ja)）",
                    en: "available for no session within reach: \(people.count.peopleInEnglish) (\(names.en))"),
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
        let (people, days) = (staff.list(obstacle.people), list(halfDays: obstacle.halfDays))
        let name = sections[obstacle.section]
        return [
            Phrase(
                ja: "所属「\(name)」の\(obstacle.people.count)人（\(people.ja)）が出席できるのは\(days.ja)だけですが、"
                    + "同じ半日に不在にできるのは\(obstacle.mostAway)人なので、\(obstacle.short)人が受けられません",
                en:
                    "\(obstacle.people.count.peopleInEnglish) of section '\(name)' (\(people.en)) can only come "
                    + "on \(days.en), where "
                    + "\(obstacle.mostAway) may be away at once: \(obstacle.short) cannot be served"),
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
        let full = sessions.list(shortage.sessions)
        var words = [
            Phrase(
                ja: "\(shortage.people)人が入れるのは満席の回（\(full.ja)）だけで、\(shortage.short)人分の席が足りません",
                en:
                    "\(shortage.people.peopleInEnglish) can only go to full sessions (\(full.en)), "
                    + "\(shortage.short.seatsInEnglish) short"
            )
        ]
        if let place = shortage.places.first {
            let day = HalfDay(index: place.halfDay).words
            words.append(
                Phrase(
                    ja: "ほかの回へ移れないのは、所属「\(sections[place.section])」の\(day.ja)など"
                        + "\(shortage.places.count)か所で不在の上限に達しているためです",
                    en: "they cannot go elsewhere because \(shortage.places.count) absence limits are reached, such as "
                        + "section '\(sections[place.section])' on \(day.en)"))
        }
        for remedy in shortage.remedies.prefix(3) where remedy.serves > 0 {
            words.append(
                Phrase(
                    ja: "回「\(sessions[remedy.session])」の席を\(remedy.seats)増やせば、さらに\(remedy.serves)人が受けられます",
                    en:
                        "\(remedy.seats.seatsInEnglish) more in session '\(sessions[remedy.session])' would serve "
                        + "\(remedy.serves) more"
                ))
        }
        return words
    }

    private func list(halfDays: [Int32]) -> Phrase {
        let shown = halfDays.prefix(5).map { HalfDay(index: $0).words }
        let more = halfDays.count - shown.count
        let ja = shown.map(\.ja).joined(separator: "、")
        let en = shown.map(\.en).joined(separator: "; ")
        return more == 0 ? Phrase(ja: ja, en: en) : Phrase(ja: "\(ja)ほか\(more)", en: "\(en); and \(more) more")
    }
}
