/** The rules of enrollment in pure Java; dates and facts come in as arguments. */
@org.jspecify.annotations.NullMarked
package dev.haksa.enrollment.domain;
