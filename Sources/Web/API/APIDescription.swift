import Domain
import HTTPTypes
import Kernel

/// The description of a city's interface for programs, made of the endpoints that are registered (OpenAPI 3.1.1).
struct APIDescription {
    let endpoints: [EndpointDescription]
    let version: String

    /// - Parameter address: of the interface, as `/aoba/api/v1`.
    func document(at address: String) -> JSON {
        [
            "openapi": "3.1.1",
            "info": [
                "title": "Ikusei 育成", "version": .text(version),
                "summary": "計画・名簿・調査・研修・目標をほかのシステムから扱う / Plan, roster, surveys, training and targets for other systems",
                "description": .text(Self.about), "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": .text(address)]], "tags": .list(tags), "paths": .members(paths),
            "components": components,
        ]
    }

    private static let about = """
        トークンは管理者が発行します。`Authorization: Bearer` に付けて送ります。エラーは RFC 9457 の problem+json です。一覧は \
        `limit` と `cursor` で分け、続きは `next` と `Link` にあります。変更には `Idempotency-Key` を付けられます。

        Tokens are issued by an administrator and sent as `Authorization: Bearer`. Errors are problem+json (RFC 9457). \
        Lists come in pages by `limit` and `cursor`; `next` and `Link` lead on. Changes take an `Idempotency-Key`.
        """

    private var tags: [JSON] {
        let names: [(String, Phrase)] = [
            ("plan", Phrase(ja: "計画", en: "the plan")), ("roster", Phrase(ja: "職員・所属・名簿", en: "people, units, roster")),
            ("progress", Phrase(ja: "目標と職員のカード", en: "targets and people's cards")),
            ("skills", Phrase(ja: "スキルとレベル", en: "skills and levels")), ("survey", Phrase(ja: "調査", en: "surveys")),
            ("training", Phrase(ja: "研修と資格", en: "training and certificates")),
            ("accounts", Phrase(ja: "利用者", en: "accounts")), ("audit", Phrase(ja: "操作記録", en: "the log of actions")),
            ("health", Phrase(ja: "点検と処理の状況", en: "health and running work")),
        ]
        return names.map { ["name": .text($0.0), "description": .text($0.1.both)] }
    }

    private var paths: [JSON.Member] {
        var names = [String]()
        for endpoint in endpoints where !names.contains(endpoint.path) { names.append(endpoint.path) }
        return names.map { name in
            let methods = endpoints.filter { $0.path == name }.map {
                JSON.Member(name: $0.method, value: $0.operation)
            }
            return JSON.Member(name: name, value: .members(methods))
        }
    }

    private var components: JSON {
        var schemas = [JSON.Member(name: "Problem", value: Self.problem)]
        for component in endpoints.flatMap({ $0.shapes.flatMap(\.components) })
        where !schemas.contains(where: { $0.name == component.name }) {
            schemas.append(.init(name: component.name, value: component.shape.schema(closed: false)))
        }
        return [
            "schemas": .members(schemas), "responses": .members(Self.problems),
            "headers": [
                "next": [
                    "description": "`rel=\"next\"`: 続き / the next page (RFC 8288)", "schema": ["type": "string"],
                ],
                "retryAfter": [
                    "description": "待つ秒数 / seconds to wait", "schema": ["type": "integer", "minimum": .count(1)],
                ],
                "challenge": ["description": "RFC 6750", "schema": ["type": "string"]],
            ],
            "parameters": [
                "idempotencyKey": [
                    "name": "Idempotency-Key", "in": "header", "required": .flag(false),
                    "description":
                        "同じキーで同じ要求を送り直すと、変更は一度だけで、同じ答えが返る（24時間） / the same request again under the same key changes nothing more and is answered alike, for 24 hours",
                    "schema": [
                        "type": "string", "minLength": .count(1), "maxLength": .count(255), "pattern": "^[!-~]+$",
                    ],
                ]
            ],
            "securitySchemes": [
                "token": [
                    "type": "http", "scheme": "bearer",
                    "description": .text(
                        TokenScope.allCases.map { "- `\($0.rawValue)`: \($0.name.both)" }.joined(separator: "\n")),
                ]
            ],
        ]
    }

    private static let problem: JSON = [
        "type": "object", "description": "RFC 9457",
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
            "detail": ["type": "string", "description": "Accept-Language の言葉で / in the language of Accept-Language"],
            "instance": ["type": "string", "description": "サーバーの記録で探す番号 / to be looked for in the server's log"],
            "errors": [
                "type": "array",
                "items": [
                    "type": "object",
                    "properties": [
                        "place": ["type": "string", "description": "JSON pointer または引数の名前 / or name of a parameter"],
                        "detail": ["type": "string"],
                    ], "required": ["place", "detail"],
                ],
            ],
        ], "required": ["type", "title", "status", "instance"],
    ]

    private static var problems: [JSON.Member] {
        let reasons: [(Int, Phrase)] = [
            (400, Phrase(ja: "説明のとおりではない", en: "not as described")),
            (401, Phrase(ja: "トークンがない、または無効", en: "no token, or one that is not good")),
            (403, Phrase(ja: "トークンに権限がない", en: "the token lacks the scope")),
            (404, Phrase(ja: "対象がない", en: "there is nothing of that kind")),
            (408, Phrase(ja: "送信に時間がかかりすぎた", en: "sending took too long")),
            (409, Phrase(ja: "いまの状態ではできない", en: "not possible as things are now")),
            (413, Phrase(ja: "大きすぎる", en: "too large")), (415, Phrase(ja: "JSONではない", en: "not JSON")),
            (422, Phrase(ja: "形は正しいが、内容が受け付けられない", en: "well formed, and not possible")),
            (429, Phrase(ja: "要求が多すぎる", en: "too many requests")),
            (500, Phrase(ja: "サーバーの不具合", en: "a fault of the server")),
            (503, Phrase(ja: "いまは使えない", en: "not available at the moment")),
        ]
        return reasons.map { code, why in
            var answer: JSON = ["description": .text(why.both)]
            if code == 429 {
                answer = answer + ["headers": ["Retry-After": ["$ref": "#/components/headers/retryAfter"]]]
            }
            if code == 401 || code == 403 {
                answer = answer + ["headers": ["WWW-Authenticate": ["$ref": "#/components/headers/challenge"]]]
            }
            return .init(
                name: "\(code)",
                value: answer + [
                    "content": [
                        "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                    ]
                ])
        }
    }
}
