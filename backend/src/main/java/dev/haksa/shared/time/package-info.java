/** The clock, read once a use case, and the one for spans of time. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.time;
