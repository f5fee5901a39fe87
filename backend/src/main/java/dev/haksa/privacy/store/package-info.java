/** SQL. */
@org.jspecify.annotations.NullMarked
package dev.haksa.privacy.store;
