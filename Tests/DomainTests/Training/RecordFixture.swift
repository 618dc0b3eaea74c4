import Domain
import Formats
import Kernel

/// A small city: three people, a scale of three levels, two skills, two trainings, one certificate.
enum RecordFixture {
    static let yamada = 0
    static let sato = 1
    static let suzuki = 2

    struct StaffList: PersonDirectory {
        var numbers = ["00101", "00102", "00103"]
        func person(staffNumber utf8: UnsafeBufferPointer<UInt8>) -> Int? {
            let number = String(decoding: utf8, as: UTF8.self)
            return numbers.firstIndex(of: number)
        }
    }

    static let staff = StaffList()

    static func plan(levels: String = "[{id: c, name: 理解}, {id: b, name: 活用}, {id: a, name: 指導}]") throws -> Plan {
        let text = """
            ikusei: 1
            plan:
              id: test
              title: 試験用の計画
              municipality: {name: 小山市, code: "092088", prefecture: 栃木県}
              version: "1"
              date: 2026-04-01
              owner: 情報政策課
              status: inForce
              period: {from: 2024, to: 2028}
            vocabulary: {grades: [一般職員], employments: [正規], unitKinds: [事務部門], unitLevels: [課]}
            scales:
              - {id: attainment, name: レベル, listed: lowestFirst, levels: \(levels)}
            skillFields:
              - id: technology
                name: 技術
                skills:
                  - {id: it, name: IT, scale: attainment}
                  - {id: security, name: セキュリティ, scale: attainment}
            personas:
              - {id: tier, name: 階層, kinds: [{id: ippan, name: 一般, rule: 全員}]}
            programmes:
              - id: cloud
                name: クラウド入門
                organiser: {kind: trainingOffice}
                mode: classroom
                hours: 6
                mandatory: {audience: 全員, hours: 6, raises: [{skill: it, to: \(levels.contains("id: c") ? "c" : "low")}]}
                elective: {audience: 全員, hours: 3, raises: [{skill: security, to: \(levels.contains("id: c") ? "b" : "mid")}]}
              - id: ai-basics
                name: 生成AI
                organiser: {kind: external}
                mode: online
                hours: 2
                mandatory: 全員
                raises: [{skill: it, to: \(levels.contains("id: c") ? "b" : "mid")}]
            certificates:
              - {id: ip, name: ITパスポート試験, exam: ip, evidence: [{skill: it, level: \(levels.contains("id: c") ? "c" : "low")}], validYears: 3}
            exams:
              - id: ip
                name: ITパスポート試験
                versions:
                  - {version: "2019", validFrom: 2009-04-01, validTo: 2027-03-31}
                  - {version: "2027", validFrom: 2027-04-01}
            """
        let (plan, diagnostics) = try PlanReader.read(text: text, file: "plan.yaml")
        if diagnostics.hasErrors { throw InputErrors(diagnostics) }
        return plan
    }

    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func cp932(_ text: String) -> [UInt8] { TextEncoding.cp932.encode(Array(text.utf8)).bytes }

    static func entries(_ ledger: EvidenceLedger, of person: Int) -> [EvidenceEntry] {
        ledger.entries.filter { $0.person == person }
    }
}
