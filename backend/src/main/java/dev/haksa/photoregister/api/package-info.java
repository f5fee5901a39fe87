/** HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photoregister.api;
