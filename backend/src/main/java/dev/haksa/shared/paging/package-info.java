/** Cursor pages. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.paging;
