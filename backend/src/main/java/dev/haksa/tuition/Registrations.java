package dev.haksa.tuition;

import dev.haksa.tuition.store.RegistrationRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** Who has registered for a term, that is, paid anything that was not taken back. */
@ApplicationScoped
public class Registrations {
    private final RegistrationRows rows;

    Registrations(RegistrationRows rows) {
        this.rows = rows;
    }

    /** Those of the students who have registered for a term. */
    public Uni<Set<String>> registered(SqlClient client, Collection<String> studentNumbers, int termId) {
        return rows.registered(client, studentNumbers, termId);
    }
}
