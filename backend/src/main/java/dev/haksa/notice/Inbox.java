package dev.haksa.notice;

import dev.haksa.shared.paging.Page;

/**
 * A page of a student's notices, the latest first.
 *
 * @param unread how many are unread in all
 */
public record Inbox(Page<Notice> page, long unread) {}
