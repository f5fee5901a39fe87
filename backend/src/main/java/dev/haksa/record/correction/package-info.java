/** Correcting the record (제44조④). */
@org.jspecify.annotations.NullMarked
package dev.haksa.record.correction;
