/** Readmission in rounds (재입학, articles 36 to 40): who may come back, in which order, and who has paid. */
@org.jspecify.annotations.NullMarked
package dev.haksa.readmission;
