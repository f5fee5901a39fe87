package dev.haksa.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an application reaches the university (제41조, 제42조①). */
@Schema(name = "ChangeChannel", description = "How an application arrives. / 접수 방법")
public enum Channel {
    /** 온라인: the receipt date is the day on which it is filed. */
    ONLINE,
    /** 우편: the receipt date is the postmark. */
    POST,
    /** 팩스: the receipt date is the day on which the fax arrived. */
    FAX,
    /** By the university itself, as dismissals are. */
    OFFICE
}
