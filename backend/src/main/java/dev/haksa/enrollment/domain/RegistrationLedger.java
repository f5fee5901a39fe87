package dev.haksa.enrollment.domain;

import dev.haksa.catalog.SectionFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What students have on record in the term, while a round goes on. */
final class RegistrationLedger {
    private final Map<Integer, SectionFacts> sections;
    private final Map<StudentTerm, Map<Integer, Registration>> registrations = new HashMap<>();

    RegistrationLedger(
            Map<Integer, SectionFacts> sections, Map<StudentTerm, ? extends Collection<Registration>> loaded) {
        this.sections = sections;
        loaded.forEach((student, all) -> {
            Map<Integer, Registration> bySection = new LinkedHashMap<>();
            all.forEach(one -> bySection.put(one.sectionId(), one));
            registrations.put(student, bySection);
        });
    }

    @Nullable
    Registration find(StudentTerm student, int sectionId) {
        return registrations.getOrDefault(student, Map.of()).get(sectionId);
    }

    boolean holds(StudentTerm student, int sectionId) {
        Registration registration = find(student, sectionId);
        return registration != null && registration.holdsSeat();
    }

    /** The sections that a student holds. */
    List<SectionFacts> held(StudentTerm student) {
        List<SectionFacts> held = new ArrayList<>();
        for (Registration registration :
                registrations.getOrDefault(student, Map.of()).values()) {
            if (registration.holdsSeat()) {
                held.add(Objects.requireNonNull(sections.get(registration.sectionId())));
            }
        }
        return held;
    }

    void take(StudentTerm student, int sectionId, boolean retake, Instant at) {
        registrations
                .computeIfAbsent(student, key -> new LinkedHashMap<>())
                .put(sectionId, new Registration(sectionId, EnrollmentState.ENROLLED, retake, at, at));
    }

    /** Ends an enrollment and gives it as it is now. */
    Registration end(StudentTerm student, int sectionId, EnrollmentState state, Instant at) {
        Registration before = Objects.requireNonNull(find(student, sectionId));
        Registration after = new Registration(sectionId, state, before.retake(), before.enrolledAt(), at);
        Objects.requireNonNull(registrations.get(student)).put(sectionId, after);
        return after;
    }
}
