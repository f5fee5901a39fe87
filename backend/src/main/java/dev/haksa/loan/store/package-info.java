/** SQL of loan applications. */
@org.jspecify.annotations.NullMarked
package dev.haksa.loan.store;
