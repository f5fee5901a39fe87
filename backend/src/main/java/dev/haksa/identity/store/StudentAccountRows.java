package dev.haksa.identity.store;

import dev.haksa.identity.StudentAccounts.Code;
import dev.haksa.identity.StudentAccounts.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes accounts of students who have to activate them, and their codes. */
@ApplicationScoped
public class StudentAccountRows {
    private static final String CREATE = """
            with created as (
                insert into account (id, login_name, display_name, student_number, state, created_at, updated_at)
                select gen_random_uuid(), n.number, n.name, n.number, 'PENDING_ACTIVATION', $3, $3
                  from unnest($1::text[], $2::text[]) as n (number, name)
                 where not exists (select 1 from account known where known.student_number = n.number)
                on conflict (lower(login_name)) do nothing
                returning id)
            insert into account_role (account_id, role) select id, 'STUDENT' from created
            """;
    private static final String PENDING = """
            select student_number from account
             where student_number = any($1::text[]) and state = 'PENDING_ACTIVATION'
             order by student_number for no key update
            """;
    private static final String END_CODES = """
            delete from activation_code
             where used_at is null and account_id in (select id from account where student_number = any($1::text[]))
            """;
    private static final String NEW_CODES = """
            insert into activation_code (account_id, code_hash, expires_at)
            select account.id, n.hash, n.expires_at
              from unnest($1::text[], $2::bytea[], $3::timestamptz[]) as n (number, hash, expires_at)
              join account on account.student_number = n.number
            """;

    /** Makes the accounts of owners who have none. */
    public Uni<Void> create(SqlConnection connection, List<Owner> owners, Instant now) {
        Tuple values = Tuple.of(
                numbers(owners),
                owners.stream().map(Owner::displayName).toArray(String[]::new),
                now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(CREATE).execute(values).replaceWithVoid();
    }

    /** The student numbers whose accounts wait for their activation, locked. */
    public Uni<Set<String>> pending(SqlConnection connection, List<Owner> owners) {
        return connection
                .preparedQuery(PENDING)
                .execute(Tuple.of(numbers(owners)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Ends the codes that the accounts have, and gives them new ones. */
    public Uni<Void> replaceCodes(SqlConnection connection, List<Code> codes, Function<Code, byte[]> hash) {
        Object numbers = numbers(codes.stream().map(Code::owner).toList());
        Tuple values = Tuple.tuple()
                .addValue(numbers)
                .addValue(codes.stream()
                        .map(code -> Buffer.buffer(hash.apply(code)))
                        .toArray(Buffer[]::new))
                .addValue(codes.stream()
                        .map(code -> code.expiresAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
        return connection
                .preparedQuery(END_CODES)
                .execute(Tuple.of(numbers))
                .chain(() -> connection.preparedQuery(NEW_CODES).execute(values))
                .replaceWithVoid();
    }

    private static Object numbers(List<Owner> owners) {
        return owners.stream().map(Owner::studentNumber).toArray(String[]::new);
    }
}
