/** Domain events, stored with the change they tell of. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.outbox;
