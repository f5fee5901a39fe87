/** SQL. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photoregister.store;
