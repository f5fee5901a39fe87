/** HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.cardissuer.api;
