package dev.haksa.card.store;

import dev.haksa.card.CardDeclaration;
import dev.haksa.card.Delivery;
import dev.haksa.card.MobileRefusals;
import dev.haksa.card.domain.CardFacts;
import dev.haksa.card.domain.CompanyRefusals;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of students, in one statement. */
@ApplicationScoped
public class FactsRows {
    private static final String SELECT = """
            select s.student_number, s.name, s.type, s.state, s.admission, s.entrance_year, s.birth_date,
                   s.nationality = 'FOREIGN' as is_foreign, p.department_id, coalesce(cd.name_ko, d.name_ko) as name_ko,
                   card.issued_on as card_on, card.department_name as card_department, card.department_id as card_department_id,
                   moved.effective_on as moved_on, moved.former_department as moved_from, moved.new_department as moved_to,
                   (select c.code from card_entry e join card_campaign c on c.id = e.campaign_id
                     where e.student_number = s.student_number and e.campaign_id <> $1 and not e.current
                       and e.state in ('ISSUER_LINKED', 'APPLIED')
                     order by e.id desc limit 1) as earlier,
                   (select c.code from card_entry e join card_campaign c on c.id = e.campaign_id
                     where e.student_number = s.student_number and e.campaign_id <> $1 and e.current) as other,
                   already.refused_on as issued_already,
                   refusal.*,
                   w.own_phone, w.delivery, w.version
              from student s
              join program p on p.id = s.program_id
              join department d on d.id = p.department_id
              left join card_campaign_department cd on cd.campaign_id = $1 and cd.department_id = d.id
              left join card_declaration w on w.campaign_id = $1 and w.student_number = s.student_number
              left join lateral (""" + RefusalColumns.OF_EVENT + """
                      from card_entry e join card_entry_event v on v.entry_id = e.id
                     where e.student_number = s.student_number and e.campaign_id = $1 and e.state <> 'REMOVED'
                       and v.state = 'ISSUER_REFUSED' and v.code = any ($4::text[])
                     order by v.id desc limit 1) refusal on true
              left join lateral (
                    select said.refused_on
                      from (""" + RefusalColumns.OF_EVENT + """
                                   , v.at as refused_at
                              from card_entry e join card_entry_event v on v.entry_id = e.id
                             where e.id = (select max(l.id) from card_entry l where l.student_number = s.student_number
                                              and l.campaign_id <> $1 and l.state <> 'REMOVED')
                               and e.state = 'ISSUER_REFUSED' and v.state = 'ISSUER_REFUSED'
                             order by v.id desc limit 1) said
                     where said.refused_code = $6
                       and not exists (select 1 from student_card k where k.student_number = s.student_number
                                          and k.voided_at > said.refused_at)) already on true
              left join lateral (
                    select k.issued_on, k.department_name, k.department_id from student_card k
                     where k.student_number = s.student_number and k.voided_at is null
                     order by k.issued_on desc, k.source, k.id desc limit 1) card on true
              left join lateral (
                    select ch.effective_on, named.before as former_department, named.after as new_department
                      from student_change ch
                      cross join lateral (
                            select coalesce(ch.former_department, (select f.name_ko from program b join department f on f.id = b.department_id
                                                                    where b.code = ch.before ->> 'program')) as before,
                                   coalesce(ch.new_department, (select n.name_ko from program a join department n on n.id = a.department_id
                                                                 where a.code = ch.after ->> 'program')) as after) named
                     where ch.student_number = s.student_number and ch.kind = 'PROGRAM_CHANGED'
                       and named.before <> named.after and ch.effective_on <= $5
                     order by ch.effective_on desc, ch.id desc limit 1) moved on true
             where s.student_number = any ($2::text[])
                or (p.department_id = $3 and s.state in ('ENROLLED', 'ON_LEAVE'))
             order by s.student_number
            """;

    /** Facts of some students. */
    public Uni<List<CardFacts>> of(
            SqlClient client, int campaignId, Collection<String> studentNumbers, LocalDate today) {
        return load(client, campaignId, studentNumbers, null, today);
    }

    /** Facts of everybody on the rolls of a department, and of some students besides. */
    public Uni<List<CardFacts>> ofDepartment(
            SqlClient client, int campaignId, int departmentId, Collection<String> studentNumbers, LocalDate today) {
        return load(client, campaignId, studentNumbers, departmentId, today);
    }

    private static Uni<List<CardFacts>> load(
            SqlClient client,
            int campaignId,
            Collection<String> studentNumbers,
            @Nullable Integer departmentId,
            LocalDate today) {
        Tuple values = Tuple.tuple()
                .addInteger(campaignId)
                .addArrayOfString(studentNumbers.toArray(String[]::new))
                .addInteger(departmentId)
                .addArrayOfString(MobileRefusals.TO_PAPER.toArray(String[]::new))
                .addLocalDate(today)
                .addString(CompanyRefusals.ISSUED_ALREADY);
        return client.preparedQuery(SELECT).execute(values).map(rows -> Sql.list(rows, FactsRows::facts));
    }

    private static CardFacts facts(Row row) {
        return new CardFacts(
                row.getString("student_number"),
                row.getString("name"),
                StudentType.valueOf(row.getString("type")),
                StudentState.valueOf(row.getString("state")),
                Admission.valueOf(row.getString("admission")),
                row.getInteger("entrance_year"),
                row.getLocalDate("birth_date"),
                row.getBoolean("is_foreign"),
                row.getInteger("department_id"),
                row.getString("name_ko"),
                row.getLocalDate("card_on"),
                row.getString("card_department"),
                row.getInteger("card_department_id"),
                move(row),
                row.getString("earlier"),
                row.getString("other"),
                row.getLocalDate("issued_already"),
                RefusalColumns.read(row),
                declaration(row));
    }

    private static CardFacts.@Nullable Move move(Row row) {
        LocalDate on = row.getLocalDate("moved_on");
        return on == null ? null : new CardFacts.Move(on, row.getString("moved_from"), row.getString("moved_to"));
    }

    private static CardDeclaration declaration(Row row) {
        Integer version = row.getInteger("version");
        return version == null
                ? CardDeclaration.NONE
                : new CardDeclaration(
                        row.getBoolean("own_phone"), Delivery.valueOf(row.getString("delivery")), version);
    }
}
