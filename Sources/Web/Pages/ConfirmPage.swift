/// Asks before anything that is hard to take back.
struct ConfirmPage: WebPage {
    let question: String
    let consequences: [String]
    let hasConsequences: Bool
    let action: String
    let button: String
    let cancelHref: String
    let isGrave = true
    let trail: [Crumb]

    init(
        question: String, consequences: [String], action: Address, button: String, cancel: Address, trail: [Crumb]
    ) {
        self.question = question
        self.consequences = consequences
        hasConsequences = !consequences.isEmpty
        self.action = action.description
        self.button = button
        cancelHref = cancel.description
        self.trail = trail
    }

    static let source = """
        {{! title: [[確認|Confirm]] }}
        <h1>{{question}}</h1>
        {{#hasConsequences}}<h2>[[行うと、こうなります|What will happen]]</h2><ul>{{#consequences}}<li>{{.}}</li>{{/consequences}}</ul>{{/hasConsequences}}
        <form class="form" method="post" action="{{action}}"><input type="hidden" name="csrf" value="{{csrf}}">
          <p class="small">[[サインインから時間がたっているときは、パスワードをもう一度たずねます。|If you signed in a while ago, your password is asked again.]]</p>
          <div class="actions"><button class="button{{#isGrave}} grave{{/isGrave}}">{{button}}</button><a href="{{cancelHref}}">[[やめて戻る|Cancel and go back]]</a></div>
        </form>
        """
}
