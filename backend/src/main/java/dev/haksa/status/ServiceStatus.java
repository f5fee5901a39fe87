package dev.haksa.status;

import dev.haksa.status.domain.ServiceState;
import java.time.Instant;
import java.util.List;

/**
 * How the service is at one moment.
 *
 * @param since when this instance first saw the state, or when the maintenance began
 * @param waiting requests that wait to be decided, in this instance
 * @param limit most that may wait
 * @param announcements in force; as they were last known when the database is away
 */
public record ServiceStatus(
        ServiceState state,
        Instant since,
        Instant now,
        boolean databaseReachable,
        int waiting,
        int limit,
        List<Announcement> announcements) {}
