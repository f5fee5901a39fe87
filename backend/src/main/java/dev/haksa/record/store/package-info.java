/** SQL. */
@org.jspecify.annotations.NullMarked
package dev.haksa.record.store;
