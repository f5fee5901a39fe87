package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.SeatReleasePolicy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The seat release policy that applies to a term or section.
 *
 * @param id of the row; 0 for the default
 * @param scope where it was decided
 * @param version of the row
 */
public record SeatPolicy(int id, SeatReleasePolicy policy, Scope scope, int version) {
    /** Where nothing was decided. */
    public static final SeatPolicy DEFAULT = new SeatPolicy(0, SeatReleasePolicy.AT_ONCE, Scope.DEFAULT, 0);

    /** Where a policy was decided; a section's own beats the term's. */
    @Schema(name = "SeatReleaseScope", description = "Where it was decided. / 정한 범위")
    public enum Scope {
        SECTION,
        TERM,
        DEFAULT
    }
}
