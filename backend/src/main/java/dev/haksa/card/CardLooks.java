package dev.haksa.card;

import dev.haksa.card.store.CampaignRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Records who among the staff looked at whose card: it tells who is refused, a minor or a foreigner. */
@ApplicationScoped
public class CardLooks {
    private final CampaignRows campaigns;
    private final AuditTrail audit;
    private final Clock clock;

    CardLooks(CampaignRows campaigns, AuditTrail audit, Clock clock) {
        this.campaigns = campaigns;
        this.audit = audit;
        this.clock = clock;
    }

    /** What of one student is looked at; stands in the audit trail. */
    public enum Look {
        /** How a student stands with the card; the subject is the student. */
        CARD_SEEN("STUDENT"),
        /** A form on paper; the subject is campaign and student. */
        CARD_PAPER_APPLICATION_SEEN("CARD_PAPER_APPLICATION");

        private final String subjectType;

        Look(String subjectType) {
            this.subjectType = subjectType;
        }
    }

    /** Somebody looked at one student. */
    public Uni<Void> one(Look look, String subject, Caller caller) {
        return record(AuditEvent.of(clock.instant(), caller, look.name(), look.subjectType, subject, Map.of()));
    }

    /** Somebody was shown a page of a list, which is no export and so has no purpose; a page of nobody is none. */
    public Uni<Void> page(String list, Map<String, Object> criteria, List<String> students, Caller caller) {
        Map<String, Object> details = Map.of("criteria", criteria, "studentNumbers", students);
        return students.isEmpty()
                ? Uni.createFrom().voidItem()
                : record(AuditEvent.of(clock.instant(), caller, "CARD_LIST_PAGE_SHOWN", "CARD_LIST", list, details));
    }

    private Uni<Void> record(AuditEvent event) {
        return campaigns.inTransaction(connection -> audit.record(connection, List.of(event)));
    }
}
