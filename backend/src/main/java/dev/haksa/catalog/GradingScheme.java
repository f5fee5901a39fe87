package dev.haksa.catalog;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a section is graded (articles 20 and 21). */
@Schema(description = "How a section is graded. / 성적평가 방식")
public enum GradingScheme {
    RELATIVE,
    ABSOLUTE,
    PASS_FAIL
}
