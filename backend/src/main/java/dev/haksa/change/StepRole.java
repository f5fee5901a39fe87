package dev.haksa.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose decision a step is (별표 8). */
@Schema(name = "ChangeStepRole", description = "Whose decision a step is. / 결재 단계의 담당")
public enum StepRole {
    /** 학과장 확인 */
    DEPARTMENT_HEAD,
    /** 총장 승인 */
    PRESIDENT
}
