/** Copying, counting and discarding, as SQL. */
@org.jspecify.annotations.NullMarked
package dev.haksa.rehearsal.store;
