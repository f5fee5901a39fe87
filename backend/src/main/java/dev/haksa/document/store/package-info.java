/** SQL. */
@org.jspecify.annotations.NullMarked
package dev.haksa.document.store;
