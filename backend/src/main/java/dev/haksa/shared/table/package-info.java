/** Tables that leave as files for spreadsheet programs. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.table;
