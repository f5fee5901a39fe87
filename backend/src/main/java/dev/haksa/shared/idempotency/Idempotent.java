package dev.haksa.shared.idempotency;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put on a POST operation: honours the header {@code Idempotency-Key}. The first request with a key runs and its answer
 * is kept for 24 hours; the same request again gets that answer with {@code Idempotency-Replayed: true} and changes
 * nothing. Without the header the operation behaves as if not annotated.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {
    /** The request header with the key. */
    String HEADER = "Idempotency-Key";
    /** The response header that marks a repeated answer. */
    String REPLAYED_HEADER = "Idempotency-Replayed";
}
