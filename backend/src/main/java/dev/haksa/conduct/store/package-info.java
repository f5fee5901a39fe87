/** SQL. */
@org.jspecify.annotations.NullMarked
package dev.haksa.conduct.store;
