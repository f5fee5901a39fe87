/** The calendar's table. */
@org.jspecify.annotations.NullMarked
package dev.haksa.calendar.store;
