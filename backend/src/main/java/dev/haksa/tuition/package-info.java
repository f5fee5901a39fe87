/** Tuition (등록금) as far as enrollment depends on it: what was paid for, in credits and in won. */
@org.jspecify.annotations.NullMarked
package dev.haksa.tuition;
