/// What a form brought: fields in their order, names repeated where the browser repeats them.
package struct Form: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    package struct File: Sendable, Equatable {
        package let name: String
        /// Without folders; for showing, never for opening.
        package let fileName: String
        package let contentType: String
        package let content: [UInt8]
    }

    package var fields: [Field] = []
    package var files: [File] = []

    package init() {}

    package init(query: String?) throws(Refusal) {
        if let query { self = try URLEncodedForm.read(Array(query.utf8)) }
    }

    /// The first of the fields of this name.
    package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// Nil where no file was chosen.
    package func file(_ name: String) -> File? {
        files.first { $0.name == name && !($0.fileName.isEmpty && $0.content.isEmpty) }
    }

    static let maximumFields = 5000
    static let maximumFiles = 50

    mutating func add(_ name: String, _ value: String) throws(Refusal) {
        guard fields.count < Self.maximumFields else { throw .malformed(.tooManyFields) }
        // Browsers send line ends as CRLF whatever the page had.
        fields.append(Field(name: name, value: value.replacing("\r\n", with: "\n")))
    }
}
