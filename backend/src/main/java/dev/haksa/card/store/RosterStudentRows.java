package dev.haksa.card.store;

import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.card.EntryState;
import dev.haksa.card.RosterItem;
import dev.haksa.card.RosterStudent;
import dev.haksa.card.RosterStudentCriteria;
import dev.haksa.card.domain.Eligibility;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.student.Admission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The students on a roster and off it, for people to look at. */
@ApplicationScoped
public class RosterStudentRows {
    private static final Listing.SortKey BY_NUMBER =
            new Listing.SortKey("studentNumber", "i.student_number", true, false, "i.roster_id");

    private static final String FROM = """
            card_roster_item i
              join card_roster r on r.id = i.roster_id
              join card_campaign c on c.id = r.campaign_id
              join department d on d.id = r.department_id
              join card_campaign_department cd on cd.campaign_id = r.campaign_id and cd.department_id = r.department_id
              join student s on s.student_number = i.student_number
              join program p on p.id = s.program_id
              left join student_photo photo on photo.id = i.photo_id
              left join card_entry e on e.campaign_id = r.campaign_id and e.department_id = r.department_id
                    and e.student_number = i.student_number and e.state <> 'REMOVED'
            """;

    private static final String REASON =
            "exists (select from jsonb_array_elements(i.reasons) why where why ->> 'code' = any (?::text[]))";

    /** A page of a roster's students by number. */
    public Uni<Page<RosterStudent>> page(
            SqlClient client, int rosterId, RosterStudentCriteria criteria, ListTerms terms, Paging paging) {
        String channel = "case when i.listed then coalesce(" + terms.channel() + ", i.channel) end";
        String columns = """
                i.student_number, s.name, i.listed, i.reasons, i.photo_id, i.photo_sha256, photo.version,
                coalesce(cd.name_ko, d.name_ko) as department, p.name_ko as program, s.admission, s.entrance_year, c.year, e.kind, e.state,\s""" + ListTerms.CONFIRMED + " as confirmed, " + channel + " as channel, " + terms.yearLevel();
        Listing listing = new Listing(columns, FROM, BY_NUMBER).where("i.roster_id = ?", rosterId);
        narrow(listing, criteria, channel);
        return listing.page(client, paging).map(page -> page.map(RosterStudentRows::student));
    }

    private static void narrow(Listing listing, RosterStudentCriteria criteria, String channel) {
        if (criteria.listed() != null) {
            listing.where("i.listed = ?", criteria.listed());
        }
        if (criteria.confirmed() != null) {
            listing.where(ListTerms.CONFIRMED + " = ?", criteria.confirmed());
        }
        if (!criteria.channels().isEmpty()) {
            listing.where("(" + channel + ") = any (?::text[])", (Object) Sql.texts(criteria.channels(), Enum::name));
        }
        if (!criteria.reasons().isEmpty()) {
            listing.where(REASON, (Object) criteria.reasons().toArray(String[]::new));
        }
    }

    private static RosterStudent student(Row row) {
        return new RosterStudent(
                item(row),
                kind(row),
                row.getString("department"),
                row.getString("program"),
                row.getInteger("year_level"),
                state(row.getString("state")));
    }

    private static RosterItem item(Row row) {
        String channel = row.getString("channel");
        return new RosterItem(
                row.getString("student_number"),
                row.getString("name"),
                row.getBoolean("listed"),
                ReasonsJson.read(row.getJsonArray("reasons")),
                channel == null ? null : EntryChannel.valueOf(channel),
                row.getUUID("photo_id"),
                row.getInteger("version"),
                row.getString("photo_sha256"),
                row.getBoolean("confirmed"));
    }

    /** Who was sent stays what the roster said. */
    private static EntryKind kind(Row row) {
        String sent = row.getString("kind");
        return sent == null
                ? Eligibility.kind(
                        Admission.valueOf(row.getString("admission")),
                        row.getInteger("entrance_year"),
                        row.getInteger("year"))
                : EntryKind.valueOf(sent);
    }

    private static @Nullable EntryState state(@Nullable String sent) {
        return sent == null ? null : EntryState.valueOf(sent);
    }
}
