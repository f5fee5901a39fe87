/** Rules about student numbers, year levels and grade averages; pure. */
@org.jspecify.annotations.NullMarked
package dev.haksa.student.domain;
