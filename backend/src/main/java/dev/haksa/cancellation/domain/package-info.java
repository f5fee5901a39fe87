/** The rules of cancelling in pure Java. */
@org.jspecify.annotations.NullMarked
package dev.haksa.cancellation.domain;
