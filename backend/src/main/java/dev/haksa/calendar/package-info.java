/** The academic calendar: when what is open, for whom. */
@org.jspecify.annotations.NullMarked
package dev.haksa.calendar;
