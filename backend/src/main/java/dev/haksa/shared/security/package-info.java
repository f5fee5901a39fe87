/** Who calls, and what roles there are. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.security;
