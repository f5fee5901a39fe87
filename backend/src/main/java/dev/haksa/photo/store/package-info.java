/** SQL. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photo.store;
