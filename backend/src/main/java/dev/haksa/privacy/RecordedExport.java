package dev.haksa.privacy;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log of exports.
 *
 * @param exporterRoles roles at that time, separated by spaces
 */
public record RecordedExport(
        int id,
        Instant at,
        ExportKind kind,
        String purpose,
        int count,
        Map<String, Object> criteria,
        String exporterId,
        String exporterName,
        String exporterRoles,
        @Nullable String correlationId) {}
