package dev.haksa.privacy;

import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Personal data that leave as a file.
 *
 * @param purpose what for, in the exporter's words, as {@link PersonalDataExports#purpose} lets them pass
 * @param count how many persons' data are in it
 * @param criteria what was selected; values that JSON knows, never data of the persons themselves
 */
public record Export(ExportKind kind, String purpose, int count, Map<String, Object> criteria, Caller by, Instant at) {
    /** The same, of a part of it only. */
    public Export of(String part) {
        return with("part", part, count);
    }

    /** A later part of an export that is noted: its persons were counted there. */
    Export continuing(int begun) {
        return with("continues", begun, 0);
    }

    private Export with(String name, Object value, int persons) {
        Map<String, Object> more = new HashMap<>(criteria);
        more.put(name, value);
        return new Export(kind, purpose, persons, Map.copyOf(more), by, at);
    }
}
