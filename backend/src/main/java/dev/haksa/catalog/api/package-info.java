/** The catalogue over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.catalog.api;
