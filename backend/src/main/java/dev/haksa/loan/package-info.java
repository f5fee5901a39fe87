/** Candidates for student loans of the government, ranked by the bylaws (제6조). */
@org.jspecify.annotations.NullMarked
package dev.haksa.loan;
