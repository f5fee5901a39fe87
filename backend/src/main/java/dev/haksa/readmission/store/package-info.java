/** SQL of readmission rounds. */
@org.jspecify.annotations.NullMarked
package dev.haksa.readmission.store;
