/** Safe retries of POST requests: the same key and body give the first answer again. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.idempotency;
