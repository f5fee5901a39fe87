/** Work that would block an event loop: hashing, parsing, rendering. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.blocking;
