package dev.haksa.photoregister.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** To which departments students belong. */
@ApplicationScoped
public class OwnerRows {
    private static final String DEPARTMENTS = """
            select s.student_number, p.department_id
              from student s
              join program p on p.id = s.program_id
             where s.student_number = any($1::text[])
            """;

    /** The departments of the students that exist among numbers. */
    public Uni<Map<String, Integer>> departments(SqlClient client, Collection<String> studentNumbers) {
        return client.preparedQuery(DEPARTMENTS)
                .execute(Tuple.of((Object) studentNumbers.stream().distinct().toArray(String[]::new)))
                .map(rows -> {
                    Map<String, Integer> departments = new HashMap<>();
                    for (Row row : rows) {
                        departments.put(row.getString("student_number"), row.getInteger("department_id"));
                    }
                    return departments;
                });
    }
}
