/** Seats, places and results as they change, to whoever listens. */
@org.jspecify.annotations.NullMarked
package dev.haksa.live;
