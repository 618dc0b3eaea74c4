/// The one stylesheet of the web interface.
enum WebStylesheet {
    static let text = frame + content + forms
}
