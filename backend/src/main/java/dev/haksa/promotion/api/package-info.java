/** The HTTP side of promotion. */
@org.jspecify.annotations.NullMarked
package dev.haksa.promotion.api;
