package dev.haksa.identity.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The keys that verify access tokens. */
@Schema(name = "SigningKeys", description = "Keys that verify access tokens, oldest first. / 접근 토큰을 검증하는 키")
public record SigningKeysResponse(List<SigningKeyResponse> items) {}
