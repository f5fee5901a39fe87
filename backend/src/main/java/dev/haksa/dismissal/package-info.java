/** Return notices, notices before dismissal, and dismissals (articles 31 to 33): found by a rule and reviewed. */
@org.jspecify.annotations.NullMarked
package dev.haksa.dismissal;
