package dev.haksa.identity.api;

/** Example bodies of the API documentation. */
final class Examples {
    static final String LOGIN = """
            {"loginName": "20260001", "password": "맑은 가을 하늘 아래"}""";
    static final String TOKENS = """
            {"accessToken": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJSUzI1NiJ9…", "tokenType": "Bearer", "expiresIn": 600,
             "refreshToken": "bXkgcmVmcmVzaCB0b2tlbiBvZiAyNTYgYml0cw", "refreshExpiresIn": 1209600,
             "account": {"id": "0b2f7a52-6f3a-4e0c-9a55-0f4f7f3f4a10", "loginName": "20260001",
              "displayName": "김하늘", "roles": ["STUDENT"], "departments": [], "studentNumber": "20260001"}}""";
    static final String REFRESH = """
            {"refreshToken": "bXkgcmVmcmVzaCB0b2tlbiBvZiAyNTYgYml0cw"}""";
    static final String ACTIVATE = """
            {"loginName": "20260001", "activationCode": "7K3M-Q9TX-2HVB-8RWD-4FZN-6CPA", "newPassword": "맑은 가을 하늘 아래"}""";
    static final String CHANGE_PASSWORD = """
            {"currentPassword": "맑은 가을 하늘 아래", "newPassword": "눈 내리는 겨울 아침"}""";
    static final String OWN_ACCOUNT = """
            {"id": "0b2f7a52-6f3a-4e0c-9a55-0f4f7f3f4a10", "loginName": "20260001", "displayName": "김하늘",
             "roles": ["STUDENT"], "departments": [], "studentNumber": "20260001"}""";
    static final String CREATE_ACCOUNT = """
            {"loginName": "staff.theology", "displayName": "이서준",
             "roles": [{"role": "DEPARTMENT_STAFF", "departmentId": 3}]}""";
    static final String ACCOUNT = """
            {"id": "5d0c1f4e-93a8-4c64-8a0c-2b1d7f6e9c33", "loginName": "staff.theology", "displayName": "이서준",
             "state": "PENDING_ACTIVATION",
             "roles": [{"role": "DEPARTMENT_STAFF", "departmentId": 3}],
             "createdAt": "2026-11-21T01:00:00Z", "updatedAt": "2026-11-21T01:00:00Z"}""";
    static final String CREATED_ACCOUNT = """
            {"account": {"id": "5d0c1f4e-93a8-4c64-8a0c-2b1d7f6e9c33", "loginName": "staff.theology",
              "displayName": "이서준", "state": "PENDING_ACTIVATION",
              "roles": [{"role": "DEPARTMENT_STAFF", "departmentId": 3}],
              "createdAt": "2026-11-21T01:00:00Z", "updatedAt": "2026-11-21T01:00:00Z"},
             "activationCode": "7K3M-Q9TX-2HVB-8RWD-4FZN-6CPA", "expiresAt": "2026-12-05T01:00:00Z"}""";
    static final String ACCOUNTS = """
            {"items": [{"id": "5d0c1f4e-93a8-4c64-8a0c-2b1d7f6e9c33", "loginName": "staff.theology",
              "displayName": "이서준", "state": "ACTIVE",
              "roles": [{"role": "DEPARTMENT_STAFF", "departmentId": 3}],
              "createdAt": "2026-11-21T01:00:00Z", "updatedAt": "2026-11-22T01:00:00Z"}],
             "next": "WyJzdGFmZi50aGVvbG9neSJd"}""";
    static final String CHANGE_ACCOUNT = """
            {"roles": [{"role": "DEPARTMENT_HEAD", "departmentId": 3}], "state": "ACTIVE"}""";
    static final String CREATE_CLIENT = """
            {"name": "도서관 시스템", "scopes": ["students.read"]}""";
    static final String CLIENT = """
            {"id": "client-4f1c09a2b7d3e865", "name": "도서관 시스템", "scopes": ["students.read"], "state": "ACTIVE",
             "createdAt": "2026-11-21T01:00:00Z"}""";
    static final String CLIENTS = """
            {"items": [{"id": "client-4f1c09a2b7d3e865", "name": "도서관 시스템", "scopes": ["students.read"],
             "state": "ACTIVE", "createdAt": "2026-11-21T01:00:00Z"}]}""";
    static final String CLIENT_SECRET = """
            {"client": {"id": "client-4f1c09a2b7d3e865", "name": "도서관 시스템", "scopes": ["students.read"],
              "state": "ACTIVE", "createdAt": "2026-11-21T01:00:00Z"},
             "clientSecret": "c2VjcmV0IG9mIDI1NiByYW5kb20gYml0cw"}""";
    static final String CHANGE_CLIENT = """
            {"scopes": ["students.read", "enrollments.read"], "state": "ACTIVE"}""";
    static final String SIGNING_KEYS = """
            {"items": [{"kid": "Zk3Qm1bJ", "signsFrom": "2026-03-01T00:00:00Z", "retiredAt": "2026-11-21T02:00:00Z"},
             {"kid": "pX9wT4cN", "signsFrom": "2026-11-21T02:00:00Z"}]}""";
    static final String SIGNING_KEY = """
            {"kid": "pX9wT4cN", "signsFrom": "2026-11-21T02:00:00Z"}""";
    static final String OAUTH_FORM = "grant_type=client_credentials&scope=students.read";

    static final String OAUTH_TOKEN = """
            {"access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJSUzI1NiJ9…", "token_type": "Bearer", "expires_in": 600,
             "scope": "students.read"}""";
    static final String OAUTH_ERROR = """
            {"error": "invalid_client", "error_description": "Unknown client, wrong secret, or disabled."}""";
    static final String JWKS = """
            {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "pX9wT4cN", "n": "0vx7agoebGcQ…", "e": "AQAB"}]}""";
    static final String DISCOVERY = """
            {"issuer": "https://haksa.local", "jwks_uri": "https://haksa.local/.well-known/jwks.json",
             "token_endpoint": "https://haksa.local/oauth2/token", "response_types_supported": [],
             "grant_types_supported": ["client_credentials"], "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"],
             "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
             "scopes_supported": ["students.read"]}""";

    private Examples() {}
}
