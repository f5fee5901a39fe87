/** A university to try the product with: a term, its timetable, students and people of every role. */
@org.jspecify.annotations.NullMarked
package dev.haksa.demo;
