/** HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.conduct.api;
