/** Looks into files that strangers send. */
@org.jspecify.annotations.NullMarked
package dev.haksa.document.check;
