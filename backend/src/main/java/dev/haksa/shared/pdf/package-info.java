/** Pages as PDF. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.pdf;
