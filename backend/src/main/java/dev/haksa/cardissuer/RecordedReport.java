package dev.haksa.cardissuer;

import java.time.Instant;

/** A report of the card company that was received. */
public record RecordedReport(
        long id, ReportLine line, ReportEffect effect, Instant receivedAt, String receivedByName) {}
