/** The HTTP side of tuition payments. */
@org.jspecify.annotations.NullMarked
package dev.haksa.tuition.api;
