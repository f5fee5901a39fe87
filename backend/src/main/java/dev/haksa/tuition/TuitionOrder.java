package dev.haksa.tuition;

import dev.haksa.shared.security.Caller;
import java.time.Instant;

/**
 * A decision that has consequences for tuition.
 *
 * @param term code of the term
 * @param source what it goes back to, such as {@code record-change/12}; the same source never counts twice
 * @param at when it is written
 */
public record TuitionOrder(
        String studentNumber, String term, TuitionRequest request, String source, Caller caller, Instant at) {}
