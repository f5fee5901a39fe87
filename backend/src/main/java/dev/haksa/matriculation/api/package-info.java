/** The HTTP side of student numbers. */
@org.jspecify.annotations.NullMarked
package dev.haksa.matriculation.api;
