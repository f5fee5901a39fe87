package dev.haksa.card;

import dev.haksa.card.domain.CampaignCalendar;
import dev.haksa.card.domain.CardFacts;
import dev.haksa.card.domain.CardJourney;
import dev.haksa.card.domain.CardJourney.Journey;
import dev.haksa.card.domain.Eligibility;
import dev.haksa.card.domain.NextSteps;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.FactsRows;
import dev.haksa.card.store.LeftOffRows;
import dev.haksa.card.store.RosterRows;
import dev.haksa.card.store.StudentEntryRows;
import dev.haksa.photo.PhotoStanding;
import dev.haksa.photo.StudentPhotos;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out how a student stands with the card on a day. */
@ApplicationScoped
class StudentCards {
    private final CampaignRows campaigns;
    private final RosterRows rosters;
    private final LeftOffRows leftOff;
    private final StudentEntryRows entries;
    private final FactsRows facts;
    private final StudentPhotos photos;
    private final SentDeliveries deliveries;
    private final CardRules rules;

    StudentCards(
            CampaignRows campaigns,
            RosterRows rosters,
            LeftOffRows leftOff,
            StudentEntryRows entries,
            FactsRows facts,
            StudentPhotos photos,
            SentDeliveries deliveries,
            CardRules rules) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.leftOff = leftOff;
        this.entries = entries;
        this.facts = facts;
        this.photos = photos;
        this.deliveries = deliveries;
        this.rules = rules;
    }

    /** What a student's question is about: the campaign, and the entry when it is of that campaign. */
    record Chosen(@Nullable CardCampaign campaign, CardJourney.@Nullable Entry entry) {}

    /** Everything about a student in a campaign. */
    record Known(
            CardCampaign campaign,
            CardFacts student,
            CardJourney.@Nullable Entry entry,
            PhotoStanding photo,
            List<SentDelivery> sent,
            @Nullable CardRoster roster,
            List<Violation> leftOff) {
        Known withPhoto(PhotoStanding found) {
            return new Known(campaign, student, entry, found, sent, roster, leftOff);
        }

        Known withSent(List<SentDelivery> found) {
            return new Known(campaign, student, entry, photo, found, roster, leftOff);
        }

        Known withRoster(@Nullable CardRoster found) {
            return new Known(campaign, student, entry, photo, sent, found, leftOff);
        }

        Known withReasons(List<Violation> reasons) {
            return new Known(campaign, student, entry, photo, sent, roster, reasons);
        }

        /** What the student said; where the card goes as the company was told, once it was. */
        CardDeclaration declaration() {
            CardDeclaration said = student.declaration();
            return sent.isEmpty()
                    ? said
                    : new CardDeclaration(said.ownPhone(), sent.getFirst().delivery(), said.version());
        }

        CampaignCalendar calendar() {
            return roster == null
                    ? new CampaignCalendar(campaign.stages(), null, false)
                    : CardRefusals.calendar(campaign, roster);
        }
    }

    private record Entered(
            StudentEntryRows.@Nullable Journey journey,
            @Nullable CardCampaign campaign) {}

    /** How a student of a department stands; 404 without such a student. */
    Uni<StudentCard> of(SqlClient client, String number, int departmentId, LocalDate today) {
        return choose(client, number, departmentId, today).chain(chosen -> of(client, number, chosen, today));
    }

    private Uni<StudentCard> of(SqlClient client, String number, Chosen chosen, LocalDate today) {
        CardCampaign campaign = chosen.campaign();
        return campaign == null
                ? withoutCampaign(client, number, today)
                : known(client, campaign, chosen.entry(), number, today).map(known -> card(known, today));
    }

    /**
     * The campaign that concerns a student: the one under way in which the student was sent, else the one under way of the
     * department, else the last in which the student was sent.
     */
    Uni<Chosen> choose(SqlClient client, String number, int departmentId, LocalDate today) {
        return entries.journey(client, number, today)
                .chain(journey -> entered(client, journey))
                .chain(entered ->
                        campaigns.ofDepartment(client, departmentId).map(current -> choose(entered, current)));
    }

    /** Loads everything about a student in a campaign. */
    Uni<Known> known(
            SqlClient client,
            CardCampaign campaign,
            CardJourney.@Nullable Entry entry,
            String number,
            LocalDate today) {
        return facts.of(client, campaign.id(), List.of(number), today)
                .map(found -> one(found, number))
                .map(student ->
                        new Known(campaign, student, entry, PhotoStanding.none(number), List.of(), null, List.of()))
                .chain(known -> withPhoto(client, known))
                .chain(known -> deliveries.of(client, campaign.id(), number).map(known::withSent))
                .chain(known -> withRoster(client, known));
    }

    private Uni<Known> withPhoto(SqlClient client, Known known) {
        String number = known.student().studentNumber();
        return photos.standings(client, Set.of(number))
                .map(found -> known.withPhoto(found.getOrDefault(number, PhotoStanding.none(number))));
    }

    /** What the rules say of a student today. */
    Eligibility eligibility(Known known, LocalDate today) {
        return Eligibility.of(known.student(), rules.terms(known.campaign(), today));
    }

    private Uni<Known> withRoster(SqlClient client, Known known) {
        int campaign = known.campaign().id();
        int department = known.student().departmentId();
        return rosters.lookUp(client, campaign, department)
                .map(known::withRoster)
                .chain(with -> leftOff.leftOff(
                                client, campaign, department, known.student().studentNumber())
                        .map(with::withReasons));
    }

    private StudentCard card(Known known, LocalDate today) {
        CampaignCalendar calendar = known.calendar();
        CardRoster roster = known.roster();
        Journey journey = CardJourney.of(new CardJourney.Scene(
                known.campaign().state(),
                calendar,
                today,
                known.student().departmentName(),
                eligibility(known, today),
                known.photo(),
                known.entry(),
                roster != null && roster.wasSent(),
                roster != null && roster.state() == RosterState.SENT,
                known.leftOff()));
        return new StudentCard(
                known.student().studentNumber(),
                known.student().name(),
                known.campaign(),
                journey.status(),
                journey.method(),
                journey.reasons(),
                journey.refusal(),
                journey.stages(),
                NextSteps.of(journey, calendar, today, known.declaration()),
                known.declaration(),
                known.sent().stream().findFirst().orElse(null));
    }

    private Uni<Entered> entered(SqlClient client, StudentEntryRows.@Nullable Journey journey) {
        return journey == null
                ? Uni.createFrom().item(new Entered(null, null))
                : campaigns.find(client, journey.campaignId()).map(campaign -> new Entered(journey, campaign));
    }

    private static Chosen choose(Entered entered, @Nullable CardCampaign current) {
        CardCampaign sentIn = entered.campaign();
        boolean underWay = sentIn != null && sentIn.state() != CampaignState.CLOSED;
        if (entered.journey() != null && (underWay || current == null)) {
            return new Chosen(sentIn, entered.journey().entry());
        }
        return new Chosen(current, null);
    }

    private Uni<StudentCard> withoutCampaign(SqlClient client, String number, LocalDate today) {
        return facts.of(client, 0, List.of(number), today)
                .map(found -> one(found, number))
                .map(StudentCards::withoutCampaign);
    }

    private static StudentCard withoutCampaign(CardFacts student) {
        LocalDate card = student.card();
        boolean reissue = card != null;
        Violation reason = card == null
                ? new Violation("CARD_NO_CAMPAIGN", "card.2", Map.of("department", student.departmentName()))
                : new Violation("CARD_ALREADY_ISSUED", "card.3.2", Map.of("issuedOn", card));
        return new StudentCard(
                student.studentNumber(),
                student.name(),
                null,
                CardStatus.NOT_ELIGIBLE,
                reissue ? CardMethod.REISSUE : CardMethod.NOT_ELIGIBLE,
                List.of(reason),
                null,
                List.of(),
                List.of(new NextStep(reissue ? "CALL_CUSTOMER_CENTRE" : "ASK_DEPARTMENT", false, Map.of())),
                CardDeclaration.NONE,
                null);
    }

    private static CardFacts one(List<CardFacts> found, String number) {
        return found.stream().findFirst().orElseThrow(() -> ProblemException.notFound("student", number));
    }
}
