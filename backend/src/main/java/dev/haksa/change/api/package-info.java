/** Changes of records over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.change.api;
