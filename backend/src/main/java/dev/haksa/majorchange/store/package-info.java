/** SQL of changes of major. */
@org.jspecify.annotations.NullMarked
package dev.haksa.majorchange.store;
