package dev.haksa.photoregister;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an archive of photos has come. */
@Schema(
        name = "PhotoImportState",
        description =
                "Waits for its turn, is being put in, done with a report, or interrupted: send it again, what was put"
                        + " in does not change. / 차례를 기다림, 처리 중, 완료(결과 있음), 중단됨(다시 보내면 되고 이미 등록된 사진은 바뀌지 않음)")
public enum ImportState {
    /** 차례를 기다림 */
    WAITING,
    /** 처리 중 */
    RUNNING,
    /** 완료 */
    DONE,
    /** 중단됨: 다시 보내면 됨 */
    INTERRUPTED
}
