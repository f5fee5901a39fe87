/** SQL. */
@org.jspecify.annotations.NullMarked
package dev.haksa.cardissuer.store;
