/** The rules of payments and reversals in pure Java. */
@org.jspecify.annotations.NullMarked
package dev.haksa.tuition.domain;
