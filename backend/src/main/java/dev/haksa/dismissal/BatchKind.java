package dev.haksa.dismissal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a batch does. */
@Schema(
        name = "DismissalBatchKind",
        description =
                "RETURN_NOTICE tells whose leave ends (article 31), PRIOR_NOTICE tells of a dismissal (32), DISMISSAL"
                        + " files it for the president (33). / 복학 안내, 제적 예고, 제적")
public enum BatchKind {
    RETURN_NOTICE("31"),
    PRIOR_NOTICE("32"),
    DISMISSAL("33");

    private final String article;

    BatchKind(String article) {
        this.article = article;
    }

    /** Key of the article that it rests on. */
    public String article() {
        return article;
    }
}
