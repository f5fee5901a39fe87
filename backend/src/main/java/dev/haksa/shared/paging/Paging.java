package dev.haksa.shared.paging;

import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for.
 *
 * @param limit most items of the page
 * @param after cursor of the item before the page; null for the first page
 * @param count whether the number of all items is asked for too
 */
public record Paging(int limit, @Nullable String after, boolean count) {}
