package dev.haksa.enrollment.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The waiting lists while a round goes on. Places are only added at the end. */
final class WaitlistLedger {
    private final Map<Integer, List<WaitlistEntry>> lists = new HashMap<>();
    private final Set<Integer> cut;
    private final Map<StudentTerm, Map<Integer, WaitlistEntry>> own = new HashMap<>();

    WaitlistLedger(Waitlists read) {
        read.heads().forEach((section, entries) -> lists.put(section, new ArrayList<>(entries)));
        cut = read.cut();
        read.own().forEach(this::remember);
        read.heads().values().forEach(entries -> entries.forEach(this::remember));
    }

    private void remember(WaitlistEntry entry) {
        own.computeIfAbsent(entry.student(), key -> new LinkedHashMap<>()).put(entry.sectionId(), entry);
    }

    /** Those who wait for a section as far as the list was read, in order. */
    List<WaitlistEntry> of(int sectionId) {
        return List.copyOf(lists.getOrDefault(sectionId, List.of()));
    }

    /** Whether the list goes on after what was read. */
    boolean isCut(int sectionId) {
        return cut.contains(sectionId);
    }

    @Nullable
    WaitlistEntry find(StudentTerm student, int sectionId) {
        return own.getOrDefault(student, Map.of()).get(sectionId);
    }

    /** On how many waiting lists of the term a student is. */
    int count(StudentTerm student) {
        return own.getOrDefault(student, Map.of()).size();
    }

    void add(WaitlistEntry entry) {
        if (!isCut(entry.sectionId())) {
            lists.computeIfAbsent(entry.sectionId(), key -> new ArrayList<>()).add(entry);
        }
        remember(entry);
    }

    void replace(WaitlistEntry entry) {
        List<WaitlistEntry> list = lists.get(entry.sectionId());
        if (list != null) {
            list.replaceAll(other -> other.student().equals(entry.student()) ? entry : other);
        }
        remember(entry);
    }

    void remove(WaitlistEntry entry) {
        List<WaitlistEntry> list = lists.get(entry.sectionId());
        if (list != null) {
            list.removeIf(other -> other.student().equals(entry.student()));
        }
        Map<Integer, WaitlistEntry> places = own.get(entry.student());
        if (places != null) {
            places.remove(entry.sectionId());
        }
    }
}
