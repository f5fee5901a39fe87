package dev.haksa.shared.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of the audit trail. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(nullable = false)
    Instant at;

    @Column(name = "actor_id", nullable = false)
    String actorId;

    @Column(name = "actor_name", nullable = false)
    String actorName;

    @Column(name = "actor_roles", nullable = false)
    String actorRoles;

    @Column(nullable = false)
    String action;

    @Column(name = "subject_type", nullable = false)
    String subjectType;

    @Column(name = "subject_id", nullable = false)
    String subjectId;

    @Column
    @Nullable
    String reason;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    Map<String, Object> details;

    /** For Hibernate. */
    protected AuditEntry() {}

    static AuditEntry of(AuditEvent event) {
        AuditEntry entry = new AuditEntry();
        entry.at = event.at();
        entry.actorId = event.caller().id();
        entry.actorName = event.caller().name();
        entry.actorRoles =
                String.join(" ", event.caller().roles().stream().sorted().toList());
        entry.action = event.action();
        entry.subjectType = event.subjectType();
        entry.subjectId = event.subjectId();
        entry.reason = event.reason();
        entry.correlationId = event.caller().correlationId();
        entry.details = event.details();
        return entry;
    }
}
