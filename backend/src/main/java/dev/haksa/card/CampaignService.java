package dev.haksa.card;

import dev.haksa.card.domain.CampaignCalendar;
import dev.haksa.card.store.CampaignFieldRows;
import dev.haksa.card.store.CampaignFieldRows.Fields;
import dev.haksa.card.store.CampaignRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Campaigns of student cards: their stages, and for which departments they are. */
@ApplicationScoped
public class CampaignService {
    private final CampaignRows rows;
    private final CampaignFieldRows fields;
    private final AuditTrail audit;
    private final Clock clock;

    CampaignService(CampaignRows rows, CampaignFieldRows fields, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.fields = fields;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What academic affairs says of a campaign.
     *
     * @param departmentIds null for every department
     */
    public record Order(
            String code,
            int year,
            String titleKo,
            String titleEn,
            CampaignStages stages,
            @Nullable List<Integer> departmentIds) {}

    private record Change(CardCampaign before, CardCampaign after) {}

    /** Departments that were asked for, and the names of all. */
    private record Chosen(List<Integer> ids, Map<Integer, String> names) {
        String name(int id) {
            return names.getOrDefault(id, String.valueOf(id));
        }
    }

    /** A campaign; 404 when there is none. */
    public Uni<CardCampaign> find(String code) {
        return rows.reading(connection -> rows.find(connection, code));
    }

    /** Campaigns, the latest first. */
    public Uni<Page<CardCampaign>> list(Paging paging) {
        return rows.list(paging);
    }

    /** Creates a campaign; 400 for stages out of order, 409 when the code or a department is taken. */
    public Uni<CardCampaign> create(Order order, Caller caller) {
        requireOrder(order.stages());
        Instant now = now();
        return rows.inTransaction(connection -> departments(connection, order)
                .chain(chosen -> insert(connection, order, chosen, now))
                .call(campaign -> audit.record(
                        connection, List.of(event(now, caller, "CARD_CAMPAIGN_CREATED", campaign, told(campaign))))));
    }

    /**
     * Changes titles, days and departments of a campaign; 428 and 412 by its tag, 409 when a department is taken or has begun,
     * while the dean decides, once it is closed, and after an approval for anything but titles and days to come.
     */
    public Uni<CardCampaign> update(Order order, @Nullable String ifMatch, Caller caller) {
        requireOrder(order.stages());
        Instant now = now();
        return rows.inTransaction(connection -> rows.lock(connection, order.code())
                .invoke(before -> EntityTags.requireMatch(ifMatch, before.version()))
                .chain(before -> change(connection, order, before, Times.day(now)))
                .call(change -> audit.record(connection, List.of(changed(now, caller, change))))
                .map(Change::after));
    }

    private Uni<CardCampaign> insert(SqlConnection connection, Order order, Chosen chosen, Instant now) {
        return fields.insert(connection, fields(order, chosen.ids()), now)
                .call(id -> fields.setDepartments(connection, id, chosen.ids()))
                .chain(id -> rows.find(connection, id))
                .invoke(campaign -> requireDepartments(campaign, chosen));
    }

    private Uni<Change> change(SqlConnection connection, Order order, CardCampaign before, LocalDate today) {
        return departments(connection, order)
                .invoke(chosen -> requireChangeable(before, order, chosen.ids(), today))
                .call(chosen -> fields.update(connection, before.id(), fields(order, chosen.ids())))
                .call(chosen -> fields.setDepartments(connection, before.id(), chosen.ids()))
                .chain(chosen -> updated(connection, before, chosen));
    }

    private Uni<Change> updated(SqlConnection connection, CardCampaign before, Chosen chosen) {
        return rows.find(connection, before.id())
                .invoke(after -> requireDepartments(after, chosen))
                .map(after -> new Change(before, after));
    }

    private Uni<Chosen> departments(SqlConnection connection, Order order) {
        return fields.departments(connection).map(known -> new Chosen(chosen(known, order.departmentIds()), known));
    }

    private static List<Integer> chosen(SortedMap<Integer, String> known, @Nullable List<Integer> asked) {
        if (asked == null) {
            return List.copyOf(known.keySet());
        }
        Set<Integer> unknown = new TreeSet<>(asked);
        unknown.removeAll(known.keySet());
        if (asked.isEmpty() || !unknown.isEmpty()) {
            throw ProblemException.invalid("CARD_DEPARTMENTS", "/departmentIds", Map.of("departments", unknown));
        }
        return List.copyOf(new TreeSet<>(asked));
    }

    private static void requireDepartments(CardCampaign campaign, Chosen chosen) {
        if (!campaign.departmentIds().equals(chosen.ids())) {
            Set<Integer> unfit = new TreeSet<>(chosen.ids());
            campaign.departmentIds().forEach(id -> {
                if (!unfit.remove(id)) {
                    unfit.add(id);
                }
            });
            List<String> names = unfit.stream().map(chosen::name).toList();
            throw ProblemException.conflict(
                    "CARD_DEPARTMENTS_TAKEN", Map.of("departments", List.copyOf(unfit), "names", names));
        }
    }

    private static void requireOrder(CampaignStages stages) {
        if (!CampaignCalendar.inOrder(stages)) {
            throw ProblemException.invalid("CARD_STAGES_ORDER", "/stages", Map.of());
        }
    }

    /** With the dean nothing changes; after an approval only titles, and days of stages that are to come. */
    private static void requireChangeable(
            CardCampaign before, Order order, List<Integer> departments, LocalDate today) {
        CardRefusals.require(CardRefusals.fixed(before.code(), before.state()));
        boolean same = before.year() == order.year()
                && before.departmentIds().equals(departments)
                && CampaignCalendar.changesOnlyWhatIsToCome(before.stages(), order.stages(), today);
        if (before.hasApprovedList() && !same) {
            throw ProblemException.conflict("CARD_CAMPAIGN_FIXED", Map.of("campaign", before.code()));
        }
    }

    private static Fields fields(Order order, List<Integer> departments) {
        return new Fields(order.code(), order.year(), order.titleKo(), order.titleEn(), order.stages(), departments);
    }

    private static AuditEvent changed(Instant now, Caller caller, Change change) {
        return event(
                now,
                caller,
                "CARD_CAMPAIGN_CHANGED",
                change.after(),
                Map.of("before", told(change.before()), "after", told(change.after())));
    }

    private static Map<String, Object> told(CardCampaign campaign) {
        CampaignStages stages = campaign.stages();
        Map<String, Object> told = new HashMap<>();
        told.put("year", campaign.year());
        told.put("titleKo", campaign.titleKo());
        told.put("titleEn", campaign.titleEn());
        told.put("opensOn", stages.opensOn().toString());
        told.put("photoUntil", stages.photoUntil().toString());
        told.put("rosterUntil", stages.rosterUntil().toString());
        told.put("transmissionUntil", stages.transmissionUntil().toString());
        told.put("linkUntil", stages.linkUntil().toString());
        told.put("applicationFrom", stages.applicationFrom().toString());
        told.put("deliveryFrom", stages.deliveryFrom().toString());
        told.put("departmentIds", campaign.departmentIds());
        return told;
    }

    private static AuditEvent event(
            Instant now, Caller caller, String action, CardCampaign campaign, Map<String, Object> details) {
        return AuditEvent.of(now, caller, action, "CARD_CAMPAIGN", campaign.code(), details);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
