import Domain
import HTTPTypes
import Kernel

/// An endpoint as `openapi.json` tells it (OpenAPI 3.1.1, operation object).
struct EndpointDescription: Sendable {
    let method: String
    /// `/people/{person}`
    let path: String
    let scope: TokenScope
    let room: String
    let shapes: [Shape]
    /// What it takes, with an example.
    let taken: (shape: Shape, example: JSON)?
    let operation: JSON

    init<Value>(_ endpoint: Endpoint<Value>) {
        method = endpoint.method.rawValue.lowercased()
        path = "/" + endpoint.path
        scope = endpoint.scope
        room = String(endpoint.scope.rawValue.prefix { $0 != ":" })
        shapes = [endpoint.gives.shape].compactMap(\.self)
        taken = endpoint.takes.map { ($0.shape, $0.example) }
        var operation: JSON = [
            "operationId": .text(endpoint.id), "summary": .text(endpoint.title.both), "tags": [.text(room)],
            "security": [["token": [.text(endpoint.scope.rawValue)]]],
            "parameters": .list(Self.parameters(endpoint)),
        ]
        if let taken = endpoint.takes {
            operation =
                operation + [
                    "requestBody": [
                        "required": .flag(true),
                        "content": [
                            "application/json": ["schema": taken.shape.schema(closed: true), "example": taken.example]
                        ],
                    ]
                ]
        }
        self.operation = operation + ["responses": .members(Self.answers(endpoint))]
    }

    private static func parameters<Value>(_ endpoint: Endpoint<Value>) -> [JSON] {
        func parameter(_ parameter: Parameter, in place: String, isRequired: Bool) -> JSON {
            [
                "name": .text(parameter.name), "in": .text(place), "description": .text(parameter.about.both),
                "required": .flag(isRequired), "schema": parameter.shape.schema(closed: true),
            ]
        }
        var all = endpoint.values.map { parameter($0, in: "path", isRequired: true) }
        all += endpoint.query.map { parameter($0, in: "query", isRequired: $0.isRequired) }
        if endpoint.changes { all.append(["$ref": "#/components/parameters/idempotencyKey"]) }
        return all
    }

    private static func answers<Value>(_ endpoint: Endpoint<Value>) -> [JSON.Member] {
        let status = endpoint.gives.status
        var good: JSON = ["description": .text(status.reasonPhrase)]
        switch endpoint.gives {
        case .nothing: break
        case .one(let shape, _):
            good =
                good + [
                    "content": [
                        "application/json": ["schema": shape.schema(closed: false), "example": shape.example()]
                    ]
                ]
        case .page(let shape):
            good =
                good + [
                    "headers": ["Link": ["$ref": "#/components/headers/next"]],
                    "content": [
                        "application/json": [
                            "schema": endpoint.gives.shape?.schema(closed: false),
                            "example": ["items": [shape.example()], "next": "112"],
                        ]
                    ],
                ]
        case .file(let type): good = good + ["content": .members([.init(name: type, value: [:])])]
        }
        var bad: [Int] = [401, 403, 429, 500, 503]
        if endpoint.takes != nil || endpoint.changes || !endpoint.query.isEmpty || !endpoint.values.isEmpty {
            bad.append(400)
        }
        if !endpoint.values.isEmpty { bad.append(404) }
        if endpoint.takes != nil { bad += [408, 413, 415] }
        if endpoint.takes != nil || endpoint.changes || endpoint.canConflict {
            bad.append(422)
        }
        if endpoint.changes || endpoint.canConflict { bad.append(409) }
        let problems = bad.sorted().map { code in
            JSON.Member(name: "\(code)", value: ["$ref": .text("#/components/responses/\(code)")])
        }
        var unchanged = [JSON.Member]()
        if endpoint.query.contains(where: { $0.name == "asOf" }) {
            let same: JSON = ["description": "If-None-Match と同じ / the same as If-None-Match"]
            unchanged.append(.init(name: "304", value: same))
        }
        return [.init(name: "\(status.code)", value: good)] + unchanged + problems
    }
}
