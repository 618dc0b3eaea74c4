import Kernel
import Operations

/// The first and last day that a form asks for, with what is wrong with them.
struct SurveyWindowForm: Sendable {
    let instrument: String
    let fromValue: String
    let toValue: String
    let from: CalendarDate?
    let to: CalendarDate?
    private(set) var errors = FormErrors()

    /// As it is first shown.
    init(from: CalendarDate? = nil, to: CalendarDate? = nil) {
        (self.from, self.to) = (from, to)
        instrument = ""
        fromValue = from?.description ?? ""
        toValue = to?.description ?? ""
    }

    /// As it came back.
    init(_ form: Form) {
        var reader = FieldReader(form)
        instrument = reader.text("instrument", isRequired: false)
        from = reader.date("from")
        to = reader.date("to")
        fromValue = form["from"] ?? ""
        toValue = form["to"] ?? ""
        errors = reader.errors
    }

    mutating func refuse(_ field: String, _ why: Phrase) { errors.add(field, why) }

    var days: (from: CalendarDate, to: CalendarDate)? {
        guard errors.isEmpty, let from, let to else { return nil }
        return (from, to)
    }

    static let summary = """
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[入力を確かめてください|Please check what you entered]]</h2><ul>{{#errors.instrument}}<li><a href="#instrument">{{.}}</a></li>{{/errors.instrument}}{{#errors.from}}<li><a href="#from">{{.}}</a></li>{{/errors.from}}{{#errors.to}}<li><a href="#to">{{.}}</a></li>{{/errors.to}}</ul></div>{{/hasErrors}}
        """

    static let fields = """
        <div class="field"><label for="from">[[始める日|Opens]]</label><input type="date" id="from" name="from" value="{{fromValue}}" required aria-describedby="from-error"{{#errors.from}} aria-invalid="true"{{/errors.from}}><p class="error" id="from-error">{{errors.from}}</p></div>
          <div class="field"><label for="to">[[締め切る日（この日まで答えられます）|Closes (the last day to answer)]]</label><input type="date" id="to" name="to" value="{{toValue}}" required aria-describedby="to-error"{{#errors.to}} aria-invalid="true"{{/errors.to}}><p class="error" id="to-error">{{errors.to}}</p></div>
        """
}
