/** Departments, programs, courses, terms and sections: what is taught, when, and to how many. */
@org.jspecify.annotations.NullMarked
package dev.haksa.catalog;
