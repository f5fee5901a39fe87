/** Who is promoted, and to which level; pure. */
@org.jspecify.annotations.NullMarked
package dev.haksa.promotion.domain;
