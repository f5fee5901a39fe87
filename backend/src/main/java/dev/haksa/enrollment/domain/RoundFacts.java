package dev.haksa.enrollment.domain;

import dev.haksa.catalog.SectionFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a round is decided on, read under its locks.
 *
 * @param sections asked for, or held by one of the students
 * @param seats of the locked sections
 * @param applicants whose terms are locked
 * @param locked students with the sections whose promotion or change may be decided: what rules need of both is here
 * @param registrations of those applicants in the term, in the order of enrolling
 */
public record RoundFacts(
        Map<Integer, SectionFacts> sections,
        Collection<Seats> seats,
        Map<StudentTerm, Applicant> applicants,
        Set<Reach.Pair> locked,
        Map<StudentTerm, List<Registration>> registrations,
        Waitlists waitlists) {}
