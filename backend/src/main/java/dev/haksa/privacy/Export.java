package dev.haksa.privacy;

import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.util.Map;

/**
 * Personal data that leave as a file.
 *
 * @param purpose what for, in the exporter's words, as {@link PersonalDataExports#purpose} lets them pass
 * @param count how many persons' data are in it
 * @param criteria what was selected; values that JSON knows, never data of the persons themselves
 */
public record Export(ExportKind kind, String purpose, int count, Map<String, Object> criteria, Caller by, Instant at) {}
