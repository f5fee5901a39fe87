/** Rules of leaves, returns and withdrawals: pure Java. */
@org.jspecify.annotations.NullMarked
package dev.haksa.leave.domain;
