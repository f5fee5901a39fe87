package dev.haksa.leave;

import dev.haksa.change.ChangeKinds;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** The numbers of leaves ({@code regulation/record-changes.yaml}). */
@ApplicationScoped
@Startup
class LeaveRegulation {
    private final EffectiveDated<Integer> mostTerms;
    private final EffectiveDated<Integer> cancellationShare;
    private final EffectiveDated<Integer> gradedAfter;

    LeaveRegulation(Regulations regulations) {
        mostTerms = regulations.parameter(ChangeKinds.FILE, "leave-terms-at-once", ParameterReaders::wholeNumber);
        cancellationShare =
                regulations.parameter(ChangeKinds.FILE, "leave-cancellation-share", ParameterReaders::wholeNumber);
        gradedAfter = regulations.parameter(
                ChangeKinds.FILE, "enrollments-graded-after-share", ParameterReaders::wholeNumber);
    }

    /** Most terms that one application may cover. */
    int mostTerms(LocalDate day) {
        return mostTerms.at(day);
    }

    /** A leave can be cancelled within one part in so many of the class days (제30조). */
    int cancellationShare(LocalDate day) {
        return cancellationShare.at(day);
    }

    /** After so many quarters of the class days the term of those who enlist is graded (별표 2). */
    int gradedAfterQuarters(LocalDate day) {
        return gradedAfter.at(day);
    }
}
