package dev.haksa.demo;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.List;

/** The product's first words: where it can be reached and, in a demonstration, as whom. */
@ApplicationScoped
public class Announcement {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String[]> STAFF = List.of(
            new String[] {"professor", "교수", "professor"},
            new String[] {"dept-staff", "학과 직원", "department staff"},
            new String[] {"dept-head", "학과장", "head of department"},
            new String[] {"academic-affairs", "교무처", "academic affairs"},
            new String[] {"dean", "교무처장", "dean"},
            new String[] {"president", "총장", "president"},
            new String[] {"registrar", "학적 담당", "registrar"},
            new String[] {"auditor", "감사", "auditor"},
            new String[] {"admin", "계정 관리자", "administrator"});

    private final DemoConfig config;
    private final Pool pool;

    Announcement(DemoConfig config, Pool pool) {
        this.config = config;
        this.pool = pool;
    }

    void started(@ObservesAsync HttpServerStart server) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            String address = "http://" + server.options().getHost() + ":"
                    + server.options().getPort();
            System.out.println(config.enabled() ? addresses(address) + logins() : addresses(address));
        }
    }

    private static String addresses(String address) {
        return """

                Haksa 학사 — 준비되었습니다. 멈추려면 Ctrl-C / Ready. Ctrl-C stops it.

                  API         %1$s/api/v1
                  문서/docs   %1$s/docs
                  계약/contract  %1$s/openapi
                  상태/health    %1$s/health
                """.formatted(address);
    }

    private String logins() {
        StringBuilder text = new StringBuilder("\n  시연 계정 / demo accounts (POST /api/v1/auth/login)\n");
        text.append("  비밀번호 / password: ").append(config.password().orElse("–")).append("\n\n");
        for (String[] person : STAFF) {
            text.append("    %-18s %s / %s%n".formatted((Object[]) person));
        }
        RowSet<Row> rows = pool.query("""
                        select student_number from student
                         where state = 'ENROLLED' and type = 'UNIVERSITY' order by student_number limit 3
                        """).execute().await().atMost(LIMIT);
        rows.forEach(row -> text.append("    %-18s 학생 / student%n".formatted(row.getString("student_number"))));
        return text.toString();
    }
}
