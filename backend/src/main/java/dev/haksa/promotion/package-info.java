/** The year levels of students, settled once at the end of a term (제26조, 제27조). */
@org.jspecify.annotations.NullMarked
package dev.haksa.promotion;
