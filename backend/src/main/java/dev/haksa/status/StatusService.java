package dev.haksa.status;

import dev.haksa.enrollment.AdmissionQueue;
import dev.haksa.status.AnnouncementProbe.Seen;
import dev.haksa.status.domain.AnnouncementKind;
import dev.haksa.status.domain.ServiceState;
import dev.haksa.status.domain.ServiceState.Observation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells how the service is, cheaply and even when the database is away. */
@ApplicationScoped
public class StatusService {
    private final AnnouncementProbe probe;
    private final AdmissionQueue queue;
    private final Clock clock;
    private final int limit;
    private final AtomicReference<Known> known;

    StatusService(
            AnnouncementProbe probe,
            AdmissionQueue queue,
            Clock clock,
            @ConfigProperty(name = "haksa.admission.queue-limit", defaultValue = "20000") int limit) {
        this.probe = probe;
        this.queue = queue;
        this.clock = clock;
        this.limit = limit;
        this.known = new AtomicReference<>(new Known(ServiceState.OPERATIONAL, clock.instant()));
    }

    private record Known(ServiceState state, Instant since) {}

    /** The status now; the database is asked at most once a second. */
    public Uni<ServiceStatus> current() {
        return probe.look().map(this::status);
    }

    private ServiceStatus status(Seen seen) {
        Instant now = clock.instant();
        List<Announcement> inForce = seen.announcements().stream()
                .filter(one -> one.content().isInForce(now))
                .toList();
        Optional<Instant> maintenance = inForce.stream()
                .map(Announcement::content)
                .filter(content -> content.kind() == AnnouncementKind.MAINTENANCE)
                .map(Announcement.Content::from)
                .min(Comparator.naturalOrder());
        int waiting = queue.length();
        ServiceState state = ServiceState.of(new Observation(maintenance.isPresent(), seen.took(), waiting, limit));
        Instant since = known.updateAndGet(before -> before.state() == state ? before : new Known(state, now))
                .since();
        return new ServiceStatus(state, maintenance.orElse(since), now, seen.took() != null, waiting, limit, inForce);
    }
}
