package dev.haksa.dismissal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of an item. */
@Schema(
        name = "DismissalOutcome",
        description = "DONE told or filed, SETTLED the student acted meanwhile, FAILED. / 처리함, 그 사이 해소됨, 처리하지 못함")
public enum ItemOutcome {
    DONE,
    SETTLED,
    FAILED
}
