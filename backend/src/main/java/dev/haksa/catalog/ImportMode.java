package dev.haksa.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import does when some of its rows are wrong. */
@Schema(description = "What to do when a row is wrong. / 잘못된 행이 있을 때의 처리 방식")
public enum ImportMode {
    /** Nothing is written unless every row is right. */
    ALL_OR_NOTHING,
    /** The rows that are right are written. */
    BEST_EFFORT
}
