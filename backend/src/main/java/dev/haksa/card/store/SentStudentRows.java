package dev.haksa.card.store;

import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.card.EntryState;
import dev.haksa.card.SentStudent;
import dev.haksa.card.SentStudentCriteria;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of a campaign: everybody whom departments have sent, with what became of them. */
@ApplicationScoped
public class SentStudentRows {
    private static final Listing.SortKey BY_NUMBER =
            new Listing.SortKey("studentNumber", "e.student_number", true, false, "e.id");

    /** What the company was told stays. */
    private static final String DELIVERY = "coalesce(a.delivery, k.delivery, w.delivery, 'HOME')";

    /** Whom the company refused after a form needs another one. */
    private static final String HAS_FORM =
            "(a.entry_id is not null and e.state in ('APPLIED', 'SHIPPED', 'DELIVERED'))";

    private static final String PAPER_FORM =
            "case when not " + HAS_FORM + " then 'NONE' when a.sent_on is null then 'RECEIVED' else 'SENT' end";

    private static final String COLUMNS = """
            e.student_number, s.name, e.department_id, coalesce(e.department_name, cd.name_ko, d.name_ko) as department,
            p.name_ko as program, e.kind, e.state, e.changed_at, e.approved_at is not null as approved, e.mobile_from,
            refusal.refused_code, refusal.refused_on, refusal.refused_by,
            k.number as entry_number, pk.sequence,
            case when\s""" + HAS_FORM + " then a.received_on end as received_on, a.sent_on, ";

    private static final String FROM = """
            card_entry e
              join student s on s.student_number = e.student_number
              join program p on p.id = s.program_id
              join department d on d.id = e.department_id
              left join card_campaign_department cd on cd.campaign_id = e.campaign_id and cd.department_id = e.department_id
              left join card_declaration w on w.campaign_id = e.campaign_id and w.student_number = e.student_number
              left join card_roster r on r.campaign_id = e.campaign_id and r.department_id = e.department_id
              left join card_roster_item i on i.roster_id = r.id and i.student_number = e.student_number
              left join student_photo photo on photo.id = i.photo_id
              left join card_package_entry k on k.entry_id = e.id and not k.withdrawn
              left join card_package pk on pk.id = k.package_id
              left join card_paper_application a on a.entry_id = e.id and a.superseded_at is null
              left join lateral (\s""" + RefusalColumns.OF_EVENT + """
                      from card_entry_event v
                     where v.entry_id = e.id and v.state = 'ISSUER_REFUSED'
                     order by v.id desc limit 1) refusal on true
            """;

    /**
     * A page of the list by student number.
     *
     * @param reach departments whose students may be seen; null for all
     */
    public Uni<Page<SentStudent>> page(
            SqlClient client,
            int campaignId,
            @Nullable Set<Integer> reach,
            SentStudentCriteria criteria,
            ListTerms terms,
            Paging paging) {
        String columns = COLUMNS + terms.channel() + " as channel, " + DELIVERY + " as delivery, " + ListTerms.CONFIRMED
                + " as confirmed, " + terms.yearLevel();
        Listing listing =
                new Listing(columns, FROM, BY_NUMBER).where("e.campaign_id = ? and e.state <> 'REMOVED'", campaignId);
        if (reach != null) {
            listing.where("e.department_id = any (?::int[])", (Object) reach.toArray(Integer[]::new));
        }
        narrow(listing, criteria, terms);
        return listing.page(client, paging).map(page -> page.map(row -> student(row, terms.today())));
    }

    private static void narrow(Listing listing, SentStudentCriteria criteria, ListTerms terms) {
        if (!criteria.departments().isEmpty()) {
            listing.where("e.department_id = any (?::int[])", (Object)
                    criteria.departments().toArray(Integer[]::new));
        }
        among(listing, "e.state", criteria.states());
        among(listing, terms.channel(), criteria.channels());
        among(listing, "e.kind", criteria.kinds());
        among(listing, DELIVERY, criteria.deliveries());
        among(listing, PAPER_FORM, criteria.paperForms());
        is(listing, "refusal.refused_code is not null", criteria.refused());
        is(listing, ListTerms.CONFIRMED, criteria.confirmed());
        is(listing, "e.approved_at is not null", criteria.approved());
        if (!criteria.refusals().isEmpty()) {
            listing.where("refusal.refused_code = any (?::text[])", (Object)
                    criteria.refusals().toArray(String[]::new));
        }
        if (criteria.namePart() != null) {
            String part = "%" + escaped(criteria.namePart()) + "%";
            listing.where("(s.name ilike ? or s.name_en ilike ?)", part, part);
        }
        if (criteria.numberStart() != null) {
            listing.where("e.student_number like ?", escaped(criteria.numberStart()) + "%");
        }
    }

    private static void among(Listing listing, String expression, Collection<? extends Enum<?>> wanted) {
        if (!wanted.isEmpty()) {
            listing.where("(" + expression + ") = any (?::text[])", (Object)
                    wanted.stream().map(Enum::name).toArray(String[]::new));
        }
    }

    private static void is(Listing listing, String condition, @Nullable Boolean wanted) {
        if (wanted != null) {
            listing.where("(" + condition + ") = ?", wanted);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static SentStudent student(Row row, LocalDate today) {
        LocalDate mobileFrom = row.getLocalDate("mobile_from");
        return new SentStudent(
                row.getString("student_number"),
                row.getString("name"),
                row.getInteger("department_id"),
                row.getString("department"),
                row.getString("program"),
                row.getInteger("year_level"),
                EntryKind.valueOf(row.getString("kind")),
                EntryState.valueOf(row.getString("state")),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getBoolean("approved"),
                EntryChannel.valueOf(row.getString("channel")),
                mobileFrom != null && mobileFrom.isAfter(today) ? mobileFrom : null,
                RefusalColumns.read(row),
                Delivery.valueOf(row.getString("delivery")),
                row.getBoolean("confirmed"),
                packaged(row),
                paperForm(row));
    }

    private static SentStudent.@Nullable Packaged packaged(Row row) {
        Integer number = row.getInteger("entry_number");
        return number == null ? null : new SentStudent.Packaged(row.getInteger("sequence"), number);
    }

    private static SentStudent.@Nullable PaperForm paperForm(Row row) {
        LocalDate received = row.getLocalDate("received_on");
        return received == null ? null : new SentStudent.PaperForm(received, row.getLocalDate("sent_on"));
    }
}
