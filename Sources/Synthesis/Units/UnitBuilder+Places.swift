/// Places away from the hall: branch offices, schools, fire stations, nurseries.
extension UnitBuilder {
    /// How many branch offices there are: none where the vocabulary does not tell them from the hall.
    var outpostCount: Int {
        let kind = words.kinds[Trade.outpost.rawValue].first
        return kind == nil || kind == words.kinds[Trade.office.rawValue].first ? 0 : max(1, officePeople / 160)
    }

    mutating func addOutposts(_ count: Int) {
        let level = words.outpostLevel ?? mainSectionLevel
        let endings = ["支所", "市民センター", "図書館", "公民館"]
        for number in 0..<count {
            let name = unique(UnitNames.place(number), endings[number % endings.count])
            add(name, .outpost, .section, level: level, kind: kind(.outpost, number), parent: -1)
        }
    }

    mutating func addPlaces(of field: Field) {
        let trade = Trade.of(field)
        let people = shape.people[field.rawValue]
        let (size, endings, hall): (Int, [String], [String]) =
            switch trade {
            case .school: (28, ["小学校", "小学校", "中学校", "幼稚園"], ["教育総務", "学校教育", "生涯学習"])
            case .fire: (45, ["消防署"], ["消防総務", "予防", "警防"])
            case .medical: (40, ["病院", "保健センター", "診療所"], [])
            case .nursery: (17, ["保育園", "こども園"], [])
            default: (24, ["清掃事業所", "給食センター", "道路管理事務所"], [])
            }
        let kind = kind(trade, -3 - trade.rawValue)
        let isOwnKind = kind != words.kinds[Trade.office.rawValue].first
        var parent = -1
        if isOwnKind, people >= 3 * size, let level = words.departmentLevels.last {
            let stem = [Trade.school: "教育", .fire: "消防", .medical: "病院", .labour: "環境事業"][trade] ?? "こども施設"
            let above = units.isEmpty ? -1 : Int(units[lowestDepartment].parent)
            parent = add(unique(stem, levelName(level)), trade, .department, level: level, kind: kind, parent: above)
            for stem in hall where people >= 200 {
                add(
                    unique(stem, levelName(mainSectionLevel)), trade, .section, level: mainSectionLevel, kind: kind,
                    parent: parent)
            }
        }
        // Places of no kind of their own must not count as sections of the hall: they lie below one as teams.
        let asTeams = (!isOwnKind || trade == .nursery && words.outpostLevel == nil) && !words.teamLevels.isEmpty
        let level = asTeams ? words.teamLevels[0] : words.outpostLevel ?? mainSectionLevel
        let hub = asTeams ? hub(of: trade) : nil
        for number in 0..<max(1, (people + size / 2) / size) {
            let name = unique(UnitNames.place(number), endings[number % endings.count])
            add(
                name, trade, asTeams ? .team : .section, level: level, kind: kind,
                parent: asTeams ? hub ?? -1 : parent)
        }
    }

    /// The section of the hall below which a trade's places lie: the one that its name tells, else the first.
    private func hub(of trade: Trade) -> Int? {
        let signs: [String] =
            switch trade {
            case .nursery: ["保育", "こども", "福祉"]
            case .medical: ["医療", "健康", "保健", "福祉"]
            case .school: ["学校", "教育"]
            case .fire: ["防災", "危機管理"]
            default: ["廃棄物", "環境", "市民生活"]
            }
        let sections = units.indices.filter { units[$0].tier == .section && units[$0].trade != .outpost }
        let named = signs.lazy.compactMap { sign in sections.first { units[$0].name.contains(sign) } }.first
        return named ?? sections.first
    }
}
