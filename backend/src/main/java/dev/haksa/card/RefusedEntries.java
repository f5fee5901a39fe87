package dev.haksa.card;

import dev.haksa.card.RosterDesk.Opened;
import dev.haksa.card.domain.CompanyRefusals;
import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.EntryMoves.Known;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.card.store.EntryMoveRows;
import dev.haksa.card.store.EntryRows;
import dev.haksa.photo.KeptPhoto;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Students whom the dean has approved and the company refused before it linked their data: when the department puts them on its
 * roster again, what was refused is taken back, and they come again as a new entry.
 */
@ApplicationScoped
class RefusedEntries {
    private final EntryRows entries;
    private final EntryMoveRows moves;

    RefusedEntries(EntryRows entries, EntryMoveRows moves) {
        this.entries = entries;
        this.moves = moves;
    }

    /** Takes back what the company refused of these students of the roster's department; the answer is what it was. */
    Uni<List<CardEntry>> takeBack(Opened opened, Collection<String> studentNumbers) {
        RosterDesk.Work work = opened.work();
        LocalDate today = Times.day(work.now());
        return moves.lock(opened.connection(), work.campaign().id(), studentNumbers, today)
                .map(known -> refused(known, work.roster().departmentId()))
                .chain(refused -> entries.of(
                                opened.connection(), work.campaign().id(), today, numbers(refused))
                        .call(() -> remove(opened, refused)));
    }

    private static List<Known> refused(List<Known> known, int departmentId) {
        return known.stream()
                .filter(entry -> entry.departmentId() == departmentId && entry.isRefusedUnlinked())
                .toList();
    }

    private static List<String> numbers(List<Known> entries) {
        return entries.stream().map(Known::studentNumber).toList();
    }

    private Uni<Void> remove(Opened opened, List<Known> refused) {
        RosterDesk.Work work = opened.work();
        List<EntryStep> steps = refused.stream()
                .map(entry -> new EntryStep(entry.studentNumber(), EntryState.REMOVED, null, Map.of(), work.now()))
                .toList();
        return moves.move(opened.connection(), EntryMoves.plan(refused, steps), work.caller(), work.now());
    }

    /** 422 naming students whose photo was refused, and is the same still. */
    static void requireOtherPhotos(List<CardEntry> refused, List<Verdict> verdicts) {
        Map<String, String> photos = refused.stream()
                .filter(entry -> CompanyRefusals.needsPhoto(entry.refusalCode()))
                .collect(Collectors.toMap(CardEntry::studentNumber, CardEntry::photoSha256));
        List<Violation> same = verdicts.stream()
                .filter(verdict -> isSame(
                        verdict.photo(), photos.getOrDefault(verdict.facts().studentNumber(), "")))
                .map(verdict -> new Violation(
                        "CARD_PHOTO_REFUSED_BY_COMPANY",
                        "card.2.2",
                        Map.of("studentNumber", verdict.facts().studentNumber())))
                .toList();
        if (!same.isEmpty()) {
            throw ProblemException.refused(same);
        }
    }

    private static boolean isSame(@Nullable KeptPhoto photo, String sha256) {
        return photo != null && photo.sha256().equals(sha256);
    }
}
