/// How many columns of a terminal a text takes: East Asian wide and full-width characters take two, combining marks
/// none.
///
/// Source: Unicode Standard Annex #11 (East Asian Width), by the blocks that Japanese text uses.
func displayWidth(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0..<0x20, 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F: continue
        case 0x1100..<0x1160, 0x2E80..<0x303F, 0x3041..<0xA4D0, 0xAC00..<0xD7A4, 0xE000..<0xFB00, 0xFE30..<0xFE70,
            0xFF01..<0xFF61, 0xFFE0..<0xFFE7, 0x1F300..<0x1F650, 0x20000..<0x3FFFE:
            width += 2
        // Ambiguous characters that Japanese fonts draw wide.
        case 0x25A0...0x25FF, 0x2605, 0x2606, 0x2460...0x24FF, 0x203B: width += 2
        default: width += 1
        }
    }
    return width
}

/// The text cut or filled to a number of columns.
func fitted(_ text: String, to columns: Int, alignRight: Bool = false) -> String {
    let width = displayWidth(text)
    if width <= columns {
        let fill = String(repeating: " ", count: columns - width)
        return alignRight ? fill + text : text + fill
    }
    var result = ""
    var used = 0
    for character in text {
        let next = displayWidth(String(character))
        if used + next > columns - 1 { break }
        result.append(character)
        used += next
    }
    return result + "…" + String(repeating: " ", count: max(0, columns - used - 1))
}
