package dev.haksa.enrollment;

import dev.haksa.enrollment.store.EnrollmentQueries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a student holds or waits for in terms that are not over, for features that end it. */
@ApplicationScoped
public class HeldSeats {
    private final EnrollmentQueries queries;

    HeldSeats(EnrollmentQueries queries) {
        this.queries = queries;
    }

    /**
     * A seat, or a place on a waiting list.
     *
     * @param credits of the course
     */
    public record Held(int sectionId, String title, String term, int credits, boolean waiting) {
        /** The step that ends it because the student's record changes (제28조). */
        public OfficeStep endedByRecordChange(String studentNumber, Instant at) {
            OfficeStep.Kind kind = waiting ? OfficeStep.Kind.RECORD_CHANGE_WAITING : OfficeStep.Kind.RECORD_CHANGE;
            return new OfficeStep(kind, studentNumber, sectionId, at);
        }
    }

    /** Everything in real terms that are not over on a day; places on waiting lists first, then seats, by section. */
    public Uni<List<Held>> from(SqlConnection connection, String studentNumber, LocalDate day) {
        return queries.held(connection, studentNumber, day);
    }
}
