/** Rules of student cards, in pure Java. */
@org.jspecify.annotations.NullMarked
package dev.haksa.card.domain;
