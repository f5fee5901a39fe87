/** Awards and discipline (상벌), which stand on the record. */
@org.jspecify.annotations.NullMarked
package dev.haksa.conduct;
