import Kernel

/// The municipalities of the installation.
struct DoorPage: WebPage {
    struct City: Sendable {
        let name: String
        let href: String
    }

    let cities: [City]
    let isEmpty: Bool

    init(_ context: DoorContext) {
        cities = context.site.dependencies.cities.map {
            City(name: $0.name[context.language], href: Place.home.address(in: $0).description)
        }
        isEmpty = cities.isEmpty
    }

    static let source = """
        {{! title: [[自治体を選ぶ|Choose your municipality]] }}
        {{! frame: door }}
        <h1>[[自治体を選ぶ|Choose your municipality]]</h1>
        {{#isEmpty}}
        <p>[[まだ自治体がありません。|There is no municipality yet.]]</p>
        {{/isEmpty}}
        <ul>
        {{#cities}}
          <li><a href="{{.href}}">{{.name}}</a></li>
        {{/cities}}
        </ul>
        """
}
