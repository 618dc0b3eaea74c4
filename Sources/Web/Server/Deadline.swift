/// What the work gives, or `Refusal.tooSlow` when it takes longer than it may.
func within<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        defer { group.cancelAll() }
        group.addTask(operation: work)
        group.addTask {
            try await Task.sleep(for: limit)
            throw Refusal.tooSlow
        }
        guard let value = try await group.next() else { throw Refusal.tooSlow }
        return value
    }
}
