/** The HTTP side of dismissals. */
@org.jspecify.annotations.NullMarked
package dev.haksa.dismissal.api;
