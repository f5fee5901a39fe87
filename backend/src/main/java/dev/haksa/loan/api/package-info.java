/** The HTTP side of student loans. */
@org.jspecify.annotations.NullMarked
package dev.haksa.loan.api;
