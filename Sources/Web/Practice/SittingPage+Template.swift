extension SittingPage {
    static let source = """
        {{! title: [[一問ずつ答える|One question at a time]] }}
        <div class="survey">
        <h1>{{heading}}</h1>
        <div class="survey-head">
          <p>{{#total}}[[{{position}}問目 / {{#isAdaptive}}最大{{/isAdaptive}}{{.}}問|Question {{position}} of {{#isAdaptive}}at most {{/isAdaptive}}{{.}}]]{{/total}}{{^total}}[[{{position}}問目|Question {{position}}]]{{/total}}</p>
          <p>{{#isLate}}<span class="tag warning">[[時間を過ぎました|Time is over]]</span>{{/isLate}}{{^isLate}}[[残り約{{minutes}}分|About {{minutes}} min left]]{{/isLate}}</p>
          <progress max="100" value="{{percent}}" aria-label="[[進み具合|Progress]]">{{percent}} %</progress>
          <div class="notice" role="status" hidden><p id="save-note"></p></div>
        </div>
        {{#error}}<div class="notice error" role="alert" tabindex="-1" id="summary"><p>{{.}}</p></div>{{/error}}
        {{^isFeedback}}
        <form id="question" method="post" action="{{action}}" data-next="{{nextHref}}" data-kind="{{#isPractice}}practice{{/isPractice}}{{#isMock}}mock{{/isMock}}{{#isAdaptive}}adaptive{{/isAdaptive}}" data-position="{{position}}" data-item="{{item}}" data-saving="[[保存しています|Saving]]" data-lost="[[通信が切れています。選んだ答えはこの端末に残っています。つながると自動で送ります。|The connection is lost. Your answer is kept on this device and is sent as soon as it is back.]]" data-ended="[[サインインの期限が切れました。別のタブでサインインしてから、この画面を読み込み直してください。答えは残っています。|Your session has ended. Sign in in another tab, then reload this page: your answer is kept.]]" data-choose="[[答えを一つ選んでください|Choose one answer]]" data-elsewhere="[[この問題は別の画面で回答済みか、終わっています。いま選んだ答えは保存していません。画面を読み込み直してください。|This was answered or ended in another window, and what you chose here was not saved. Please reload the page.]]" data-refused="[[保存できませんでした。画面を読み込み直してください。|It could not be saved. Please reload the page.]]">
        <input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="position" value="{{position}}"><input type="hidden" name="item" value="{{item}}"><input type="hidden" name="then" value="{{then}}">
        <fieldset class="question single">
          <legend>{{#topic}}<span class="place">{{.}}</span>{{/topic}}{{text}}</legend>
          <div><div class="options">
          {{#options}}<label class="option" for="{{.id}}"><input type="radio" id="{{.id}}" name="chosen" value="{{.value}}" required{{#.isChosen}} checked{{/.isChosen}}><span><span class="numeral" aria-hidden="true">{{.number}}</span> {{.text}}</span></label>
          {{/options}}
          </div></div>
        </fieldset>
        {{#isPractice}}<p class="small" id="sure">[[どのくらい自信がありますか。正しくても、勘で選んだ問題はまた近いうちに出します。|How sure are you? Even when right, what you guessed comes again soon.]]</p>
        <div class="turn sure" role="group" aria-labelledby="sure"><button class="button" name="confidence" value="sure">[[自信あり|Sure]]</button><button class="button secondary" name="confidence" value="unsure">[[たぶん|Rather sure]]</button><button class="button secondary" name="confidence" value="guessed">[[勘で選んだ|Guessed]]</button></div>{{/isPractice}}
        {{#isMock}}<div class="turn"><button class="button">{{#isLast}}[[保存して見直しへ|Save and check]]{{/isLast}}{{^isLast}}[[保存して次へ|Save and go on]]{{/isLast}}</button>{{#previousHref}}<a class="button secondary" href="{{.}}">[[前へ|Back]]</a>{{/previousHref}}</div>{{/isMock}}
        {{#isAdaptive}}<div class="turn"><button class="button">[[答えて次へ|Answer and go on]]</button><a class="button secondary" href="/my/survey">[[あとで続ける|Go on later]]</a></div><p class="small">[[答えに応じて次の問題を選ぶため、前の問題には戻れません。分からないときは、最も近いと思うものを選んでください。|The next question depends on your answer, so you cannot go back. If you do not know, choose what seems closest.]]</p>{{/isAdaptive}}
        <p class="small keys" hidden>{{#isPractice}}[[キーボードでは、数字で選び、A（自信あり）・S（たぶん）・D（勘）で答えます。Enterは「自信あり」です。|By keyboard: a digit chooses; A (sure), S (rather sure) or D (guessed) answers. Enter is "sure".]]{{/isPractice}}{{^isPractice}}[[キーボードでは、数字で選び、Enterで進みます。|By keyboard: a digit chooses, Enter goes on.]]{{/isPractice}}</p>
        </form>
        {{#isMock}}
        <nav class="places" aria-label="[[問題の一覧|All questions]]"><ol>{{#places}}<li><a href="{{.href}}"{{#.isHere}} aria-current="page"{{/.isHere}} class="{{#.isAnswered}}done{{/.isAnswered}}">{{.number}}<span class="hidden"> {{.state}}</span></a></li>{{/places}}</ol></nav>
        <p><a href="{{here}}?q=0">[[答えていない問題へ|To the first open question]]</a></p>
        <form method="post" action="{{endAction}}"><input type="hidden" name="csrf" value="{{csrf}}"><details><summary>[[途中で終える|Hand in now]]</summary><p>[[答えていない問題は誤りとして数えます。|Open questions count as wrong.]]</p><button class="button secondary">[[模擬試験を終える|Hand in]]</button></details></form>
        {{/isMock}}
        {{#isPractice}}<form method="post" action="{{endAction}}"><input type="hidden" name="csrf" value="{{csrf}}"><p><button class="linklike">[[今日はここまでにする|Stop for today]]</button></p></form>{{/isPractice}}
        <script type="module" src="{{script}}"></script>
        {{/isFeedback}}
        {{#isFeedback}}
        <div class="notice {{#isRight}}success{{/isRight}}{{^isRight}}warning{{/isRight}}" role="status"><p class="strong">{{#isRight}}{{#wasGuessed}}[[正解です（勘で選んだので、また出します）|Right (you guessed, so it comes again)]]{{/wasGuessed}}{{^wasGuessed}}[[正解です|Right]]{{/wasGuessed}}{{/isRight}}{{^isRight}}[[不正解です|Not right]]{{/isRight}}</p></div>
        <div class="question single"><p class="strong">{{#topic}}<span class="place">{{.}}</span>{{/topic}}{{text}}</p>
        <ul class="answers">{{#options}}<li class="{{#.isKey}}right{{/.isKey}}{{#.isWrong}}wrong{{/.isWrong}}"><span class="numeral" aria-hidden="true">{{.number}}</span> {{.text}} {{#.isKey}}<span class="tag good">[[正解|Right answer]]</span>{{/.isKey}}{{#.isChosen}} <span class="tag">[[あなたの答え|Your answer]]</span>{{/.isChosen}}</li>{{/options}}</ul>
        {{#explanation}}<p class="explanation">{{.}}</p>{{/explanation}}</div>
        <div class="turn"><a class="button" id="go-on" href="{{here}}">[[次の問題へ|Next question]]</a></div>
        <form method="post" action="{{endAction}}"><input type="hidden" name="csrf" value="{{csrf}}"><p><button class="linklike">[[今日はここまでにする|Stop for today]]</button></p></form>
        <script type="module" src="{{script}}"></script>
        {{/isFeedback}}
        </div>
        """
}
