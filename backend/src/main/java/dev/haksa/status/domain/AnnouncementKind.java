package dev.haksa.status.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an announcement is about. */
@Schema(
        description =
                "What an announcement is about. MAINTENANCE also makes the service's state MAINTENANCE while it is in"
                        + " force. / 공지의 종류. MAINTENANCE는 게시되는 동안 서비스 상태도 점검으로 바꿉니다.")
public enum AnnouncementKind {
    NOTICE,
    INCIDENT,
    MAINTENANCE
}
