/** The calendar over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.calendar.api;
