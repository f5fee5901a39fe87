/** Public holidays and working days: what deadlines are counted in (별표 8). */
@org.jspecify.annotations.NullMarked
package dev.haksa.workday;
