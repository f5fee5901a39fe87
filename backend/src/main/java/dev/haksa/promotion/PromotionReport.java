package dev.haksa.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion did, or would do.
 *
 * @param id null for a preview
 * @param students how many were looked at
 * @param promoted how many have a higher level than before
 * @param executedAt null for a preview
 */
public record PromotionReport(
        @Nullable Integer id,
        PromotionCall call,
        int students,
        int promoted,
        @Nullable Instant executedAt,
        @Nullable String executedBy) {}
