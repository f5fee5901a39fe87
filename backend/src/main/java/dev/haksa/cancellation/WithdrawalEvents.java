package dev.haksa.cancellation;

import io.vertx.core.json.JsonObject;

/** What applications to withdraw tell others. */
final class WithdrawalEvents {
    private WithdrawalEvents() {}

    static String key(Withdrawal application) {
        return application.studentNumber() + "/" + application.section().id();
    }

    static JsonObject told(Withdrawal application) {
        return new JsonObject()
                .put("studentNumber", application.studentNumber())
                .put("sectionId", application.section().id())
                .put("courseNumber", application.section().courseNumber())
                .put("sectionNumber", application.section().sectionNumber())
                .put("title", application.section().title())
                .put("term", application.term());
    }
}
