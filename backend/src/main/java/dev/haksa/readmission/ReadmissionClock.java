package dev.haksa.readmission;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks regularly for offers that have lapsed; the office can ask for the same at any time. */
@ApplicationScoped
class ReadmissionClock {
    private final CommitteeService committee;

    ReadmissionClock(CommitteeService committee) {
        this.committee = committee;
    }

    @Scheduled(
            every = "${haksa.readmission.every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return committee.advanceAll();
    }
}
