package dev.haksa.catalog;

import dev.haksa.calendar.WindowKind;

/** What a professor writes about a section before its term starts. */
public enum DocumentKind {
    /** 수업계획서 (article 8) */
    SYLLABUS(WindowKind.SYLLABUS, "8.1", "8.3"),
    /** 교과목기획서 (article 7) */
    COURSE_PLAN(WindowKind.COURSE_PLAN, "7.1", "7.3");

    private final WindowKind window;
    private final String enteringArticle;
    private final String changingArticle;

    DocumentKind(WindowKind window, String enteringArticle, String changingArticle) {
        this.window = window;
        this.enteringArticle = enteringArticle;
        this.changingArticle = changingArticle;
    }

    /** The window in which it is entered. */
    public WindowKind window() {
        return window;
    }

    /** The article about entering it in its window. */
    public String enteringArticle() {
        return enteringArticle;
    }

    /** The article about not changing it once the term has started. */
    public String changingArticle() {
        return changingArticle;
    }

    /** The kind of a content. */
    public static DocumentKind of(Class<? extends SectionContent> type) {
        return type.equals(Syllabus.class) ? SYLLABUS : COURSE_PLAN;
    }
}
