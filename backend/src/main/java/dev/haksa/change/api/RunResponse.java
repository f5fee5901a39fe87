package dev.haksa.change.api;

import dev.haksa.change.ChangeRun;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a run did. */
@Schema(name = "RecordChangeRun", description = "What a run did. / 처리 결과")
public record RunResponse(
        @Schema(description = "Applications that took effect. / 시행된 신청")
        List<Integer> effective,

        @Schema(description = "Applications that became late. / 기한이 지난 신청")
        List<Integer> overdue,

        @Schema(description = "Applications that could not take effect; the next run tries again. / 시행하지 못한 신청")
        List<Failure> failed) {
    static RunResponse from(ChangeRun run) {
        return new RunResponse(
                run.effective(),
                run.overdue(),
                run.failed().stream().map(one -> new Failure(one.changeId())).toList());
    }

    /** An application that could not take effect. */
    @Schema(name = "RecordChangeRunFailure", description = "An application that could not take effect. / 시행하지 못한 신청")
    public record Failure(@Schema(examples = "31") int recordChangeId) {}
}
