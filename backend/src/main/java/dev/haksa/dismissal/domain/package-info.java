/** The rules of dismissal, in pure Java. */
@org.jspecify.annotations.NullMarked
package dev.haksa.dismissal.domain;
