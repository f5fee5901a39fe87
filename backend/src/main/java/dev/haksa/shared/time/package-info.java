/** The clock, read once a use case. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.time;
