/** Student cards over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.card.api;
