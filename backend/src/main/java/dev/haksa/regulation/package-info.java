/** Regulations as dated data, and the vocabulary of decisions. */
@org.jspecify.annotations.NullMarked
package dev.haksa.regulation;
