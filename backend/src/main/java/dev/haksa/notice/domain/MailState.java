package dev.haksa.notice.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the e-mail of a notice has come. */
@Schema(description = "How far the e-mail of a notice has come. / 알림 이메일의 발송 상태")
public enum MailState {
    /** Waits to be sent, perhaps again. */
    PENDING,
    /** Is being handed to the mail server. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** The mail server refused it too often. */
    FAILED,
    /** Nobody knows whether the mail server took it; it is not sent again. */
    UNKNOWN
}
