/** The HTTP side of readmission. */
@org.jspecify.annotations.NullMarked
package dev.haksa.readmission.api;
