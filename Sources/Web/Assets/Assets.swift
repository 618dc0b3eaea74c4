import Foundation
import HTTPTypes
import Hummingbird
import Kernel

/// The files that pages load: from the binary, and the chart library from the system where it has one.
package struct Assets: Sendable {
    static let stylesheet = "ikusei.css"
    static let charts = "charts.js"
    static let chartLibrary = "chart.js"
    static let survey = "survey.js"
    static let question = "question.js"
    static let tables = "tables.js"

    struct Asset: Sendable {
        let type: String
        let content: ByteBuffer
        let tag: String
        /// Under a name with the content's hash it never changes.
        var isPermanent = false

        init(type: String, _ content: [UInt8]) {
            self.type = type
            self.content = ByteBuffer(bytes: content)
            tag = String(
                content.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
        }

        func response(to request: Request) -> Response {
            let headers: HTTPFields = [
                .contentType: type, .eTag: "\"\(tag)\"",
                .cacheControl: isPermanent ? "public, max-age=31536000, immutable" : "no-cache",
            ]
            let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }.map(\.trimmed)
            if known.contains("\"\(tag)\"") || known.contains("W/\"\(tag)\"") {
                return Response(status: .notModified, headers: headers)
            }
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: content))
        }
    }

    private var files: [String: Asset] = [:]
    private var addresses: [String: String] = [:]

    init(chartLibrary: String?) {
        let script = "text/javascript; charset=utf-8"
        add(Self.stylesheet, Asset(type: "text/css; charset=utf-8", Array(WebStylesheet.text.utf8)))
        add(Self.charts, Asset(type: script, Array(ChartScript.text.utf8)))
        add(Self.survey, Asset(type: script, Array(SurveyScript.text.utf8)))
        add(Self.question, Asset(type: script, Array(QuestionScript.text.utf8)))
        add(Self.tables, Asset(type: script, Array(TableScript.text.utf8)))
        if let chartLibrary, let content = FileManager.default.contents(atPath: chartLibrary) {
            add(Self.chartLibrary, Asset(type: script, Array(content)))
        }
    }

    private mutating func add(_ name: String, _ asset: Asset) {
        var permanent = asset
        permanent.isPermanent = true
        let parts = name.split(separator: ".")
        let hashed = "\(parts.dropLast().joined(separator: "."))-\(asset.tag).\(parts.last ?? "")"
        files[name] = asset
        files[hashed] = permanent
        addresses[name] = Place.asset.address(in: nil, hashed).description
    }

    subscript(_ name: String) -> Asset? { files[name] }

    func address(of name: String) -> String { addresses[name] ?? "" }

    /// Nothing where the chart library is missing: then the tables stand alone.
    var chartScripts: [String] {
        addresses[Self.chartLibrary] == nil ? [] : [address(of: Self.chartLibrary), address(of: Self.charts)]
    }
}
