/** Where regulation files come from: the product's own, or those of the university. */
@org.jspecify.annotations.NullMarked
package dev.haksa.regulation.store;
