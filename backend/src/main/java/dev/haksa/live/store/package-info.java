/** What streams need to know of sections. */
@org.jspecify.annotations.NullMarked
package dev.haksa.live.store;
