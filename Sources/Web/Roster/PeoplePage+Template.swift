extension PeoplePage {
    static let source = """
        {{! title: [[職員|People]] }}
        <h1>[[職員|People]]</h1>
        <form class="filter" method="get" action="/people" role="search">
          <div class="field"><label for="q">[[氏名・ふりがな・職員番号|Name, kana or staff number]]</label><input id="q" name="q" value="{{question}}" maxlength="100" autocomplete="off" aria-describedby="q-hint"></div>
          <div class="field wide"><label for="unit">[[所属（下の組織も含む）|Unit, with those below it]]</label><select id="unit" name="unit">{{#units}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/units}}</select></div>
          <button class="button">[[探す|Search]]</button>
        </form>
        {{#isCut}}<div class="notice warning" role="status"><p>[[入力が長いため、はじめの100字で探しました。|That was long: the first 100 characters were looked for.]]</p></div>{{/isCut}}
        <p class="small" id="q-hint">[[一部でも探せます。全角・半角、ひらがな・カタカナは区別しません。|Parts are enough. Width and kind of kana make no difference.]]</p>
        {{^hasRows}}<p class="nothing">{{#isNarrowed}}[[条件に合う職員がいません。氏名の一部やふりがなでも探せます。|Nobody was found. Part of the name or kana is enough.]]{{/isNarrowed}}{{^isNarrowed}}[[見ることのできる職員がいません。|There is nobody whom you may see.]]{{/isNarrowed}}</p>{{/hasRows}}
        {{#hasRows}}
        <div class="pages">\(Paging.count("人")){{#exportHref}}<p><a href="{{.}}" download>[[結果をCSVで保存する|Save the result as CSV]]</a></p>{{/exportHref}}</div>
        <div class="scroll" tabindex="0" role="region" aria-label="[[職員の一覧|List of people]]">
        <table data-served class="listing wide">
        <caption class="hidden">[[職員の一覧。見出しのリンクで並べ替えます。|List of people. The links in the head sort it.]]</caption>
        <thead><tr>
        <th scope="col"{{#heads.name.sort}} aria-sort="{{.}}"{{/heads.name.sort}}><a href="{{heads.name.href}}">[[氏名（五十音順）|Name (by kana)]]</a></th>
        <th scope="col"{{#heads.number.sort}} aria-sort="{{.}}"{{/heads.number.sort}}><a href="{{heads.number.href}}">[[職員番号|Staff number]]</a></th>
        <th scope="col"{{#heads.unit.sort}} aria-sort="{{.}}"{{/heads.unit.sort}}><a href="{{heads.unit.href}}">[[所属|Unit]]</a></th>
        <th scope="col"{{#heads.grade.sort}} aria-sort="{{.}}"{{/heads.grade.sort}}><a href="{{heads.grade.href}}">[[職階|Grade]]</a></th>
        <th scope="col">[[人材像|Persona]]</th>
        <th scope="col" class="number"{{#heads.gaps.sort}} aria-sort="{{.}}"{{/heads.gaps.sort}}><a href="{{heads.gaps.href}}">[[不足|Gaps]]</a></th>
        <th scope="col">[[必須の研修|Mandatory training]]</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row" class="nowrap"><a href="{{.href}}">{{.name}}</a><span class="about">{{.kana}}</span></th><td class="nowrap">{{.number}}</td><td>{{.unit}}</td><td class="nowrap">{{.grade}}</td><td>{{#.isUnclassified}}<span class="tag">[[対象外|none]]</span>{{/.isUnclassified}}{{.persona}}{{#.absence}} <span class="tag">{{.}}</span>{{/.absence}}</td><td class="number">{{.gaps}}</td><td>{{#.isLate}}<span class="tag error">[[期限切れ|Overdue]]</span> {{/.isLate}}{{.training}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        \(Paging.template)
        {{/hasRows}}
        """
}
