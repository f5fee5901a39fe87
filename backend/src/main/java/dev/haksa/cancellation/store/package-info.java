/** Set-based SQL of reviewed batches and withdrawals. */
@org.jspecify.annotations.NullMarked
package dev.haksa.cancellation.store;
