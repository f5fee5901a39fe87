package dev.haksa.change.api;

import dev.haksa.change.ChangeState;
import dev.haksa.change.ChangeStep;
import dev.haksa.change.Channel;
import dev.haksa.change.RecordChange;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done with an application now. */
@Schema(name = "RecordChangeAction", description = "What can be done now, and how. / 지금 할 수 있는 일과 방법")
public record ChangeActionLink(
        @Schema(examples = "CANCEL") String name,
        @Schema(examples = "DELETE") String method,

        @Schema(examples = "/api/v1/students/me/record-changes/31")
        String href) {
    static List<ChangeActionLink> of(RecordChange change, ChangeView view) {
        String href = view.base() + "/" + change.id();
        ChangeState state = change.summary().state();
        if (view.own()) {
            return own(change, state, href);
        }
        ChangeStep step = change.currentStep();
        if (step == null) {
            return List.of();
        }
        return step.committee() == null
                ? List.of(new ChangeActionLink("DECIDE", "POST", href + "/decisions"))
                : List.of(new ChangeActionLink("END_COMMITTEE", "POST", href + "/committee-sessions/end"));
    }

    private static List<ChangeActionLink> own(RecordChange change, ChangeState state, String href) {
        ChangeActionLink cancel = new ChangeActionLink("CANCEL", "DELETE", href);
        if (state == ChangeState.PREPARED) {
            return List.of(cancel, new ChangeActionLink("PRINT", "GET", href + "/form"));
        }
        boolean applied = change.summary().channel() != Channel.OFFICE;
        return applied && state == ChangeState.SUBMITTED ? List.of(cancel) : List.of();
    }
}
