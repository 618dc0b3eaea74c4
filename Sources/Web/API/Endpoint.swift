import Domain
package import HTTPTypes
import Kernel

/// A thing that programs can ask for: what registers its route describes it too.
package struct Endpoint<Value: AddressValue>: Sendable {
    let method: HTTPRequest.Method
    /// Below `/{city}/api/v1/`, each value in braces: `people/{person}`.
    let path: String
    /// Its name in the description, and in programs made from that.
    let id: String
    let scope: TokenScope
    let title: Phrase
    /// What stands for each of the path's braces, in their order.
    let values: [Parameter]
    var query: [Parameter] = []
    var takes: Taken?
    var gives: Given
    /// Whether it can be answered only in some states: without a plan in force, say.
    var canConflict = false
    /// A question that is sent as a body, as a text to be checked: nothing is changed.
    var isQuestion = false

    struct Taken: Sendable {
        let shape: Shape
        let example: JSON
        var isUpload = false
    }

    package enum Given: Sendable {
        case nothing
        case one(Shape, status: HTTPResponse.Status = .ok)
        /// Page by page: `items`, and `next` where there are more.
        case page(Shape)
        case file(type: String)

        var status: HTTPResponse.Status {
            switch self {
            case .nothing: .noContent
            case .one(_, let status): status
            case .page, .file: .ok
            }
        }

        var shape: Shape? {
            switch self {
            case .nothing, .file: nil
            case .one(let shape, _): shape
            case .page(let shape):
                .object([
                    .init("items", .many(shape)),
                    .init(
                        "next", .text(1...1000), optional: true,
                        Phrase(ja: "次のページの cursor。最後のページにはない", en: "the cursor of the next page; absent on the last")),
                ])
            }
        }
    }

    static var root: String { "api/v1/" }

    var place: Place<Value> {
        Place(
            Self.root + path.split(separator: "/").map { $0.hasPrefix("{") ? "*" : String($0) }.joined(separator: "/"))
    }

    var changes: Bool { method != .get && !isQuestion }
}

/// A value in an address.
package struct Parameter: Sendable {
    let name: String
    let shape: Shape
    let about: Phrase
    var isRequired = false

    init(_ name: String, _ shape: Shape, _ about: Phrase, isRequired: Bool = false) {
        self.name = name
        self.shape = shape
        self.about = about
        self.isRequired = isRequired
    }

    static let asOf = Parameter(
        "asOf", .day,
        Phrase(
            ja: "いつの状態か（日本の日付）。既定は今日。最初の名簿の日から1年先まで",
            en: "the day whose state is asked for, in Japan; today by default; from the first roster to a year from now"
        ))
    static let limit = Parameter(
        "limit", .integer(1...500), Phrase(ja: "1ページの件数。既定は100", en: "how many to a page; 100 by default"))
    static let cursor = Parameter(
        "cursor", .integer(0...9_007_199_254_740_991),
        Phrase(ja: "前のページの next", en: "`next` of the page before"))
}

extension Phrase {
    /// Both languages in one line, for what has one language only.
    var both: String { ja == en ? ja : "\(ja) / \(en)" }
}
