package dev.haksa.card;

import dev.haksa.card.StudentCards.Chosen;
import dev.haksa.card.domain.CardJourney;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.DeclarationRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentProfile;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows students how they stand with the card, and takes what they say about phone and delivery. */
@ApplicationScoped
public class StudentCardService {
    /** Where the card is sent is part of the application. */
    private static final Set<CardStatus> APPLIED =
            EnumSet.of(CardStatus.APPLIED, CardStatus.SHIPPED, CardStatus.DELIVERED);

    private final StudentService students;
    private final StudentCards cards;
    private final CampaignRows campaigns;
    private final DeclarationRows declarations;
    private final SentDeliveries deliveries;
    private final EntryChannels channels;
    private final CardLooks looks;
    private final AuditTrail audit;
    private final Clock clock;

    StudentCardService(
            StudentService students,
            StudentCards cards,
            CampaignRows campaigns,
            DeclarationRows declarations,
            SentDeliveries deliveries,
            EntryChannels channels,
            CardLooks looks,
            AuditTrail audit,
            Clock clock) {
        this.students = students;
        this.cards = cards;
        this.campaigns = campaigns;
        this.declarations = declarations;
        this.deliveries = deliveries;
        this.channels = channels;
        this.looks = looks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a student says.
     *
     * @param delivery null for what the company was told, or else home
     */
    public record Said(@Nullable Boolean ownPhone, @Nullable Delivery delivery) {}

    private record Turn(CardDeclaration before, CardDeclaration after) {}

    private record Change(
            SqlConnection connection,
            CardCampaign campaign,
            CardJourney.@Nullable Entry entry,
            String number,
            Caller caller) {}

    /** The caller's own; 404 for an account without student record. */
    public Uni<StudentCard> own(Caller caller) {
        return students.own(caller).chain(this::card);
    }

    /** That of a student whom the caller may see, which stands in the audit trail; 404 otherwise. */
    public Uni<StudentCard> find(String studentNumber, Caller caller) {
        return students.find(studentNumber, caller)
                .chain(this::card)
                .call(() -> looks.one(CardLooks.Look.CARD_SEEN, studentNumber, caller));
    }

    /**
     * Takes what the caller says for the campaign under way. 428 and 412 by the tag of the declaration, 422 without a campaign,
     * once the student has applied, and when the company was told of another delivery.
     */
    public Uni<StudentCard> declare(Said said, @Nullable String ifMatch, Caller caller) {
        LocalDate today = today();
        return students.own(caller)
                .call(student -> campaigns.inTransaction(connection -> cards.choose(
                                connection, number(student), student.standing().departmentId(), today)
                        .map(chosen -> change(connection, chosen, student, caller))
                        .chain(change -> write(change, said, ifMatch))))
                .chain(this::card);
    }

    private Uni<Void> write(Change change, Said said, @Nullable String ifMatch) {
        SqlConnection connection = change.connection();
        int campaign = change.campaign().id();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return campaigns
                .hold(connection, change.campaign().code())
                .chain(() -> declarations.lock(connection, campaign, change.number()))
                .invoke(before -> EntityTags.requireMatch(ifMatch, before.version()))
                .chain(before -> turn(change, said, before))
                .call(turn -> audit.record(connection, List.of(event(change, turn, now))))
                .chain(turn -> declarations.write(connection, campaign, change.number(), turn.after(), now))
                .chain(() -> follow(change));
    }

    private Uni<Turn> turn(Change change, Said said, CardDeclaration before) {
        return deliveries
                .of(change.connection(), change.campaign().id(), change.number())
                .map(sent -> new CardDeclaration(said.ownPhone(), delivery(said, sent), 0))
                .map(after -> new Turn(before, after));
    }

    /** What the company was told stays. */
    private static Delivery delivery(Said said, List<SentDelivery> sent) {
        if (sent.isEmpty()) {
            return Objects.requireNonNullElse(said.delivery(), Delivery.HOME);
        }
        SentDelivery told = sent.getFirst();
        if (said.delivery() != null && said.delivery() != told.delivery()) {
            Map<String, Object> facts = Map.of("delivery", told.delivery(), "on", told.on());
            throw ProblemException.refused(List.of(new Violation("CARD_DELIVERY_SENT", "card.2.5", facts)));
        }
        return told.delivery();
    }

    /** A student on a roster applies as the rules say now, as far as the company was not told otherwise. */
    private Uni<Void> follow(Change change) {
        return change.entry() == null
                ? Uni.createFrom().voidItem()
                : channels.follow(change.connection(), change.campaign(), Set.of(change.number()), today());
    }

    private Uni<StudentCard> card(StudentProfile student) {
        return campaigns.reading(connection ->
                cards.of(connection, number(student), student.standing().departmentId(), today()));
    }

    private static Change change(SqlConnection connection, Chosen chosen, StudentProfile student, Caller caller) {
        CardCampaign campaign = chosen.campaign();
        CardJourney.Entry entry = chosen.entry();
        CardStatus sent =
                entry == null ? null : CardStatus.valueOf(entry.state().name());
        ProblemException refusal = closed(campaign, sent, student.departmentName());
        if (campaign == null || refusal != null) {
            throw Objects.requireNonNull(refusal);
        }
        return new Change(connection, campaign, entry, number(student), caller);
    }

    /**
     * Why nothing can be declared; null when something can.
     *
     * @param status of the student, if it is known
     */
    static @Nullable ProblemException closed(
            @Nullable CardCampaign campaign, @Nullable CardStatus status, String department) {
        if (campaign == null || campaign.state() == CampaignState.CLOSED) {
            return ProblemException.refused(
                    List.of(new Violation("CARD_NO_CAMPAIGN", "card.2", Map.of("department", department))));
        }
        return status != null && APPLIED.contains(status)
                ? ProblemException.refused(
                        List.of(new Violation("CARD_APPLIED_ALREADY", "card.2.5", Map.of("state", status))))
                : null;
    }

    private static AuditEvent event(Change change, Turn turn, Instant now) {
        return AuditEvent.of(
                now,
                change.caller(),
                "CARD_DECLARATION_CHANGED",
                "STUDENT",
                change.number(),
                Map.of(
                        "campaign",
                        change.campaign().code(),
                        "before",
                        told(turn.before()),
                        "after",
                        told(turn.after())));
    }

    private static Map<String, Object> told(CardDeclaration declaration) {
        return Map.of(
                "ownPhone", String.valueOf(declaration.ownPhone()),
                "delivery", declaration.delivery().name());
    }

    private static String number(StudentProfile student) {
        return student.standing().studentNumber();
    }

    private LocalDate today() {
        return Times.day(clock.instant());
    }
}
