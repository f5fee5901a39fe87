/** The order of names and the numbers that follow from it; pure. */
@org.jspecify.annotations.NullMarked
package dev.haksa.matriculation.domain;
