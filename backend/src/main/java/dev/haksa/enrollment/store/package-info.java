/** Set-based SQL of enrollment. */
@org.jspecify.annotations.NullMarked
package dev.haksa.enrollment.store;
