package dev.haksa.student;

import dev.haksa.catalog.TermCode;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import dev.haksa.student.domain.Attempt;
import dev.haksa.student.domain.RetakeCounts;
import dev.haksa.student.domain.Transcript;
import dev.haksa.student.store.HistoryRows;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What students have studied here, for features that select by it. */
@ApplicationScoped
@Startup
public class StudyHistories {
    private final HistoryRows rows;
    private final EffectiveDated<RetakeCounts> retakeCounts;

    StudyHistories(HistoryRows rows, Regulations regulations) {
        this.rows = rows;
        this.retakeCounts =
                regulations.parameter("enrollment", "retake-counts", ParameterReaders.oneOf(RetakeCounts.class));
    }

    /**
     * Histories by student number, of the students that exist.
     *
     * @param asOf the day, in Seoul, whose rule of retaken courses applies (article 4 (4))
     */
    public Uni<Map<String, StudyHistory>> load(SqlClient client, Collection<String> studentNumbers, LocalDate asOf) {
        RetakeCounts rule = retakeCounts.at(asOf);
        return rows.of(client, studentNumbers)
                .map(all -> all.stream()
                        .collect(Collectors.toMap(HistoryRows.Studied::studentNumber, one -> history(one, rule))));
    }

    private static StudyHistory history(HistoryRows.Studied studied, RetakeCounts rule) {
        List<Attempt> attempts = studied.attempts();
        Set<TermCode> terms = attempts.stream()
                .filter(attempt -> attempt.grade() != Grade.W)
                .map(Attempt::term)
                .collect(Collectors.toSet());
        return new StudyHistory(
                studied.studentNumber(), Transcript.of(attempts, rule).gpaHundredths(), terms, studied.entranceYear());
    }
}
