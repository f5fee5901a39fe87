/** Streams over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.live.api;
