/** SQL of dismissals. */
@org.jspecify.annotations.NullMarked
package dev.haksa.dismissal.store;
