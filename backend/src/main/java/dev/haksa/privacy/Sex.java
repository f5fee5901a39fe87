package dev.haksa.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 성별 */
@Schema(name = "Sex", description = "Sex as registered. / 성별")
public enum Sex {
    /** 남 */
    MALE,
    /** 여 */
    FEMALE
}
