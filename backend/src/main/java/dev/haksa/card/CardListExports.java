package dev.haksa.card;

import dev.haksa.card.store.CampaignRows;
import dev.haksa.privacy.Export;
import dev.haksa.privacy.ExportKind;
import dev.haksa.privacy.PersonalDataExports;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Rosters (신청명단) and the merged list as files; who took one, and what for, is on record before it leaves. */
@ApplicationScoped
public class CardListExports {
    /** A whole list: more than any university has students. */
    private static final Paging WHOLE = new Paging(500_000, null, false);

    private final CardLists lists;
    private final CardListWork work;
    private final CampaignRows campaigns;
    private final PersonalDataExports exports;
    private final Clock clock;

    CardListExports(
            CardLists lists, CardListWork work, CampaignRows campaigns, PersonalDataExports exports, Clock clock) {
        this.lists = lists;
        this.work = work;
        this.campaigns = campaigns;
        this.exports = exports;
        this.clock = clock;
    }

    /**
     * What a file is made of.
     *
     * @param name of the file begins with that
     * @param criteria what was selected, for the log
     */
    private record Wanted<T>(
            Supplier<Uni<Page<T>>> students,
            Function<List<T>, Buffer> table,
            String name,
            Map<String, Object> criteria) {}

    private record Made(int students, Buffer content) {}

    /** A department's roster: who is on it, sent or not. 404 as with the list, 503 while too many files are being made. */
    public Uni<CardListFile> roster(String campaign, int departmentId, CardListOrder order) {
        Wanted<RosterStudent> wanted = new Wanted<>(
                () -> lists.roster(campaign, departmentId, RosterStudentCriteria.LISTED, WHOLE, order.caller()),
                students -> CardTables.roster(students, order.format(), order.language()),
                name("roster", campaign + "-" + departmentId, order),
                Map.of("campaign", campaign, "roster", departmentId));
        return make(wanted, order);
    }

    /** Everybody on the list of a campaign who is asked for and whom the caller may see; the same failures. */
    public Uni<CardListFile> campaign(String campaign, SentStudentCriteria asked, CardListOrder order) {
        Map<String, Object> criteria = new HashMap<>(asked.told());
        criteria.put("campaign", campaign);
        Wanted<SentStudent> wanted = new Wanted<>(
                () -> lists.sent(campaign, asked, WHOLE, order.caller()),
                students -> CardTables.campaign(students, order.format(), order.language()),
                name("list", campaign, order),
                criteria);
        return make(wanted, order);
    }

    private <T> Uni<CardListFile> make(Wanted<T> wanted, CardListOrder order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return work.inTurn(() -> wanted.students()
                .get()
                .chain(page -> table(wanted, page.items()))
                .call(made -> record(made, wanted, order, now))
                .map(made -> new CardListFile(
                        wanted.name() + "-" + Times.day(now) + "."
                                + order.format().ending(),
                        order.format(),
                        made.content())));
    }

    private <T> Uni<Made> table(Wanted<T> wanted, List<T> students) {
        return work.run(() -> new Made(students.size(), wanted.table().apply(students)));
    }

    private Uni<Void> record(Made made, Wanted<?> wanted, CardListOrder order, Instant at) {
        Map<String, Object> criteria = new HashMap<>(wanted.criteria());
        criteria.put("format", order.format().name());
        Export export =
                new Export(ExportKind.CARD_ROSTER, order.purpose(), made.students(), criteria, order.caller(), at);
        return campaigns.inTransaction(connection -> exports.record(connection, export));
    }

    private static String name(String kind, String of, CardListOrder order) {
        return Texts.get(order.language(), "card.list." + kind, Map.of()) + "-" + of;
    }
}
