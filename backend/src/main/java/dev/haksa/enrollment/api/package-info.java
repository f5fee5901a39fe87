/** Enrollment over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.enrollment.api;
