/** Student cards in the database. */
@org.jspecify.annotations.NullMarked
package dev.haksa.card.store;
