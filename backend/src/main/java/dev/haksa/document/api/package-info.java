/** HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.document.api;
