extension Place where Value == NoValue {
    package static var missingUnits: Self { Self("missing-units") }
    package static var missingUnitsFile: Self { Self("missing-units/csv") }
}

extension Place where Value == String {
    package static var target: Self { Self("targets/*") }
    package static var targetUnitsFile: Self { Self("targets/*/units.csv") }
}
