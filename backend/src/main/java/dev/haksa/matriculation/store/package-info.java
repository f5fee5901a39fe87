/** SQL of batches, applicants and department codes. */
@org.jspecify.annotations.NullMarked
package dev.haksa.matriculation.store;
