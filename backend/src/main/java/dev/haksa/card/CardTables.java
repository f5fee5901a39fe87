package dev.haksa.card;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.table.TableColumn;
import dev.haksa.shared.table.TableFile;
import dev.haksa.shared.table.TableFormat;
import dev.haksa.shared.table.TableHead;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rosters and lists as tables, as the procedure draws them: 구분, department, number, name. Blocking. */
final class CardTables {
    private static final List<TableColumn> WHO = List.of(
            new TableColumn("number", 6),
            new TableColumn("kind", 10),
            new TableColumn("department", 22),
            new TableColumn("program", 26),
            new TableColumn("yearLevel", 6),
            new TableColumn("studentNumber", 12),
            new TableColumn("name", 14),
            new TableColumn("channel", 10));

    private static final List<TableColumn> ROSTER = List.of(new TableColumn("photo", 10), new TableColumn("state", 14));

    private static final List<TableColumn> CAMPAIGN = List.of(
            new TableColumn("delivery", 8),
            new TableColumn("approved", 8),
            new TableColumn("state", 14),
            new TableColumn("refusal", 20),
            new TableColumn("refusedOn", 12),
            new TableColumn("formReceivedOn", 14),
            new TableColumn("formSentOn", 14));

    private final Language language;
    private int number;

    private CardTables(Language language) {
        this.language = language;
    }

    /** A department's roster. */
    static Buffer roster(List<RosterStudent> students, TableFormat format, Language language) {
        CardTables tables = new CardTables(language);
        return tables.write(
                "roster", ROSTER, format, students.stream().map(tables::row).toList());
    }

    /** The list of a campaign, by department and student number. */
    static Buffer campaign(List<SentStudent> students, TableFormat format, Language language) {
        CardTables tables = new CardTables(language);
        Stream<SentStudent> inOrder = students.stream()
                .sorted(Comparator.comparing(SentStudent::department)
                        .thenComparingInt(SentStudent::departmentId)
                        .thenComparing(SentStudent::studentNumber));
        return tables.write("list", CAMPAIGN, format, inOrder.map(tables::row).toList());
    }

    private List<Object> row(RosterStudent student) {
        RosterItem item = student.item();
        List<Object> row = who(
                student.kind(),
                List.of(student.department(), student.program(), student.yearLevel()),
                item.studentNumber(),
                item.name(),
                item.channel());
        row.add(text(item.confirmed() ? "photo.confirmed" : "photo.unconfirmed"));
        row.add(value(student.state()));
        return row;
    }

    private List<Object> row(SentStudent student) {
        List<Object> row = who(
                student.kind(),
                List.of(student.department(), student.program(), student.yearLevel()),
                student.studentNumber(),
                student.name(),
                student.channel());
        CardRefusal refusal = student.refusal();
        SentStudent.PaperForm form = student.paperForm();
        row.add(value(student.delivery()));
        row.add(text(student.approved() ? "approved" : "waiting"));
        row.add(value(student.state()));
        row.add(refusal == null ? "" : refusal.code());
        row.add(refusal == null ? "" : refusal.on());
        row.add(form == null ? "" : form.receivedOn());
        row.add(form == null ? "" : Objects.toString(form.sentOn(), ""));
        return row;
    }

    private List<Object> who(
            EntryKind kind, List<Object> where, String studentNumber, String name, @Nullable EntryChannel channel) {
        List<Object> row = new ArrayList<>();
        row.add(++number);
        row.add(value(kind));
        row.addAll(where);
        row.add(studentNumber);
        row.add(name);
        row.add(value(channel));
        return row;
    }

    private Buffer write(String sheet, List<TableColumn> columns, TableFormat format, List<List<Object>> rows) {
        List<TableColumn> all = Stream.concat(WHO.stream(), columns.stream())
                .map(column -> new TableColumn(text("column." + column.head()), column.width()))
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableFile table = format.begin(out, new TableHead(text(sheet), all))) {
            table.add(rows);
            table.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private String value(@Nullable Enum<?> constant) {
        return constant == null ? "" : text("value." + constant.name());
    }

    private String text(String key) {
        return Texts.get(language, "card.list." + key, Map.of());
    }
}
