/** The catalogue's tables. */
@org.jspecify.annotations.NullMarked
package dev.haksa.catalog.store;
