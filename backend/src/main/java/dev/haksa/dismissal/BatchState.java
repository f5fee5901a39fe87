package dev.haksa.dismissal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a batch is. */
@Schema(name = "DismissalBatchState", description = "Under review, carried out, given up. / 검토 중, 실행됨, 취소됨")
public enum BatchState {
    DRAFT,
    EXECUTED,
    CANCELLED
}
