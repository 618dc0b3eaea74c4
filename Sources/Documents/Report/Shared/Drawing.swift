import Kernel
import Mustache

/// A picture as SVG, drawn of numbers alone: no text of the plan or the roster ever stands in it, so that a template
/// may take it as it is. It repeats what words and tables beside it say, and is hidden from screen readers.
struct Drawing: MustacheCustomRenderable {
    private(set) var renderText: String

    var isNull: Bool { false }

    init(style: StaticString, _ shapes: [Shape]) {
        renderText = "<svg class=\"\(style)\" aria-hidden=\"true\" focusable=\"false\">"
        for shape in shapes { renderText += shape.markup }
        renderText += "</svg>"
    }

    /// Places and sizes are shares of the picture's width and height, so that it fits whatever holds it.
    struct Shape {
        fileprivate let markup: String

        static func box(_ style: StaticString, x: Double, y: Double = 0, width: Double, height: Double = 1) -> Shape {
            Shape(
                markup: "<rect class=\"\(style)\" x=\"\(percent(x))\" y=\"\(percent(y))\" width=\"\(percent(width))\" "
                    + "height=\"\(percent(height))\"/>")
        }

        /// An upright line a little higher than the picture.
        static func mark(at x: Double) -> Shape {
            Shape(markup: "<line class=\"mark\" x1=\"\(percent(x))\" x2=\"\(percent(x))\" y1=\"-3\" y2=\"100%\"/>")
        }

        /// Hundredths of a percent are finer than any screen.
        private static func percent(_ share: Double) -> String {
            share.isFinite ? (min(1, max(0, share)) * 100).written(decimals: 2) + "%" : "0%"
        }
    }
}

extension Drawing {
    /// A horizontal bar of shares that stand side by side, with a mark where today's schedule stands.
    static func bar(_ parts: [(style: StaticString, share: Double)], mark: Double? = nil) -> Drawing {
        var at = 0.0
        var shapes = [Shape.box("track", x: 0, width: 1)]
        for part in parts where part.share > 0 && at < 1 {
            let width = min(part.share, 1 - at)
            shapes.append(.box(part.style, x: at, width: width))
            at += width
        }
        if let mark { shapes.append(.mark(at: mark)) }
        return Drawing(style: "bar", shapes)
    }
}
