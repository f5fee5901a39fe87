/** SQL of promotion. */
@org.jspecify.annotations.NullMarked
package dev.haksa.promotion.store;
