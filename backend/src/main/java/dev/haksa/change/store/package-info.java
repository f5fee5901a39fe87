/** Where applications, steps, delegations, clearances and the register are kept. */
@org.jspecify.annotations.NullMarked
package dev.haksa.change.store;
