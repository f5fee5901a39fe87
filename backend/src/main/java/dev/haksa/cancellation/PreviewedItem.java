package dev.haksa.cancellation;

/** What would become of an item if the batch were carried out now. */
public record PreviewedItem(BatchItem item, ItemResult result) {}
