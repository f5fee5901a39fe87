package dev.haksa.card;

import dev.haksa.card.store.CampaignRows;
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
    private final CampaignRows campaigns;
    private final StudentEntryRows entries;
    private final Outbox outbox;
    private final Clock clock;

    ApplicationAnnouncer(CampaignRows campaigns, StudentEntryRows entries, Outbox outbox, Clock clock) {
        this.campaigns = campaigns;
        this.entries = entries;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            every = "${haksa.card.announce-every:10m}",
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
        Caller caller = Caller.system("card-application-open");
        return Multi.createFrom()
                .iterable(
                        opened.stream().map(StudentEntryRows.Opened::campaignId).collect(Collectors.toSet()))
                .onItem()
                .transformToUniAndConcatenate(id -> campaigns.find(connection, id))
                .collect()
                .asMap(CardCampaign::id)
                .map(found ->
                        opened.stream().map(one -> event(found, one, caller)).toList());
    }

    private static OutboxEvent event(Map<Integer, CardCampaign> campaigns, StudentEntryRows.Opened one, Caller caller) {
        CardCampaign campaign = campaigns.get(one.campaignId());
        if (campaign == null) {
            throw new IllegalStateException("no campaign " + one.campaignId());
        }
        return CardEvents.applicationOpen(campaign, one.studentNumber(), one.channel(), caller);
    }
}
