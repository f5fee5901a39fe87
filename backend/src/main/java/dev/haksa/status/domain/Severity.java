package dev.haksa.status.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much an announcement matters. */
@Schema(name = "AnnouncementSeverity", description = "How much an announcement matters. / 공지의 중요도")
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
