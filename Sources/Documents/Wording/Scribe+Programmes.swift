import Domain
import Kernel

extension Scribe {
    /// Completion of one programme, or of some of several: the group's name stands for its programmes.
    func completion(of programmes: [Int], need: Int) -> String {
        if programmes.count == 1, let only = programmes.first {
            let name = quoted(plan.programmes[only].name)
            return say(ja: "研修\(name)を修了", en: "has completed \(name)")
        }
        let group = plan.groups.indices.first { plan.programmes(in: .group($0)) == programmes.sorted() }
        let name =
            group.map { quoted(plan.groups[$0].name) }
            ?? listed(programmes.map { quoted(plan.programmes[$0].name) })
        switch need {
        case programmes.count: return say(ja: "\(name)の研修をすべて修了", en: "has completed all of \(name)")
        case ...1: return say(ja: "\(name)の研修のいずれかを修了", en: "has completed any of \(name)")
        default: return say(ja: "\(name)の研修のうち\(need)つ以上を修了", en: "has completed \(need) or more of \(name)")
        }
    }

    func prerequisites(_ prerequisites: Prerequisites) -> String {
        let names = prerequisites.references.map { quoted(plan.name(of: $0)) }
        let all = prerequisites.need == .all || names.count == 1
        let ja = listed(names) + (all ? "の修了が前提" : "のいずれかの修了が前提")
        return say(ja: ja, en: "requires \(listed(names, or: !all))")
    }

    /// One line, or one for each year that has its own number.
    func seats(_ seats: Seats?) -> [String] {
        switch seats {
        case nil: [say(ja: "制限なし", en: "no limit")]
        case .everyYear(let count): [say(ja: "\(number(count))名", en: number(count))]
        case .byYear(let counts):
            counts.sorted { $0.key < $1.key }.map { year, count in
                let name = FiscalYear(year).name(in: language)
                return say(ja: "\(name) \(number(count))名", en: "\(name): \(number(count))")
            }
        }
    }

    func repetition(_ repetition: Repetition) -> String {
        switch repetition {
        case .once: say(ja: "1回", en: "once")
        case .every(years: 1): say(ja: "毎年度", en: "every year")
        case .every(let years): say(ja: "\(years)年ごと", en: "every \(years) years")
        }
    }
}
