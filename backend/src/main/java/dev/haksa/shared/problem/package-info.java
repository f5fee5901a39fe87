/** Problem answers (RFC 9457): one catalogue, one place that maps failures to them. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.problem;
