/** The HTTP side of changes of major. */
@org.jspecify.annotations.NullMarked
package dev.haksa.majorchange.api;
