/** The tables of students. */
@org.jspecify.annotations.NullMarked
package dev.haksa.student.store;
