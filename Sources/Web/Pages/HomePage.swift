/// The first page of a city: where the visitor can go.
struct HomePage: WebPage {
    let groups: [Navigation.Group]

    init(_ context: SignedInContext) {
        groups = Navigation.groups(context.web)
    }

    static let source = """
        {{! title: [[最初の画面|First page]] }}
        <h1>[[最初の画面|First page]]</h1>
        {{#groups}}
        <h2>{{.name}}</h2>
        <ul>
        {{#.entries}}
          <li><a href="{{.href}}">{{.label}}</a></li>
        {{/.entries}}
        </ul>
        {{/groups}}
        """
}
