package dev.haksa.student.domain;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.Grade;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All of a student's attempts and what follows from them. Where a course was taken more than once, one attempt counts
 * and the others are shown as replaced (article 4 (4)).
 *
 * @param attempts by term, then course number
 * @param replaced attempts that do not count
 */
public record Transcript(List<Attempt> attempts, Set<Attempt> replaced) {
    private static final Comparator<Attempt> BY_TERM =
            Comparator.comparing(Attempt::term).thenComparing(Attempt::courseNumber);
    private static final Comparator<Attempt> BY_GRADE = Comparator.comparingInt(Transcript::rank);

    /** Copies both. */
    public Transcript {
        attempts = List.copyOf(attempts);
        replaced = Set.copyOf(replaced);
    }

    /** Decides which attempts count. A withdrawn attempt (W) replaces none and is replaced by none. */
    public static Transcript of(Collection<Attempt> attempts, RetakeCounts rule) {
        Comparator<Attempt> order = rule == RetakeCounts.LATER ? BY_TERM : BY_GRADE.thenComparing(BY_TERM);
        Map<String, Attempt> counting = new HashMap<>();
        attempts.stream()
                .filter(attempt -> attempt.grade() != Grade.W)
                .forEach(attempt ->
                        counting.merge(attempt.courseNumber(), attempt, (a, b) -> order.compare(a, b) >= 0 ? a : b));
        Set<Attempt> replaced = attempts.stream()
                .filter(attempt -> attempt.grade() != Grade.W)
                .filter(attempt -> !attempt.equals(counting.get(attempt.courseNumber())))
                .collect(Collectors.toSet());
        return new Transcript(attempts.stream().sorted(BY_TERM).toList(), replaced);
    }

    /** The overall average in hundredths, replaced attempts left out; null without graded courses. */
    public @Nullable Integer gpaHundredths() {
        return Gpa.hundredths(counting());
    }

    /** The average of a term as it was earned then, replaced or not; null without graded courses. */
    public @Nullable Integer gpaHundredths(TermCode term) {
        return Gpa.hundredths(inTerm(term));
    }

    /** Attempts by term, the earliest first. */
    public SortedMap<TermCode, List<Attempt>> byTerm() {
        return attempts.stream().collect(Collectors.groupingBy(Attempt::term, TreeMap::new, Collectors.toList()));
    }

    /** Credits earned: every course passed in an attempt counts once, by its latest passed attempt. */
    public int earnedCredits() {
        return passed().values().stream().mapToInt(Attempt::credits).sum();
    }

    /** Credits earned by category of the latest passed attempt. */
    public Map<Category, Integer> earnedByCategory() {
        Map<Category, Integer> credits = new EnumMap<>(Category.class);
        passed().values().forEach(attempt -> credits.merge(attempt.category(), attempt.credits(), Integer::sum));
        return credits;
    }

    /** The latest spring or fall term with graded courses; null without one. */
    public @Nullable TermCode lastRegularTerm() {
        return attempts.stream()
                .filter(attempt -> attempt.grade().hundredths().isPresent() && attempt.credits() > 0)
                .map(Attempt::term)
                .filter(term -> !term.season().isSeasonal())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Attempt> counting() {
        return attempts.stream().filter(attempt -> !replaced.contains(attempt)).toList();
    }

    private List<Attempt> inTerm(TermCode term) {
        return attempts.stream().filter(attempt -> attempt.term().equals(term)).toList();
    }

    private Map<String, Attempt> passed() {
        return attempts.stream()
                .filter(attempt -> attempt.grade().isPassed())
                .collect(Collectors.toMap(
                        Attempt::courseNumber, attempt -> attempt, (a, b) -> BY_TERM.compare(a, b) >= 0 ? a : b));
    }

    /** Points first; passed without points stands between D0 and F, not passed below F. */
    private static int rank(Attempt attempt) {
        return switch (attempt.grade()) {
            case P -> 1;
            case NP -> -1;
            default -> attempt.grade().hundredths().orElse(-2);
        };
    }
}
