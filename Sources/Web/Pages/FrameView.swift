import Documents

struct FrameView: Sendable {
    let title: String
    let subject: String?
    let content: Fragment
    let stylesheet: String
    let charts: [String]
    /// Nil where there are no tables.
    let tables: String?
    let personName: String?
    let roleNames: String
    let navigation: [Navigation.Group]
    let hasTrail: Bool
    let trail: [Crumb]
    let notices: [NoticeLine]
    let asOf: String
    let version: String

    struct NoticeLine: Sendable {
        let kind: String
        let text: String
    }

    /// Everything up to the name of the product.
    private static let head = """
        <!DOCTYPE html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{#subject}}{{.}} – {{/subject}}{{title}} – Ikusei 育成</title>
        <link rel="stylesheet" href="{{stylesheet}}">
        {{#charts}}
        <script type="module" src="{{.}}"></script>
        {{/charts}}
        {{#tables}}
        <script type="module" src="{{.}}"></script>
        {{/tables}}
        </head>
        <body>
        <a class="skip" href="#main">[[本文へ移動|Skip to content]]</a>
        <header class="masthead">
          <p class="product"><a href="/">Ikusei <span lang="ja">育成</span></a></p>
          <p class="city">{{cityName}}</p>

        """

    private static let language = """
          <form method="post" action="/language"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="language" value="{{otherLang}}"><input type="hidden" name="return" value="{{here}}"><button class="linklike" lang="{{otherLang}}">[[English|日本語]]</button></form>

        """

    private static let notice = """
        {{#notices}}
        <div class="notice {{.kind}}" role="status"><p>{{.text}}</p></div>
        {{/notices}}
        {{{content}}}
        </main>

        """

    private static let colophon = """
          <p>[[Ikusei 育成 第{{version}}版|Ikusei 育成 version {{version}}]]</p>
        </footer>
        </body>
        </html>

        """

    static let layout =
        head + """
              <p class="role"><span class="hidden">[[現在の役割: |Acting as: ]]</span>{{roleNames}}</p>

            """ + language + """
              <div class="person">
                <p class="strong">[[{{personName}} さん|{{personName}}]]</p>
                <form method="post" action="/sign-out"><input type="hidden" name="csrf" value="{{csrf}}"><button class="linklike">[[サインアウト|Sign out]]</button></form>
              </div>
            </header>
            <div class="frame">
            <nav class="navigation" aria-label="[[主な機能|Main]]">
            {{#navigation}}
              <p class="group" id="{{.id}}">{{.name}}</p>
              <ul aria-labelledby="{{.id}}">
            {{#.entries}}
                <li><a href="{{.href}}"{{#.isCurrent}} aria-current="page"{{/.isCurrent}}>{{.label}}</a></li>
            {{/.entries}}
              </ul>
            {{/navigation}}
            </nav>
            <main id="main" tabindex="-1">
            {{#hasTrail}}
            <nav class="breadcrumb" aria-label="[[現在の場所|You are here]]"><ol>{{#trail}}<li><a href="{{.href}}">{{.label}}</a></li>{{/trail}}<li aria-current="page">{{title}}</li></ol></nav>
            {{/hasTrail}}

            """ + notice + """
            </div>
            <footer class="colophon">
              <p>[[{{asOf}} 現在|As of {{asOf}}]]</p>

            """ + colophon

    static let door =
        head + language + """
            </header>
            <main class="door" id="main" tabindex="-1">

            """ + notice + """
            <footer class="colophon">

            """ + colophon
}
