package dev.haksa.readmission;

import dev.haksa.readmission.domain.RankCriterion;
import org.jspecify.annotations.Nullable;

/**
 * An application with its place in the order of its department.
 *
 * @param rank 1 is the first; null for who was refused or gave up
 * @param decidedBy what sets it behind the one before; null for the first
 * @param applicants how many are in the order
 * @param places of the department
 */
public record RankedApplication(
        Application application,
        @Nullable Integer rank,
        @Nullable RankCriterion decidedBy,
        int applicants,
        int places) {}
