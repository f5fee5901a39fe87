package dev.haksa.shared.audit;

import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the audit trail, the newest entries first. */
@ApplicationScoped
class AuditReader {
    private static final String ASKED = """
              from audit_entry
             where ($1::text is null or actor_id = $1)
               and ($2::text is null or action = $2)
               and ($3::text is null or subject_type = $3)
               and ($4::text is null or subject_id = $4)
               and ($5::timestamptz is null or at >= $5)
               and ($6::timestamptz is null or at < $6)
            """;
    private static final String LIST = """
            select id, at, actor_id, actor_name, actor_roles, action, subject_type, subject_id, reason, correlation_id,
                   details
            """ + ASKED + " and ($7::bigint is null or id < $7) order by id desc limit $8";

    private final Pool pool;

    AuditReader(Pool pool) {
        this.pool = pool;
    }

    /** A page of entries. */
    Uni<Page<RecordedEvent>> list(AuditCriteria criteria) {
        Tuple values = values(criteria).addValue(criteria.before()).addValue(criteria.limit() + 1);
        Uni<Page<RecordedEvent>> page = pool.preparedQuery(LIST)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(RecordedEvent::from)
                        .toList())
                .map(entries -> page(criteria, entries));
        return criteria.count() ? page.chain(found -> counted(criteria, found)) : page;
    }

    private Uni<Page<RecordedEvent>> counted(AuditCriteria criteria, Page<RecordedEvent> page) {
        return pool.preparedQuery("select count(*) as count" + ASKED)
                .execute(values(criteria))
                .map(rows -> rows.iterator().next().getLong("count"))
                .map(count -> new Page<>(page.items(), page.next(), count));
    }

    private static Page<RecordedEvent> page(AuditCriteria criteria, List<RecordedEvent> entries) {
        return Page.of(entries, criteria.limit(), entry -> Cursor.encode(entry.id()), null);
    }

    private static Tuple values(AuditCriteria criteria) {
        return Tuple.tuple()
                .addValue(criteria.actor())
                .addValue(criteria.action())
                .addValue(criteria.subjectType())
                .addValue(criteria.subjectId())
                .addValue(criteria.from())
                .addValue(criteria.to());
    }
}
