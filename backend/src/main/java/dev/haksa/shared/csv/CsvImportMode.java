package dev.haksa.shared.csv;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an import does when some rows are wrong. */
@Schema(
        name = "CsvImportMode",
        description =
                "What happens when some rows are wrong. / 잘못된 행이 있을 때: ALL_OR_NOTHING 전부 취소, BEST_EFFORT 올바른 행만 반영")
public enum CsvImportMode {
    /** Nothing is written unless every row is right. */
    ALL_OR_NOTHING,
    /** The rows that are right are written. */
    BEST_EFFORT
}
