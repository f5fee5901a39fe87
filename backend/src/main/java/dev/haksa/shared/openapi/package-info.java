/** What the contract says in the same way for every operation; its head stands here, where SmallRye looks for it. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Haksa API",
                        version = "1.0.0",
                        description = """
                                A university's academic administration: catalogue, calendar, course enrollment, \
                                tuition, records and their changes, ID photos and student cards. Errors are problem answers (RFC 9457) with stable codes; every refusal \
                                names its article. Unknown fields and parameters are refused; clients must tolerate \
                                new fields and enum values in answers.

                                대학 학사행정 API입니다. 교과과정, 학사일정, 수강신청, 등록금, 학적과 학적변동, 증명사진과 학생증을 다룹니다. 오류는 고정된 코드를 가진 문제 \
                                응답(RFC 9457)이며, 모든 거부에는 근거 조항이 적혀 있습니다. 알 수 없는 항목이나 매개변수는 거부합니다. \
                                응답에 새 항목이나 새 코드 값이 더해질 수 있으니 클라이언트는 이를 견뎌야 합니다.
                                """,
                        contact = @Contact(name = "Haksa developers", url = "https://haksa.local"),
                        license = @License(name = "As stated in the repository", url = "/docs")),
        servers = @Server(url = "/", description = "This server. / 이 서버"),
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = Contract.BEARER,
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    bearerFormat = "JWT",
                                    description =
                                            "Access token of a person, from POST /api/v1/auth/login. / 로그인으로 받은 접근 토큰"),
                            @SecurityScheme(
                                    securitySchemeName = Contract.OAUTH2,
                                    type = SecuritySchemeType.OAUTH2,
                                    description = "Access token of an integration. / 연계 시스템의 접근 토큰",
                                    flows =
                                            @OAuthFlows(
                                                    clientCredentials =
                                                            @OAuthFlow(
                                                                    tokenUrl = "/oauth2/token",
                                                                    scopes = {
                                                                        @OAuthScope(
                                                                                name = "students.read",
                                                                                description =
                                                                                        "Read students' standing. / 학적 조회"),
                                                                        @OAuthScope(
                                                                                name = "students.write",
                                                                                description =
                                                                                        "Import students and completed courses. / 학적·이수내역 반입"),
                                                                        @OAuthScope(
                                                                                name = "enrollments.read",
                                                                                description =
                                                                                        "Read enrollments. / 수강신청 조회"),
                                                                        @OAuthScope(
                                                                                name = "catalog.read",
                                                                                description =
                                                                                        "Read the catalogue. / 교과과정 조회"),
                                                                        @OAuthScope(
                                                                                name = "catalog.write",
                                                                                description =
                                                                                        "Maintain the catalogue. / 교과과정 관리"),
                                                                        @OAuthScope(
                                                                                name = "payments.write",
                                                                                description =
                                                                                        "Record tuition payments. / 등록금 납부 내역 등록"),
                                                                        @OAuthScope(
                                                                                name = "clearances.write",
                                                                                description =
                                                                                        "Answer clearances of changes of records, of the codes that the client has: clearances.write:LIBRARY. / 학적변동 부서 확인. 자기 부서의 코드만, 예: clearances.write:LIBRARY"),
                                                                        @OAuthScope(
                                                                                name = "cards.read",
                                                                                description =
                                                                                        "Fetch packages for student cards. / 학생증 전송 자료 수신"),
                                                                        @OAuthScope(
                                                                                name = "cards.write",
                                                                                description =
                                                                                        "Answer packages and report on student cards. / 학생증 접수 결과·상태 보고")
                                                                    })))
                        }))
@NullMarked
package dev.haksa.shared.openapi;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlow;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlows;
import org.eclipse.microprofile.openapi.annotations.security.OAuthScope;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.jspecify.annotations.NullMarked;
