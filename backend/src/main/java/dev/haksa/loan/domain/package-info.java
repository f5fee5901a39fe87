/** The terms of the loan programme and the ranking; pure. */
@org.jspecify.annotations.NullMarked
package dev.haksa.loan.domain;
