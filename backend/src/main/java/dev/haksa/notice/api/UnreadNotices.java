package dev.haksa.notice.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many notices are unread. */
@Schema(name = "UnreadNotices", description = "How many notices are unread now. / 읽지 않은 알림의 수")
record UnreadNotices(@Schema(examples = "0") long unread) {}
