package dev.haksa.shared.idempotency;

/** What becomes of a request with a key. */
sealed interface Claim {
    /** It is the first: run it. */
    record Run() implements Claim {}

    /** It was answered before: answer the same. */
    record Replay(KeptAnswer answer) implements Claim {}

    /** The first is still running. */
    record InProgress() implements Claim {}

    /** The key belongs to another request. */
    record Reused() implements Claim {}
}
