/** Imports of CSV files: reading row by row, noting every mistake, reporting what became of the rows. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.csv;
