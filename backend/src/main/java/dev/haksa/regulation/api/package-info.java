/** The regulation over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.regulation.api;
