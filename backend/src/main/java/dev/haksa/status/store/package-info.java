/** Announcements in the database. */
@org.jspecify.annotations.NullMarked
package dev.haksa.status.store;
