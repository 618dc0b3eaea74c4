/// One thing made wrong in one of the small folders, and what is to be said of it.
struct FolderDamage: Sendable, CustomStringConvertible {
    var code: String
    var isSeats: Bool
    var file: String
    var old: String
    /// `nil` for a file left out.
    var new: String?
    var line: Int
    var column: Int
    /// What the words must name.
    var names: String

    init(
        _ code: String, _ file: String, _ old: String, _ new: String?, _ line: Int, _ column: Int, _ names: String,
        isSeats: Bool = true
    ) {
        (self.code, self.file, self.old, self.new) = (code, file, old, new)
        (self.line, self.column, self.names, self.isSeats) = (line, column, names, isSeats)
    }

    var description: String { "\(code) \(file): \(old) → \(new ?? "–")" }

    static let all: [FolderDamage] =
        SeatFolderDamage.all
        + [
            FolderDamage("N001", "units.csv", "", nil, 0, 0, "units.csv", isSeats: false),
            FolderDamage("N003", "staff.csv", "gADV", "gAD", 1, 1, "gADV", isSeats: false),
            FolderDamage("N008", "staff.csv", "1,99,24", "1,99,二十四", 2, 23, "二十四", isSeats: false),
            FolderDamage("N009", "staff.csv", "庶務係,1,0,0,1", "庶務係,4,0,0,1", 2, 12, "role", isSeats: false),
            FolderDamage("N009", "staff.csv", "2,5,0,0", "2,5,0,2", 4, 35, "vol", isSeats: false),
            FolderDamage("N010", "units.csv", "文書係", "庶務係", 3, 1, "庶務係", isSeats: false),
            FolderDamage("N020", "units.csv", "文書係,総務課", "文書係,総務部", 3, 5, "総務部", isSeats: false),
            FolderDamage("N025", "staff.csv", "総務課,文書係", "総務課,文書", 4, 8, "文書", isSeats: false),
            FolderDamage("N027", "staff.csv", "情報課,基盤係,3,1,0,2", "情報課,庶務係,3,1,0,2", 5, 8, "情報課", isSeats: false),
            FolderDamage("N037", "sections.csv", "総務課,3", "総務課,4", 2, 1, "総務課", isSeats: false),
            FolderDamage(
                "N026", "meta.json", "\"ADV\": [1, 3]", "\"ADV\": [1, 3], \"AI\": 1", 7, 24, "AI", isSeats: false),
            FolderDamage("N041", "meta.json", "\"exit\"", "\"exits\"", 1, 1, "exit", isSeats: false),
            FolderDamage("N041", "meta.json", "  \"DT\": 16,\n", "", 14, 11, "hours.DT", isSeats: false),
            FolderDamage("N042", "meta.json", "\"DT\": 16", "\"DT\": 16.5", 15, 9, "hours.DT", isSeats: false),
            FolderDamage("N042", "meta.json", "[0.1, 0.2, 0.5]", "{}", 19, 12, "hazard", isSeats: false),
            FolderDamage("N042", "meta.json", "0.2, 0.5", "null, 0.5", 19, 18, "hazard[1]", isSeats: false),
            FolderDamage("N044", "meta.json", "\"PM\": [1, 1, 0]", "\"PM\": [1, 1]", 11, 9, "cap.PM", isSeats: false),
            FolderDamage("N044", "meta.json", "[0.1, 0.2, 0.5]", "[]", 19, 12, "hazard", isSeats: false),
            FolderDamage("N009", "meta.json", "\"T\": 3", "\"T\": 17", 3, 7, "17", isSeats: false),
            FolderDamage(
                "N009", "meta.json", "\"PM\": [2, 2]", "\"PM\": [2, 4]", 6, 13, "targets.PM[1]", isSeats: false),
            FolderDamage("N009", "meta.json", "\"exit\": 0.02", "\"exit\": 1.5", 20, 10, "1.5", isSeats: false),
        ]
}

/// The damages of the folder of seats.
enum SeatFolderDamage {
    static let all = [
        FolderDamage("N001", "epref.csv", "", nil, 0, 0, "epref.csv"),
        FolderDamage("N001", "meta.json", "", nil, 0, 0, "meta.json"),
        FolderDamage(
            "N002", "mpref.csv", "staff,slot,rank\n佐藤,13p,1\n鈴木,13p,1\n鈴木,12a,2\n", "", 1, 1, "staff, slot, rank"),
        FolderDamage("N003", "sessions.csv", "capmin", "capmax", 1, 1, "capmin"),
        FolderDamage("N004", "staff.csv", "cls\n佐藤,総務課,1", "cls,age\n佐藤,総務課,1,30", 1, 19, "age"),
        FolderDamage("N005", "staff.csv", "staff,section,cls", "staff,cls,cls", 1, 11, "cls"),
        FolderDamage("N006", "staff.csv", "鈴木,総務課,2", "鈴木,総務課", 3, 1, "2"),
        FolderDamage("N007", "staff.csv", "高橋,総務課", ",総務課", 4, 1, "staff"),
        FolderDamage("N007", "requests.csv", "r1,佐藤,表計算,2,5", "r1,佐藤,表計算,2,", 2, 13, "weight"),
        FolderDamage("N008", "sections.csv", "総務課,本市,3,2", "総務課,本市,3,2人", 2, 10, "2人"),
        FolderDamage("N008", "travel.csv", "本市,西村,60", "本市,西村,1.5", 4, 7, "1.5"),
        FolderDamage("N009", "staff.csv", "田中,税務課,1", "田中,税務課,3", 5, 8, "cls"),
        FolderDamage("N009", "mpref.csv", "鈴木,12a,2", "鈴木,12a,4", 4, 8, "rank"),
        FolderDamage("N009", "requests.csv", "RPA,3,3", "RPA,3,10", 3, 13, "weight"),
        FolderDamage("N009", "requests.csv", "RPA,3,3", "RPA,1,3", 3, 11, "cls"),
        FolderDamage("N009", "sessions.csv", "本市,0,3", "本市,0,-3", 2, 21, "-3"),
        FolderDamage("N009", "sessions.csv", "本市,0,3", "本市,0,99999999999", 2, 21, "99999999999"),
        FolderDamage("N009", "meta.json", "2\n", "-1\n", 3, 11, "maxel"),
        FolderDamage("N010", "staff.csv", "高橋,総務課", "佐藤,総務課", 4, 1, "佐藤"),
        FolderDamage("N010", "sessions.csv", "基礎B", "基礎A", 3, 1, "基礎A"),
        FolderDamage("N011", "mpref.csv", "鈴木,12a,2", "鈴木,13p,2", 4, 1, "3"),
        FolderDamage("N011", "epref.csv", "r2,RPA1,3", "r1,表計算1,3", 3, 1, "2"),
        FolderDamage("N011", "travel.csv", "本市,東町,30", "本市,本市,30", 3, 1, ""),
        FolderDamage("N012", "unavail.csv", "伊藤,12p", "佐藤,12a", 5, 1, "3"),
        FolderDamage("N013", "sessions.csv", "RPA,E", "RPA,X", 6, 10, "X"),
        FolderDamage("N014", "unavail.csv", "佐藤,12a", "佐藤,12b", 3, 4, "12b"),
        FolderDamage("N014", "unavail.csv", "佐藤,12a", "佐藤,-1a", 3, 4, "-1a"),
        FolderDamage("N014", "unavail.csv", "佐藤,12a", "佐藤,12345a", 3, 4, "12345a"),
        FolderDamage("N014", "sessions.csv", "14a|14p", "14a|", 4, 12, "slots"),
        FolderDamage("N014", "sessions.csv", "14a|14p", "14a|14a", 4, 12, "14a"),
        FolderDamage("N015", "sections.csv", "総務課,本市,3,2\n税務課,東町,2,1\n", "", 1, 1, ""),
        FolderDamage("N016", "travel.csv", "西村", "-1", 4, 1, "-1"),
        FolderDamage("N020", "staff.csv", "伊藤,税務課", "伊藤,会計課", 6, 4, "会計課"),
        FolderDamage("N021", "unavail.csv", "佐藤,20p", "山田,20p", 2, 1, "山田"),
        FolderDamage("N021", "requests.csv", "r2,田中", "r2,山田", 3, 4, "山田"),
        FolderDamage("N022", "sections.csv", "東町", "南町", 3, 5, "南町"),
        FolderDamage("N022", "sessions.csv", "東町", "南町", 4, 20, "南町"),
        FolderDamage("N023", "epref.csv", "RPA1", "RPA9", 3, 4, "RPA9"),
        FolderDamage("N024", "epref.csv", "r3,", "r9,", 4, 1, "r9"),
        FolderDamage("N030", "travel.csv", "東町,西村,100\n", "", 3, 1, "西村"),
        FolderDamage("N031", "sessions.csv", "RPA1,RPA,E", "RPA1,RPA,M", 6, 6, "RPA"),
        FolderDamage("N031", "sessions.csv", "表計算2,表計算,E", "表計算2,DX基礎,E", 5, 11, "DX基礎"),
        FolderDamage("N032", "sessions.csv", "西村,1,2", "西村,3,2", 6, 19, "3"),
        FolderDamage("N034", "requests.csv", "r3,鈴木,表計算", "r3,佐藤,表計算", 4, 7, "佐藤"),
        FolderDamage("N035", "epref.csv", "r2,RPA1", "r2,表計算1", 3, 4, "RPA"),
        FolderDamage("N036", "requests.csv", "r2,田中,RPA", "r2,田中,AI", 3, 7, "AI"),
        FolderDamage("N037", "sections.csv", "総務課,本市,3", "総務課,本市,4", 2, 1, "総務課"),
        FolderDamage("N040", "meta.json", "2\n", "2,\n", 4, 1, ""),
        FolderDamage("N041", "meta.json", "maxel", "maxels", 1, 1, "maxel"),
        FolderDamage("N042", "meta.json", "2\n", "\"2\"\n", 3, 11, "maxel"),
        FolderDamage("F011", "staff.csv", "高橋,", "\"高橋,", 4, 1, ""),
    ]
}
