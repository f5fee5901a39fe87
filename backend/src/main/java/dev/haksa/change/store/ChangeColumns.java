package dev.haksa.change.store;

import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeState;
import dev.haksa.change.ChangeSummary;
import dev.haksa.change.Channel;
import dev.haksa.change.StepRole;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** How an application is read for lists and for itself. */
final class ChangeColumns {
    static final String SUMMARY = """
            c.id, c.kind, c.student_number, s.name as student_name, c.department_id, d.name_ko as department_name, c.channel,
            c.state, c.receipt_date, c.effective_on, c.submitted_at, c.version, st.number as step_number,
            st.role as step_role, st.due_on as step_due_on, st.paused_on is not null as step_paused
            """;
    static final String FROM = """
            record_change c
              join student s on s.student_number = c.student_number
              join department d on d.id = c.department_id
              left join record_change_step st on st.change_id = c.id and st.begun_on is not null and st.verdict is null
                   and c.state in ('SUBMITTED', 'CONFIRMED')
            """;

    private ChangeColumns() {}

    static ChangeSummary summary(Row row) {
        return new ChangeSummary(
                row.getInteger("id"),
                ChangeKind.valueOf(row.getString("kind")),
                row.getString("student_number"),
                row.getString("student_name"),
                row.getInteger("department_id"),
                row.getString("department_name"),
                Channel.valueOf(row.getString("channel")),
                ChangeState.valueOf(row.getString("state")),
                row.getLocalDate("receipt_date"),
                row.getLocalDate("effective_on"),
                row.getOffsetDateTime("submitted_at").toInstant(),
                current(row),
                row.getInteger("version"));
    }

    private static ChangeSummary.@Nullable Current current(Row row) {
        Integer number = row.getInteger("step_number");
        return number == null
                ? null
                : new ChangeSummary.Current(
                        number,
                        StepRole.valueOf(row.getString("step_role")),
                        row.getLocalDate("step_due_on"),
                        row.getBoolean("step_paused"));
    }
}
