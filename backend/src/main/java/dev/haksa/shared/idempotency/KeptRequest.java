package dev.haksa.shared.idempotency;

import java.time.Instant;

/**
 * A request as far as its repetition is concerned.
 *
 * @param caller who sends it; keys of different callers have nothing to do with each other
 * @param operation method and address with query
 * @param bodyHash SHA-256 of the body, hexadecimal
 * @param at when it began, to the microsecond; also proves that a record is still ours
 */
record KeptRequest(String caller, String key, String operation, String bodyHash, Instant at) {
    boolean sameAs(String otherOperation, String otherHash) {
        return operation.equals(otherOperation) && bodyHash.equals(otherHash);
    }
}
