import Formats

/// One operation at one target (RFC 7644 §3.5.2.1 to §3.5.2.3).
struct ScimChange {
    private let verb: ScimPatch.Verb
    private let path: ScimPath
    private let target: ScimTarget
    private let value: JSONValue?

    init(_ verb: ScimPatch.Verb, _ path: ScimPath, _ target: ScimTarget, _ value: JSONValue?) {
        // Unassigning is what a null and an empty list ask for (RFC 7643 §2.5).
        let isEmpty = value == .null || (value == [] && verb == .replace)
        self.verb = isEmpty ? .remove : verb
        self.path = path
        self.target = target
        self.value = isEmpty ? nil : value
    }

    mutating func apply(to resource: inout JSONObject) throws(ScimError) {
        guard let id = target.extensionID else { return try change(&resource) }
        var container = resource[id]?.object ?? JSONObject()
        if target.attribute == nil {
            try changeExtension(&container, id)
        } else {
            try change(&container)
        }
        resource[id] = container.members.isEmpty ? nil : .object(container)
    }

    private func changeExtension(_ container: inout JSONObject, _ id: String) throws(ScimError) {
        guard path.filter == nil else { throw .unknownPath(path.text) }
        if verb == .remove {
            container = JSONObject()
            return
        }
        guard let schema = ScimSchema.all.first(where: { $0.id == id }), let object = value?.object else {
            throw ScimReading.wrongKind(id)
        }
        for attribute in schema.attributes {
            guard let found = object.named(attribute.name) else { continue }
            let inner = ScimTarget(attribute: attribute)
            var change = ScimChange(verb, ScimPath(ScimName(attribute.name)), inner, found)
            try change.apply(to: &container)
        }
    }

    private func change(_ container: inout JSONObject) throws(ScimError) {
        guard let attribute = target.attribute else { throw .unknownPath(path.text) }
        guard attribute.mutability != .readOnly else { throw .readOnly(path.text) }
        var part = target.part
        if let name = path.part {
            guard let found = attribute.part(name) else { throw .unknownPath(path.text) }
            part = found
        }
        if part?.mutability == .readOnly { throw .readOnly(path.text) }
        if verb == .remove, attribute.isRequired, part == nil { throw .readOnly(path.text) }
        if verb != .remove, value == nil {
            throw ScimError(400, .invalidValue, ja: "valueが要ります", en: "a value is needed")
        }
        if attribute.isMultiValued {
            try changeValues(&container, attribute, part)
        } else {
            guard path.filter == nil else { throw .unknownPath(path.text) }
            try changeValue(&container, attribute, part)
        }
    }

    private func changeValue(
        _ container: inout JSONObject, _ attribute: ScimAttribute, _ part: ScimAttribute?
    ) throws(ScimError) {
        guard attribute.kind == .complex else {
            container[attribute.name] = try value.flatMap { value throws(ScimError) in
                try ScimReading.value(value, attribute)
            }
            return
        }
        if part == nil, verb == .remove {
            container[attribute.name] = nil
            return
        }
        var parts = container[attribute.name]?.object ?? JSONObject()
        if let part {
            parts[part.name] = try value.flatMap { value throws(ScimError) in try ScimReading.value(value, part) }
        } else if let value, let given = try ScimReading.value(value, attribute)?.object {
            for member in given.members { parts[member.name] = member.value }
            // A reference told anew by one of the two no longer leads where the other led.
            if given["value"] != nil, given["$ref"] == nil { parts["$ref"] = nil }
            if given["$ref"] != nil, given["value"] == nil { parts["value"] = nil }
        }
        container[attribute.name] = parts.members.isEmpty ? nil : .object(parts)
    }

    private func changeValues(
        _ container: inout JSONObject, _ attribute: ScimAttribute, _ part: ScimAttribute?
    ) throws(ScimError) {
        var values = container[attribute.name]?.array ?? []
        if path.filter == nil, part == nil {
            try changeAll(&values, attribute)
        } else {
            try changeSome(&values, attribute, part)
        }
        guard values.count <= ScimReading.mostKept(of: attribute) else { throw .tooManyValues(attribute.name) }
        container[attribute.name] = values.isEmpty ? nil : .array(values)
    }

    private func changeAll(_ values: inout [JSONValue], _ attribute: ScimAttribute) throws(ScimError) {
        let given = try value.flatMap { value throws(ScimError) in try ScimReading.value(value, attribute) }?.array
        switch verb {
        case .replace: values = given ?? []
        case .add: append(given ?? [], to: &values)
        // A client that names values wants these out, not all.
        case .remove where value != nil:
            let out = Set((given ?? []).map(\.identity))
            values.removeAll { out.contains($0.identity) }
        case .remove: values = []
        }
    }

    private func changeSome(
        _ values: inout [JSONValue], _ attribute: ScimAttribute, _ part: ScimAttribute?
    ) throws(ScimError) {
        let fits = values.map { path.filter?.matches(valueOf: attribute, $0) ?? true }
        let chosen = fits.indices.filter { fits[$0] }
        if verb == .remove, part == nil {
            guard !chosen.isEmpty else { throw noTarget }
            values = zip(values, fits).filter { !$0.1 }.map(\.0)
            return
        }
        guard !chosen.isEmpty else {
            // Adding to a value that is not there yet makes it, as the filter describes it.
            guard verb == .add,
                var fresh = path.filter?.described(attribute) ?? (path.filter == nil ? JSONObject() : nil)
            else { throw noTarget }
            try set(&fresh, attribute, part)
            append([.object(fresh)], to: &values)
            return
        }
        var isPrimarySet = false
        for at in chosen {
            guard var object = values[at].object else { continue }
            let before = object
            try set(&object, attribute, part)
            for immutable in attribute.parts where immutable.mutability == .immutable {
                if before[immutable.name] != object[immutable.name] { throw .readOnly(path.text) }
            }
            values[at] = .object(object)
            isPrimarySet = isPrimarySet || (object["primary"] == true && before["primary"] != true)
        }
        if isPrimarySet { values.keepPrimary(at: chosen) }
        values.removeAll { $0.object?.members.isEmpty ?? false }
    }

    private func set(
        _ object: inout JSONObject, _ attribute: ScimAttribute, _ part: ScimAttribute?
    ) throws(ScimError) {
        if let part {
            object[part.name] = try value.flatMap { value throws(ScimError) in try ScimReading.value(value, part) }
        } else if let value {
            let given = try ScimReading.value(value, attribute)?.array
            guard given?.count ?? 0 <= 1, let members = given?.first?.object?.members else {
                throw ScimReading.wrongKind(attribute.name)
            }
            for member in members { object[member.name] = member.value }
        }
    }

    private func append(_ given: [JSONValue], to values: inout [JSONValue]) {
        let start = values.count
        values.join(given)
        if let primary = values.indices.last(where: { $0 >= start && values[$0].isPrimary }) {
            values.keepPrimary(at: [primary])
        }
    }

    private var noTarget: ScimError {
        ScimError(
            400, .noTarget, ja: "「\(path.text)」に当てはまる値がありません", en: "no value fits “\(path.text)”")
    }
}
