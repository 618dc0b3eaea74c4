extension Page {
    /// The policy in the head makes the browser refuse whatever a page that stands alone must not have.
    static let template = """
        <!DOCTYPE html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="Ikusei">
        <title>{{title}}</title>
        <style>
        {{{stylesheet}}}
        </style>
        </head>
        <body>
        <a class="skip" href="#text">{{skip}}</a>
        {{{header}}}
        <div class="sheet">
        {{#contents}}
        {{{contents}}}
        {{/contents}}
        <main id="text" tabindex="-1">
        {{{main}}}
        </main>
        </div>
        {{{footer}}}
        </body>
        </html>

        """
}
