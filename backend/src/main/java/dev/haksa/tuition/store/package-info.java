/** Set-based SQL of tuition payments. */
@org.jspecify.annotations.NullMarked
package dev.haksa.tuition.store;
