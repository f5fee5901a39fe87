package dev.haksa.card;

import dev.haksa.card.store.CampaignRows;
import dev.haksa.card.store.DeclarationRows;
import dev.haksa.card.store.StudentEntryRows;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells students once that they may apply: on the day of the stage, or when the company links them later. */
@ApplicationScoped
public class ApplicationAnnouncer {
    private static final Caller SENDER = Caller.system("card-application-open");

    private final CampaignRows campaigns;
    private final StudentEntryRows entries;
    private final DeclarationRows declarations;
    private final Outbox outbox;
    private final Clock clock;

    ApplicationAnnouncer(
            CampaignRows campaigns,
            StudentEntryRows entries,
            DeclarationRows declarations,
            Outbox outbox,
            Clock clock) {
        this.campaigns = campaigns;
        this.entries = entries;
        this.declarations = declarations;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Known(Map<Integer, CardCampaign> campaigns, Map<String, Delivery> deliveries) {}

    @Scheduled(
            every = "${haksa.cards.announce-every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return announce().replaceWithVoid();
    }

    /** Tells everybody who may apply from today on and was not told; answers how many. */
    public Uni<Integer> announce() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return campaigns.inTransaction(connection -> entries.opened(connection, Times.day(now))
                .chain(opened -> events(connection, opened))
                .call(events -> outbox.publish(connection, now, events))
                .map(List::size));
    }

    private Uni<List<OutboxEvent>> events(SqlConnection connection, List<StudentEntryRows.Opened> opened) {
        return campaigns(connection, opened)
                .chain(found -> declarations
                        .deliveries(
                                connection,
                                opened.stream()
                                        .map(StudentEntryRows.Opened::studentNumber)
                                        .toList())
                        .map(deliveries -> new Known(found, deliveries)))
                .map(known -> opened.stream().map(one -> event(known, one)).toList());
    }

    private Uni<Map<Integer, CardCampaign>> campaigns(SqlConnection connection, List<StudentEntryRows.Opened> opened) {
        return Multi.createFrom()
                .iterable(
                        opened.stream().map(StudentEntryRows.Opened::campaignId).collect(Collectors.toSet()))
                .onItem()
                .transformToUniAndConcatenate(id -> campaigns.find(connection, id))
                .collect()
                .asMap(CardCampaign::id);
    }

    private static OutboxEvent event(Known known, StudentEntryRows.Opened one) {
        CardCampaign campaign = known.campaigns().get(one.campaignId());
        if (campaign == null) {
            throw new IllegalStateException("no campaign " + one.campaignId());
        }
        Delivery delivery = known.deliveries().getOrDefault(one.studentNumber(), Delivery.HOME);
        return CardEvents.applicationOpen(campaign, one.studentNumber(), one.channel(), delivery, SENDER);
    }
}
