extension PositionContent {
    /// Boxes of text: what the drawing says by lines, the hidden words say between the boxes.
    static let template = """
        <figure>
        <figcaption>{{words.figure}}</figcaption>
        <div class="plans">
        {{#parent}}
        <div class="box">
        <p class="kind">{{words.parent}}</p>
        <p class="name"{{{.name.lang}}}>{{.name}}</p>
        {{#.relation}}<p class="relation"{{{.lang}}}>{{.}}</p>{{/.relation}}
        \(Citations.template)
        </div>
        <svg class="joint" viewBox="0 0 24 36" aria-hidden="true" focusable="false"><path class="stroke" d="M12 0V32M5 25l7 8 7-8"/></svg>
        <p class="hidden">{{words.specifies}}</p>
        {{/parent}}
        <div class="box own">
        <p class="kind">{{words.own}}</p>
        <p class="name"{{{own.lang}}}>{{own}}</p>
        </div>
        {{#hasRelated}}
        <svg class="joint" viewBox="0 0 24 36" aria-hidden="true" focusable="false"><path class="stroke" d="M12 3V33M5 10l7-8 7 8M5 26l7 8 7-8"/></svg>
        <p class="hidden">{{words.together}}</p>
        <div class="related">
        {{#related}}
        <div class="box">
        <p class="kind">{{words.related}}</p>
        <p class="name"{{{.name.lang}}}>{{.name}}</p>
        {{#.relation}}<p class="relation"{{{.lang}}}>{{.}}</p>{{/.relation}}
        \(Citations.template)
        </div>
        {{/related}}
        </div>
        {{/hasRelated}}
        </div>
        </figure>
        """
}
