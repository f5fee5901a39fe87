/** SQL of departures. */
@org.jspecify.annotations.NullMarked
package dev.haksa.departure.store;
