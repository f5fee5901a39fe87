package dev.haksa.student;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a student is a national. */
@Schema(name = "Nationality", description = "Whether a student is a national. / 내·외국인 구분")
public enum Nationality {
    /** 내국인 */
    DOMESTIC,
    /** 외국인 */
    FOREIGN
}
