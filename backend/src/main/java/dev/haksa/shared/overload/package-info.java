/** What keeps the service answering when more is asked of it than it can do. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.overload;
