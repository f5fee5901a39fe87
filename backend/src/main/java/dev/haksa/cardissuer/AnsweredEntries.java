package dev.haksa.cardissuer;

import dev.haksa.card.CardEntries;
import dev.haksa.card.CardEntry;
import dev.haksa.cardissuer.store.AnswerRows;
import dev.haksa.cardissuer.store.AnswerRows.KnownEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads what is known of the entries that a receipt or a report speaks of. */
@ApplicationScoped
class AnsweredEntries {
    private final CardEntries cards;
    private final AnswerRows rows;

    AnsweredEntries(CardEntries cards, AnswerRows rows) {
        this.cards = cards;
        this.rows = rows;
    }

    /**
     * What is known.
     *
     * @param entries as the company knows them, by their numbers
     * @param cards those of students who were not taken off since, by their ids
     * @param reported what was reported on each number before
     */
    record Known(
            Map<Integer, KnownEntry> entries, Map<Long, CardEntry> cards, Map<Integer, List<ReportLine>> reported) {
        /** An entry that is among them. */
        KnownEntry entry(int number) {
            return Objects.requireNonNull(entries.get(number));
        }

        /** The card of an entry; null when there is no such entry or the student was taken off. */
        @Nullable
        CardEntry card(int number) {
            KnownEntry entry = entries.get(number);
            return entry == null ? null : cards.get(entry.cardEntryId());
        }

        /** What was reported on an entry. */
        List<ReportLine> reportsOn(int number) {
            return reported.getOrDefault(number, List.of());
        }

        /** Whether the very same was reported before. */
        boolean knows(ReportLine line) {
            return reportsOn(line.number()).contains(line);
        }
    }

    /** Everything about entries of a package, in a transaction that holds the campaign. */
    Uni<Known> of(SqlConnection connection, CardPackage about) {
        return rows.entriesOf(connection, about.campaignId(), about.sequence())
                .chain(entries -> known(connection, about.campaignId(), entries));
    }

    /** Everything about some entries of a campaign, in a transaction that holds it; those that are unknown are left out. */
    Uni<Known> of(SqlConnection connection, int campaignId, Collection<Integer> numbers) {
        return rows.entries(connection, campaignId, numbers).chain(entries -> known(connection, campaignId, entries));
    }

    private Uni<Known> known(SqlConnection connection, int campaignId, Map<Integer, KnownEntry> entries) {
        List<String> students =
                entries.values().stream().map(KnownEntry::studentNumber).toList();
        return cards.of(connection, campaignId, students)
                .map(found -> found.stream().collect(Collectors.toMap(CardEntry::id, Function.identity())))
                .chain(found -> reported(connection, campaignId, entries, found));
    }

    private Uni<Known> reported(
            SqlConnection connection, int campaignId, Map<Integer, KnownEntry> entries, Map<Long, CardEntry> found) {
        return rows.known(connection, campaignId, entries.keySet())
                .map(known -> known.stream().collect(Collectors.groupingBy(ReportLine::number)))
                .map(known -> new Known(entries, found, known));
    }
}
