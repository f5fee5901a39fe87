/** The record on paper. */
@org.jspecify.annotations.NullMarked
package dev.haksa.record.sheet;
