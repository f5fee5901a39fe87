/** Haksa: a university's academic administration. */
@org.jspecify.annotations.NullMarked
package dev.haksa;
