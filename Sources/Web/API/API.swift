import Domain
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Kernel

extension Place where Value == NoValue {
    static var openAPI: Self { Self(Endpoint<NoValue>.root + "openapi.json") }
}

extension RouteBuilder {
    /// The interface for programs, room by room.
    func addAPI() {
        get(.openAPI, .anyone) { visit in
            let (site, city) = (visit.context.site, visit.context.city)
            let description = APIDescription(endpoints: site.endpoints, version: site.configuration.version)
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: .init(
                    byteBuffer: ByteBuffer(bytes: description.document(at: "/\(city.slug)/api/v1").bytes())))
        }
        addPlanAPI()
        addPlanVersionAPI()
        addPeopleAPI()
        addPersonAPI()
        addRosterAPI()
        addProgressAPI()
        addSkillAPI()
        addSurveyAPI()
        addTrainingAPI()
        addAccountAPI()
        addOperationAPI()
    }
}

extension Shape.Component {
    static let phrase = Self("Phrase", [.init("ja", .word), .init("en", .word)])
    /// Something of the plan, by the plan's id.
    static let named = Self("Named", [.init("id", .planID), .init("name", .named(.phrase))])
    static let finding = Self(
        "Finding",
        [
            .init("severity", .choice(Diagnostic.Severity.allCases.map(\.rawValue))),
            .init("code", .word, Phrase(ja: "docs/diagnostics.md の番号", en: "as in docs/diagnostics.md")),
            .init("file", .word), .init("line", .count), .init("column", .count),
            .init("message", .named(.phrase)), .init("suggestion", .word, optional: true),
        ])
    static let created = Self("Created", [.init("id", .id)])
}

extension Shape {
    static let phrase = Shape.named(.phrase)
}

extension JSON {
    static func named(_ id: String, _ name: Phrase) -> JSON { ["id": .text(id), "name": .phrase(name)] }

    static func finding(_ found: Diagnostic) -> JSON {
        [
            "severity": .text(found.severity.rawValue), "code": .text(found.code), "file": .text(found.place.file),
            "line": .count(found.place.line), "column": .count(found.place.column), "message": .phrase(found.message),
            "suggestion": found.suggestion.map(JSON.text),
        ]
    }
}

extension ShapeFault {
    /// A finding in a file that was sent, with its place.
    init(_ found: Diagnostic) {
        let line = found.place.line > 0 ? ":\(found.place.line):\(max(1, found.place.column))" : ""
        self.init(
            place: found.place.file + line,
            why: Phrase(ja: "\(found.code): \(found.message.ja)", en: "\(found.code): \(found.message.en)"))
    }
}

extension InputErrors: Refusing {
    package var refusal: Refusal { .impossible(diagnostics.prefix(20).map(ShapeFault.init(_:))) }
}
