/// What offices are called in any municipality.
enum UnitNames {
    struct Theme: Sendable {
        /// The stem of its department's name (総務 → 総務部).
        var name: String
        /// The stem of the department that a smaller city has for several themes; of the bureau in a larger one.
        var family: String
        var sections: [String]
        var trade: Trade
    }

    struct Section: Sendable {
        var stem: String
        var theme: String
        var family: String
        var trade: Trade
        var ward: Int
    }

    /// In the order of the organisation chart; a theme's sections, the indispensable first.
    static let themes: [Theme] = [
        theme("総務", "総務", "総務 人事 法務文書 契約 管財 秘書 職員研修 統計 情報公開"),
        theme("財政", "総務", "財政 公有財産 予算調整 資産活用"),
        theme("税務", "総務", "税務 市民税 資産税 収納 税制 債権管理 納税"),
        theme("企画", "総合政策", "企画政策 広報広聴 政策調整 行政改革 男女共同参画 地方創生 国際交流 公共交通"),
        theme("危機管理", "総合政策", "危機管理 防災 地域防災 国民保護"),
        theme("市民生活", "市民生活", "市民 保険年金 市民生活 地域振興 国民年金 人権推進 交通安全 消費生活 斎場管理"),
        theme("環境", "市民生活", "環境政策 廃棄物対策 環境保全 ごみ減量推進 脱炭素推進 環境施設"),
        theme("文化スポーツ", "市民生活", "文化振興 スポーツ推進 文化施設 市史編さん"),
        theme("福祉", "保健福祉", "福祉総務 障がい福祉 生活福祉 高齢福祉 介護保険 地域包括ケア 生活支援 福祉監査"),
        theme("こども", "保健福祉", "こども政策 保育 子育て支援 家庭児童相談 青少年 こども福祉 幼保運営"),
        theme("健康", "保健福祉", "健康づくり 保健予防 医療政策 生活衛生 感染症対策 健康増進"),
        theme("産業", "産業観光", "商工振興 農政 観光 企業立地 農業振興 労働政策 林務 農村整備"),
        theme("建設", "都市整備", "土木 道路維持 道路建設 河川 用地 建設総務 橋りょう 公共事業調整", .civil),
        theme("都市整備", "都市整備", "都市計画 建築指導 住宅 公園緑地 市街地整備 開発指導 区画整理 交通政策 景観 営繕", .civil),
        theme("上下水道", "都市整備", "水道総務 下水道整備 浄水 水道工務 下水道施設 料金 給水 水質管理", .civil),
        theme("教育", "教育", "教育総務 学校教育 生涯学習 文化財 学校施設 学務 学校給食 スポーツ振興", .school),
        theme("会計", "会計・行政委員会", "会計 審査 出納"),
        theme("議会", "会計・行政委員会", "議会総務 議事 議会調査"),
        theme("監査", "会計・行政委員会", "監査 選挙管理 公平審査"),
    ]

    private static let wardSections = [
        "総務・地域振興", "市民保険年金", "税務", "福祉", "健康", "維持管理", "農林水産振興", "地域整備", "こども", "生活支援", "保健",
    ]

    static let places = [
        "若葉", "緑", "青葉", "桜", "港", "旭", "栄", "本町", "大和", "泉", "宮前", "城南", "城北", "城東", "城西", "松原", "白山", "富士見",
        "日吉", "八幡", "神明", "稲荷", "朝日", "新町", "御幸", "花園", "美園", "千代", "平和", "豊", "光", "梅林", "竹園", "河原", "清水", "中野",
        "西原", "東原", "南原", "北原", "大池", "小金", "長岡", "高台", "丘の上", "海岸", "山手", "川端", "寺町", "駅前", "末広", "弥生", "鶴見", "亀山",
    ]

    private static let directions = ["", "東", "西", "南", "北", "中", "新", "上", "下", "大", "小", "元", "本", "奥", "前"]

    static let generalTeams = ["庶務", "管理", "企画", "調整", "支援", "相談", "給付", "指導", "推進", "審査", "計画", "振興", "第一", "第二"]
    static let civilTeams = ["庶務", "計画", "工務第一", "工務第二", "維持", "設計", "用地", "管理", "整備"]
    static let informationTeams = ["デジタル企画", "システム運用", "基盤", "ネットワーク", "データ活用", "情報セキュリティ", "電算"]
    static let systemTeams = ["システム管理", "電算", "業務システム", "システム運用"]
    static let informationSections = ["情報政策", "デジタル推進", "情報システム", "データ活用推進", "行政情報", "情報基盤"]

    /// A place's name for any number: the list, then with a direction before it, then with a figure after it.
    static func place(_ number: Int) -> String {
        let round = number / places.count
        let name = directions[round % directions.count] + places[number % places.count]
        let cycle = round / directions.count
        return cycle == 0 ? name : name + "第\(cycle + 1)"
    }

    static func ward(_ number: Int) -> String {
        let usual = ["中央", "東", "西", "南", "北"]
        return (number < usual.count ? usual[number] : place(number - usual.count)) + "区"
    }

    /// The sections of a city with so many of them: every theme's first, then its second and so on; beyond the list,
    /// those of ward offices. In the order of the organisation chart.
    static func sections(_ count: Int, without left: Trade?) -> [Section] {
        let themes = themes.filter { $0.trade != left }
        var taken = [Int](repeating: 0, count: themes.count)
        var open = count
        var round = 0
        while open > 0, themes.contains(where: { $0.sections.count > round }) {
            for index in order(themes) where open > 0 && themes[index].sections.count > round {
                taken[index] += 1
                open -= 1
            }
            round += 1
        }
        var sections = [Section]()
        for (theme, count) in zip(themes, taken) {
            let trade: Trade = theme.trade == .civil ? .civil : .office
            sections += theme.sections.prefix(count).map {
                Section(stem: $0, theme: theme.name, family: theme.family, trade: trade, ward: -1)
            }
        }
        for number in 0..<open {
            let (ward, place) = (number / wardSections.count, number % wardSections.count)
            let stem = wardSections[place]
            let trade: Trade = ["維持管理", "地域整備"].contains(stem) ? .civil : .office
            let name = Self.ward(ward)
            sections.append(Section(stem: name + stem, theme: name + "市民", family: name, trade: trade, ward: ward))
        }
        return sections
    }

    /// The smallest town has these offices first.
    private static func order(_ themes: [Theme]) -> [Int] {
        let first = ["総務", "市民生活", "税務", "福祉", "建設", "企画", "産業", "健康", "こども", "教育", "環境", "都市整備", "上下水道", "会計", "議会"]
        let rank: (Int) -> Int = { first.firstIndex(of: themes[$0].name) ?? first.count }
        return themes.indices.sorted { (rank($0), $0) < (rank($1), $1) }
    }

    private static func theme(
        _ name: String, _ family: String, _ sections: String, _ trade: Trade = .office
    ) -> Theme {
        Theme(name: name, family: family, sections: sections.split(separator: " ").map(String.init), trade: trade)
    }
}
