extension SurveyAnswerPage {
    static let source = """
        {{! title: [[調査に答える|Survey]] }}
        <div class="survey">
        <h1>{{title}}</h1>
        <div class="survey-head">
          <p>{{sectionName}}[[（{{page}} / {{pages}}）| ({{page}} / {{pages}})]]</p>
          <p><span class="hidden">[[回答済み: |Answered: ]]</span><span class="value" id="answered">{{answered}}</span> / {{total}}</p>
          <progress id="progress" max="100" value="{{percent}}" aria-label="[[回答の進み具合|Share answered]]">{{percent}} %</progress>
          <p class="small">{{#isOpen}}[[残り約<span id="minutes">{{minutes}}</span>分・{{until}}まで|About <span id="minutes">{{minutes}}</span> min left, open until {{until}}]]{{/isOpen}}{{#isReadOnly}}{{#isHandedIn}}[[提出済みのため変更できません|Handed in: it cannot be changed]]{{/isHandedIn}}{{^isHandedIn}}[[未提出のまま受付が終わったため変更できません|Closed before it was handed in: it cannot be changed]]{{/isHandedIn}}{{/isReadOnly}}</p>
          <p class="small" id="save-stamp" data-words="[[% 保存|Saved %]]">{{#savedAt}}[[{{.}} 保存|Saved {{.}}]]{{/savedAt}}</p>
          <div class="notice" role="status" hidden><p id="save-note"></p></div>
        </div>
        {{#hasErrors}}
        <div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[保存できない回答があります|Some answers could not be saved]]</h2><ul>{{#errors}}<li><a href="#{{.anchor}}">{{.text}}</a></li>{{/errors}}</ul></div>
        {{/hasErrors}}
        <form id="answers" method="post" action="{{action}}"{{#isOpen}} data-address="{{answersHref}}"{{/isOpen}} data-survey="{{survey}}" data-answered="{{answeredElsewhere}}" data-total="{{total}}" data-seconds="{{secondsElsewhere}}" data-saved="[[保存済み|Saved]]" data-saving="[[保存中|Saving]]" data-unsaved="[[未保存|Not saved]]" data-lost="[[通信が切れたため、まだ保存できていない回答があります。つながると自動で保存します。|The connection is lost and some answers are not saved yet. They will be saved as soon as it is back.]]" data-ended="[[サインインの期限が切れました。別のタブでサインインしてから、この画面を読み込み直してください。|Your session has ended. Sign in in another tab, then reload this page.]]" data-refused="[[保存できませんでした。画面を読み込み直してください。|It could not be saved. Please reload the page.]]">
        <input type="hidden" name="csrf" value="{{csrf}}">
        {{#items}}
        {{^.isText}}
        <fieldset class="question" id="{{.id}}" data-item="{{.id}}" data-seconds="{{.seconds}}" data-open="[[未回答|Not answered]]"{{#.saved}} data-done=""{{/.saved}}{{#isReadOnly}} disabled{{/isReadOnly}}{{#.error}} aria-describedby="{{id}}-error"{{/.error}}>
          <legend><span class="place">[[問|Question ]]{{.number}} {{#.saved}}<span class="tag good" data-tag>[[保存済み|Saved]]</span>{{/.saved}}{{^.saved}}<span class="tag" data-tag>[[未回答|Not answered]]</span>{{/.saved}}{{#.isKnowledge}}<span>[[知識の確認です。分からないときも、最も近いと思うものを選んでください。|A question of knowledge. If you do not know, choose what seems closest.]]</span>{{/.isKnowledge}}</span>{{.text}}</legend>
          <div>{{#.error}}<p class="notice error" id="{{id}}-error">{{.}}</p>{{/.error}}
          <div class="options{{#.isCanDo}} three{{/.isCanDo}}">
          {{#.options}}
            <label class="option" for="{{.id}}"><input type="radio" id="{{.id}}" name="{{.name}}" value="{{.value}}"{{#.checked}} checked{{/.checked}}><span>{{.text}}</span></label>
          {{/.options}}
          </div></div>
        </fieldset>
        {{/.isText}}
        {{#.isText}}
        <div class="question field" id="{{.id}}" data-item="{{.id}}" data-seconds="{{.seconds}}" data-open="[[自由回答|Free answer]]"{{#.saved}} data-done=""{{/.saved}}>
          <p class="place">[[問|Question ]]{{.number}} {{#.saved}}<span class="tag good" data-tag>[[保存済み|Saved]]</span>{{/.saved}}{{^.saved}}<span class="tag" data-tag>[[自由回答|Free answer]]</span>{{/.saved}}</p>
          <label for="{{.id}}-text">{{.text}}</label>
          <p class="hint" id="{{.id}}-hint">{{#.error}}<span class="strong">{{.}}</span> {{/.error}}[[答えなくてもかまいません。{{.maximum}}字まで。個人名は書かないでください。|You may leave this empty. Up to {{.maximum}} characters; please write no names of persons.]]</p>
          <textarea id="{{.id}}-text" name="{{.id}}" rows="5" maxlength="{{.maximum}}" aria-describedby="{{.id}}-hint"{{#isReadOnly}} readonly{{/isReadOnly}}>{{.value}}</textarea>
        </div>
        {{/.isText}}
        {{/items}}
        {{#isOpen}}
        <div class="turn">
          <button class="button" name="turn" value="next">{{^isLast}}[[保存して次へ|Save and go on]]{{/isLast}}{{#isLast}}[[保存して確認へ|Save and check]]{{/isLast}}</button>
          {{#hasPrevious}}<button class="button secondary" name="turn" value="previous">[[保存して前へ|Save and go back]]</button>{{/hasPrevious}}
        </div>
        <p><button class="linklike" name="turn" value="pause">[[保存してあとで続ける|Save and go on later]]</button></p>
        {{/isOpen}}
        </form>
        {{#isReadOnly}}
        <nav class="turn" aria-label="[[ページ|Pages]]">{{#nextHref}}<a class="button secondary" href="{{.}}">[[次へ|Next]]</a>{{/nextHref}}{{#previousHref}}<a class="button secondary" href="{{.}}">[[前へ|Previous]]</a>{{/previousHref}}</nav>
        <p><a href="{{overviewHref}}">[[調査の画面に戻る|Back to the survey]]</a></p>
        {{/isReadOnly}}
        </div>
        {{#isOpen}}<script type="module" src="{{script}}"></script>{{/isOpen}}
        """
}
