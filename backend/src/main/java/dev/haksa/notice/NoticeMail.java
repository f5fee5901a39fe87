package dev.haksa.notice;

import dev.haksa.notice.store.MailRows.Claimed;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.problem.ProblemViolation;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.util.Map;

/** A notice as a plain mail in both languages, since nobody is there to say which one is wanted. */
final class NoticeMail {
    private static final String RULE = "\n\n--------\n\n";

    private NoticeMail() {}

    /** The mail; every attempt has the same id, so that mail servers and readers can tell a copy. */
    static MailMessage of(Claimed mail, String from) {
        NoticeText korean = NoticeText.of(mail.notice(), Language.KO);
        NoticeText english = NoticeText.of(mail.notice(), Language.EN);
        String subject = Texts.get(Language.KO, "notice.mail.subject", Map.of("title", korean.title())) + " / "
                + english.title();
        MailMessage message = new MailMessage();
        message.setFrom(from);
        message.setTo(mail.address());
        message.setSubject(subject.replaceAll("\\p{Cntrl}", " "));
        message.setText(body(korean, Language.KO) + RULE + body(english, Language.EN));
        message.setHeaders(MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<notice-" + mail.notice().id() + "@" + domain(from) + ">")
                .add("Auto-Submitted", "auto-generated"));
        return message;
    }

    private static String body(NoticeText notice, Language language) {
        StringBuilder body = new StringBuilder(notice.title()).append("\n\n").append(notice.text());
        for (ProblemViolation violation : notice.violations()) {
            body.append("\n- ").append(violation.message());
            if (violation.article() != null) {
                body.append(" (").append(violation.article().reference()).append(')');
            }
            if (violation.remedy() != null) {
                body.append("\n  ").append(violation.remedy());
            }
        }
        if (notice.remedy() != null) {
            body.append("\n\n").append(notice.remedy());
        }
        return body.append("\n\n")
                .append(Texts.get(language, "notice.mail.inbox", Map.of()))
                .toString();
    }

    private static String domain(String from) {
        return from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }
}
