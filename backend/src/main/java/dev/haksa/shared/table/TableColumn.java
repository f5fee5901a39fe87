package dev.haksa.shared.table;

/**
 * A column of a table.
 *
 * @param head what stands above it
 * @param width in characters, where the format knows widths
 */
public record TableColumn(String head, int width) {}
