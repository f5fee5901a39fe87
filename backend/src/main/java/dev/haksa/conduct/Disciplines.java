package dev.haksa.conduct;

import dev.haksa.conduct.store.ConductRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;

/** The door for features that must know of discipline. */
@ApplicationScoped
public class Disciplines {
    private final ConductRows rows;

    Disciplines(ConductRows rows) {
        this.rows = rows;
    }

    /** Whether a student was expelled (퇴학) and the decision stands: readmission is out of the question (제37조①). */
    public Uni<Boolean> expelled(SqlClient connection, String studentNumber) {
        return rows.expelled(connection, studentNumber);
    }
}
