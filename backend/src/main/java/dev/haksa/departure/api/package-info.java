/** The HTTP side of departures. */
@org.jspecify.annotations.NullMarked
package dev.haksa.departure.api;
