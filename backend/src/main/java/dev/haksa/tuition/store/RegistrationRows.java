package dev.haksa.tuition.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads from the sums of payments who has registered. */
@ApplicationScoped
public class RegistrationRows {
    private static final String REGISTERED = """
            select account.student_number from tuition_account account
             where account.student_number = any($1::text[]) and account.term_id = $2 and has_registered(account)
            """;

    /** Students with money for a term that was not given back. */
    public Uni<Set<String>> registered(SqlClient client, Collection<String> students, int termId) {
        return client.preparedQuery(REGISTERED)
                .execute(Tuple.of(students.toArray(String[]::new), termId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.toSet()));
    }
}
